import { createUniqueId, type JSX } from 'solid-js'
import { Field } from './Field.tsx'
import { describedBy } from './field.ts'

export interface TextAreaProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly hint?: JSX.Element
  readonly error?: string | undefined
  readonly lang?: string | undefined
  readonly rows?: number
}

export function TextArea(props: TextAreaProps): JSX.Element {
  const id = createUniqueId()
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error}>
      <textarea
        id={id}
        class="input"
        dir="auto"
        rows={props.rows ?? 4}
        lang={props.lang}
        value={props.value}
        autocomplete="off"
        autocorrect="off"
        spellcheck={false}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props.hint !== undefined && `${id}-hint`, props.error && `${id}-error`)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Field>
  )
}
