/** A sentence, or its plural forms by CLDR category; `{name}` stands for a variable, `{count}` for the number that chooses the form. */
export type Plural = { readonly other: string } & { readonly [C in Exclude<Intl.LDMLPluralRule, 'other'>]?: string }
export type Message = string | Plural
export type Area = Readonly<Record<string, Message>>

/** The same keys as the English area, strings where it has strings and plurals where it has plurals. */
export type Translated<English extends Area> = {
  readonly [K in keyof English]: English[K] extends string ? string : Plural
}

type Names<S extends string> = S extends `${string}{${infer V}}${infer Rest}` ? V | Names<Rest> : never
export type Variables<M extends Message> = M extends string
  ? Names<M>
  : M extends { readonly other: infer O extends string }
    ? Names<O> | 'count'
    : never

const FSI = '\u2068'
const PDI = '\u2069'

/** Each variable is isolated, so that a Latin symbol or a name in another script can't disturb the sentence around it (UAX #9). */
export function say(message: Message, variables: Readonly<Record<string, string | number>>, locale: string): string {
  const count = variables.count
  const form =
    typeof message === 'string'
      ? message
      : (message[new Intl.PluralRules(locale).select(Number(count ?? 0))] ?? message.other)
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = variables[name]
    if (value === undefined) return whole
    if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
    return FSI + value + PDI
  })
}
