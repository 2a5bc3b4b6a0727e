import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import './Card.css'

export interface CardProps {
  readonly children: JSX.Element
  readonly onClick?: (() => void) | undefined
  readonly as?: 'li' | 'div'
  readonly current?: boolean
}

/** A sheet of paper. With `onClick` the whole sheet is one button, so its content must be plain text and marks. */
export function Card(props: CardProps): JSX.Element {
  return (
    <Dynamic component={props.as ?? 'div'} class="card" classList={{ 'card-current': props.current ?? false }}>
      <Show when={props.onClick} fallback={<div class="card-inside">{props.children}</div>}>
        {(press) => (
          <button
            type="button"
            class="card-inside"
            aria-current={props.current ? 'true' : undefined}
            onClick={() => press()()}
          >
            {props.children}
          </button>
        )}
      </Show>
    </Dynamic>
  )
}
