import type { JSX } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'
import './SyncWord.css'

export type SyncState = 'phone' | 'waiting' | 'sending' | 'received' | 'needs-you'

const SIGN: Readonly<Record<SyncState, IconName>> = {
  phone: 'phone',
  waiting: 'waiting',
  sending: 'sending',
  received: 'received',
  'needs-you': 'alert',
}

/** The state of sending in the header: an icon that differs in shape, its word always read aloud and shown where there is room. */
export function SyncWord(props: {
  readonly state: SyncState
  readonly label: string
  readonly onClick: () => void
}): JSX.Element {
  return (
    <button
      type="button"
      class={`sync-word sync-${props.state}`}
      aria-label={props.label}
      onClick={() => props.onClick()}
    >
      <Icon name={SIGN[props.state]} />
      <span>{props.label}</span>
    </button>
  )
}
