import type { JSX } from 'solid-js'
import './Icon.css'
import { ICONS, type IconName, MIRRORED } from './icons.ts'

export type { IconName } from './icons.ts'

/** Decoration unless it has a label of its own. */
export function Icon(props: { readonly name: IconName; readonly label?: string }): JSX.Element {
  return (
    <svg
      class="icon"
      classList={{ mirrored: MIRRORED.has(props.name) }}
      viewBox="0 0 24 24"
      role={props.label ? 'img' : undefined}
      aria-label={props.label}
      aria-hidden={props.label ? undefined : 'true'}
    >
      <path d={ICONS[props.name]} />
    </svg>
  )
}
