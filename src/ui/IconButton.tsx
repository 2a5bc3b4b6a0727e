import type { JSX } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'
import './IconButton.css'

export interface IconButtonProps {
  readonly icon: IconName
  /** Read aloud. Deliberately no tooltip. */
  readonly label: string
  readonly onClick: () => void
  readonly kind?: 'plain' | 'danger' | 'primary'
  readonly disabled?: boolean
  readonly pressed?: boolean
}

export function IconButton(props: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      classList={{ [`icon-button-${props.kind ?? 'plain'}`]: true }}
      aria-label={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled ?? false}
      onClick={() => props.onClick()}
    >
      <Icon name={props.icon} />
    </button>
  )
}
