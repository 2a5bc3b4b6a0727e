import { type JSX, Show } from 'solid-js'
import './Field.css'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: JSX.Element
  readonly error?: string | undefined
  readonly children: JSX.Element
}

/** Label above, what is wrong in words below it, then the field itself. The error's id is `${id}-error`, the hint's `${id}-hint`. */
export function Field(props: FieldProps): JSX.Element {
  return (
    <div class="field" classList={{ 'field-wrong': Boolean(props.error) }}>
      <label class="field-label" for={props.id}>
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class="field-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p class="field-error" id={`${props.id}-error`}>
          {props.error}
        </p>
      </Show>
      {props.children}
    </div>
  )
}
