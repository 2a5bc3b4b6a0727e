import { type JSX, Show } from 'solid-js'
import type { Choice } from './ChoiceGroup.tsx'
import { Keyed } from './Keyed.tsx'
import './ChoiceGroup.css'

export interface CheckGroupProps<T extends string> {
  readonly legend: string
  readonly options: readonly Choice<T>[]
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
  readonly hint?: JSX.Element
}

/** Any of several. The values come back in the order of the options. */
export function CheckGroup<T extends string>(props: CheckGroupProps<T>): JSX.Element {
  const toggle = (value: T, on: boolean): void =>
    props.onChange(
      props.options.map((option) => option.value).filter((one) => (one === value ? on : props.values.includes(one))),
    )
  return (
    <fieldset class="group">
      <legend class="group-legend">{props.legend}</legend>
      <Show when={props.hint}>
        <p class="field-hint">{props.hint}</p>
      </Show>
      <div class="choices">
        <Keyed each={props.options} by={(option) => option.value}>
          {(option) => (
            <label class="choice" lang={option().lang}>
              <input
                type="checkbox"
                checked={props.values.includes(option().value)}
                onChange={(event) => toggle(option().value, event.currentTarget.checked)}
              />
              <span class="choice-words">
                <span>{option().label}</span>
                <Show when={option().hint}>
                  <span class="choice-hint">{option().hint}</span>
                </Show>
              </span>
            </label>
          )}
        </Keyed>
      </div>
    </fieldset>
  )
}
