import type { JSX } from 'solid-js'

/** A list of cards (`<Card as="li">`). */
export function CardList(props: { readonly children: JSX.Element; readonly label?: string }): JSX.Element {
  return (
    <ul class="card-list" aria-label={props.label}>
      {props.children}
    </ul>
  )
}
