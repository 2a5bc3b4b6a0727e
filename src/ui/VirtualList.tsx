import { createSignal, type JSX, onMount, Show } from 'solid-js'
import { Virtualizer } from 'virtua/solid'

export interface VirtualListProps<T> {
  readonly items: readonly T[]
  /** Height of one item in CSS pixels, as a first guess. */
  readonly estimate?: number
  readonly children: (item: T, index: () => number) => JSX.Element
  /** Called when the last few items come near: time to fetch more. */
  readonly onEnd?: () => void
}

/** A list of any length that holds only what can be seen. It scrolls with the frame around it, not in a box of its own. */
export function VirtualList<T>(props: VirtualListProps<T>): JSX.Element {
  const [scroller, setScroller] = createSignal<HTMLElement>()
  const [above, setAbove] = createSignal(0)
  let here: HTMLDivElement | undefined
  let asked = -1

  onMount(() => {
    const frame = here?.closest<HTMLElement>('[data-scroller]') ?? document.documentElement
    setAbove(here ? here.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop : 0)
    setScroller(frame)
  })
  const look = (): void => {
    const frame = scroller()
    if (!frame || asked === props.items.length) return
    if (frame.scrollHeight - frame.scrollTop - frame.clientHeight < frame.clientHeight) {
      asked = props.items.length
      props.onEnd?.()
    }
  }

  return (
    <div ref={here}>
      <Show when={scroller()} keyed>
        {(frame) => (
          <Virtualizer
            as="ul"
            item="li"
            data={props.items}
            scrollRef={frame}
            startMargin={above()}
            itemSize={props.estimate ?? 96}
            onScroll={look}
          >
            {(item, index) => props.children(item, index)}
          </Virtualizer>
        )}
      </Show>
    </div>
  )
}
