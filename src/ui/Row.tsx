import { type JSX, Show } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'
import './Row.css'

export interface RowProps {
  readonly label: JSX.Element
  readonly value?: JSX.Element
  readonly icon?: IconName
  readonly onClick?: (() => void) | undefined
  readonly note?: JSX.Element
}

/** A line of a settings-like list: a name, what it is now, and perhaps where it leads. */
export function Row(props: RowProps): JSX.Element {
  const inside = (): JSX.Element => (
    <>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      <span class="row-words">
        <span class="row-label">{props.label}</span>
        <Show when={props.note}>
          <span class="row-note">{props.note}</span>
        </Show>
      </span>
      <Show when={props.value}>
        <span class="row-value">{props.value}</span>
      </Show>
    </>
  )
  return (
    <Show when={props.onClick} fallback={<div class="row">{inside()}</div>}>
      {(press) => (
        <button type="button" class="row" onClick={() => press()()}>
          {inside()}
          <Icon name="next" />
        </button>
      )}
    </Show>
  )
}
