import { type JSX, Show } from 'solid-js'
import './Button.css'
import { Icon, type IconName } from './Icon.tsx'

export interface ButtonProps {
  readonly kind?: 'primary' | 'quiet' | 'plain' | 'danger'
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
  /** Work is under way: looks and reads busy, and a second press does nothing. */
  readonly busy?: boolean
  readonly onClick?: () => void
  readonly children: JSX.Element
  readonly icon?: IconName
  readonly full?: boolean
  readonly pressed?: boolean
}

export function Button(props: ButtonProps): JSX.Element {
  return (
    <button
      type={props.type ?? 'button'}
      class="button"
      classList={{ [`button-${props.kind ?? 'quiet'}`]: true, 'button-full': props.full ?? false }}
      disabled={props.disabled ?? false}
      aria-disabled={props.busy ? 'true' : undefined}
      aria-busy={props.busy ? 'true' : undefined}
      aria-pressed={props.pressed}
      onClick={(event) => {
        if (!props.busy) props.onClick?.()
        else event.preventDefault()
      }}
    >
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      <span>{props.children}</span>
    </button>
  )
}
