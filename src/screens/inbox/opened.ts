/** Opens what has arrived, one after the other, each once for as long as the screen is shown. */
import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Session } from '../../session/session.ts'
import type { Opened, Triaged } from './triage.ts'

export function createOpened(session: Session): () => readonly Triaged[] {
  const [opened, setOpened] = createSignal<ReadonlyMap<string, Opened>>(new Map())
  const asked = new Set<string>()
  let road = Promise.resolve()
  let isGone = false
  onCleanup(() => {
    isGone = true
  })
  const open = async (item: string): Promise<void> => {
    if (isGone) return
    // A vault that locks meanwhile rejects; the screen is gone with it.
    const result = await session.openReport(item).catch(() => undefined)
    if (result && !isGone) setOpened((all) => new Map([...all, [item, result]]))
  }
  createEffect(
    on(session.inbox, (items) => {
      for (const { item } of items) {
        if (asked.has(item)) continue
        asked.add(item)
        road = road.then(() => open(item))
      }
    }),
  )
  return () => session.inbox().map((item) => ({ item, opened: opened().get(item.item) }))
}
