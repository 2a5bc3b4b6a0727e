import { createUniqueId, type JSX, Show } from 'solid-js'
import './ChoiceGroup.css'
import { Icon, type IconName } from './Icon.tsx'
import { Keyed } from './Keyed.tsx'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
  readonly icon?: IconName
  readonly lang?: string
}

export interface ChoiceGroupProps<T extends string> {
  readonly legend: string
  readonly options: readonly Choice<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  readonly layout?: 'list' | 'row'
  readonly hint?: JSX.Element
  readonly error?: string | undefined
}

/** One of several, each a whole card to press. Native radio buttons inside: arrows move, a screen reader counts. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>): JSX.Element {
  const id = createUniqueId()
  return (
    <fieldset class="group" aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend class="group-legend">{props.legend}</legend>
      <Show when={props.hint}>
        <p class="field-hint">{props.hint}</p>
      </Show>
      <Show when={props.error}>
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      </Show>
      <div class="choices" classList={{ 'choices-row': props.layout === 'row' }}>
        <Keyed each={props.options} by={(option) => option.value}>
          {(option) => (
            <label class="choice" lang={option().lang}>
              <input
                type="radio"
                name={id}
                value={option().value}
                checked={option().value === props.value}
                onChange={() => props.onChange(option().value)}
              />
              <Show when={option().icon}>{(name) => <Icon name={name()} />}</Show>
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
