import { createUniqueId, For, type JSX, Show } from 'solid-js'
import './ChoiceGroup.css'
import { type ScaleStep, StatusMark } from './StatusScale.tsx'

export interface StatusPickProps<T extends ScaleStep> {
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly legend?: string
  readonly error?: string | undefined
}

/** One tap: each step of the scale is a card with its shape and word. */
export function StatusPick<T extends ScaleStep>(props: StatusPickProps<T>): JSX.Element {
  const id = createUniqueId()
  return (
    <fieldset class="group" aria-describedby={props.error ? `${id}-error` : undefined}>
      <Show when={props.legend}>
        <legend class="group-legend">{props.legend}</legend>
      </Show>
      <Show when={props.error}>
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      </Show>
      <div class="status-pick">
        <For each={props.options}>
          {(option) => (
            <label class="choice">
              <input
                type="radio"
                name={id}
                value={option.value}
                checked={option.value === props.value}
                onChange={() => props.onChange(option.value)}
              />
              <StatusMark status={option.value} />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
