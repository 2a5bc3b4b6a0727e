import { createUniqueId, For, type JSX } from 'solid-js'
import { Field } from './Field.tsx'
import { describedBy } from './field.ts'

export interface SelectProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly hint?: JSX.Element
  readonly error?: string | undefined
}

/** The platform's own list: it knows thumbs, keyboards and screen readers better than we do. */
export function Select<T extends string>(props: SelectProps<T>): JSX.Element {
  const id = createUniqueId()
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error}>
      <select
        id={id}
        class="input"
        value={props.value}
        aria-describedby={describedBy(props.hint !== undefined && `${id}-hint`, props.error && `${id}-error`)}
        onChange={(event) => {
          const chosen = props.options[event.currentTarget.selectedIndex]
          if (chosen) props.onChange(chosen.value)
        }}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </Field>
  )
}
