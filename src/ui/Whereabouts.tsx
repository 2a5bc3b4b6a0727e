import type { JSX } from 'solid-js'
import { Icon } from './Icon.tsx'
import './Whereabouts.css'

export type WhereaboutsState = 'phone' | 'waiting' | 'sending' | 'received'

/** Where a thing is: an icon and a word, never a colour alone. */
export function Whereabouts(props: { readonly state: WhereaboutsState; readonly label: string }): JSX.Element {
  return (
    <span class={`whereabouts whereabouts-${props.state}`}>
      <Icon name={props.state} />
      <span>{props.label}</span>
    </span>
  )
}
