import { createUniqueId, type JSX, Show } from 'solid-js'
import './ChoiceGroup.css'

export interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: string
}

export function Check(props: CheckProps): JSX.Element {
  const id = createUniqueId()
  return (
    <label class="choice choice-alone">
      <input
        type="checkbox"
        checked={props.checked}
        aria-describedby={props.hint ? id : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="choice-words">
        <span>{props.label}</span>
        <Show when={props.hint}>
          <span class="choice-hint" id={id}>
            {props.hint}
          </span>
        </Show>
      </span>
    </label>
  )
}
