import { createUniqueId, type JSX } from 'solid-js'
import { Field } from './Field.tsx'
import { describedBy } from './field.ts'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly hint?: JSX.Element
  readonly error?: string | undefined
  readonly kind?: 'text' | 'search' | 'password' | 'url' | 'number'
  readonly lang?: string | undefined
  readonly autocomplete?: string
  readonly dir?: 'auto' | 'ltr' | 'rtl'
  readonly inputmode?: 'text' | 'numeric' | 'url' | 'search'
  readonly maxlength?: number
}

/** Keyboards and browsers are asked not to learn what is typed here: no completion, no correction, no spell check over a network. */
export function TextField(props: TextFieldProps): JSX.Element {
  const id = createUniqueId()
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error}>
      <input
        id={id}
        class="input"
        type={props.kind === 'number' ? 'text' : (props.kind ?? 'text')}
        inputmode={props.inputmode ?? (props.kind === 'number' ? 'numeric' : undefined)}
        value={props.value}
        dir={props.dir ?? 'auto'}
        lang={props.lang}
        autocomplete={props.autocomplete ?? 'off'}
        autocorrect="off"
        autocapitalize="off"
        spellcheck={false}
        maxlength={props.maxlength}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props.hint !== undefined && `${id}-hint`, props.error && `${id}-error`)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Field>
  )
}
