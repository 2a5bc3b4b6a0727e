import { For, type JSX, Show } from 'solid-js'
import './AppFrame.css'
import { Icon, type IconName } from './Icon.tsx'

export interface FramePlace {
  readonly id: string
  readonly icon: IconName
  readonly label: string
}

export interface AppFrameProps {
  readonly places: readonly FramePlace[]
  readonly current: string
  readonly onGo: (id: string) => void
  readonly label: string
  /** A list beside its detail, where there is room for both. */
  readonly aside?: JSX.Element
  readonly children: JSX.Element
}

/** The frame around every place: navigation under the thumb on a phone, a rail at the start of a desk. */
export function AppFrame(props: AppFrameProps): JSX.Element {
  return (
    <div class="frame">
      <Show when={props.aside}>
        <div class="frame-aside" data-scroller>
          {props.aside}
        </div>
      </Show>
      <main class="frame-main" data-scroller>
        {props.children}
      </main>
      <nav class="frame-nav" aria-label={props.label}>
        <For each={props.places}>
          {(place) => (
            <button
              type="button"
              class="frame-place"
              aria-current={place.id === props.current ? 'page' : undefined}
              onClick={() => props.onGo(place.id)}
            >
              <Icon name={place.icon} />
              <span>{place.label}</span>
            </button>
          )}
        </For>
      </nav>
    </div>
  )
}
