import type { JSX } from 'solid-js'

/** The mark of the app: a square page with one corner folded. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 4h10l6 6v10H4zM14 4v6h6" />
    </svg>
  )
}
