import { For, type JSX } from 'solid-js'
import './Digits.css'

/** Groups of digits or words to compare or copy. Left to right in every language; a reader hears each group by itself. */
export function Digits(props: { readonly groups: readonly string[]; readonly label?: string }): JSX.Element {
  return (
    <ol class="digits" dir="ltr" aria-label={props.label}>
      <For each={props.groups}>{(group) => <li>{group}</li>}</For>
    </ol>
  )
}
