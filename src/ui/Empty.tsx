import { type JSX, Show } from 'solid-js'
import './Empty.css'
import { Mark } from './Mark.tsx'

/** An empty place: one sentence and at most one button. */
export function Empty(props: { readonly line: string; readonly action?: JSX.Element }): JSX.Element {
  return (
    <div class="empty">
      <Mark />
      <p>{props.line}</p>
      <Show when={props.action}>{props.action}</Show>
    </div>
  )
}
