import { createMemo, For, type JSX, Show } from 'solid-js'

/**
 * A list whose items are told anew, as other objects, whenever anything about them changes. What was drawn for one of them stays as
 * long as its key is in the list: with its focus, its open folds and dialogs, and what was ticked in it.
 */
export function Keyed<T extends object>(props: {
  readonly each: readonly T[]
  readonly by: (item: T) => string
  readonly children: (item: () => T) => JSX.Element
}): JSX.Element {
  const byKey = createMemo(() => new Map(props.each.map((item) => [props.by(item), item])))
  return (
    <For each={[...byKey().keys()]}>
      {(key) => <Show when={byKey().get(key)}>{(item) => props.children(item)}</Show>}
    </For>
  )
}
