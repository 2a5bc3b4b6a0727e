/** A page without a browser: a history that can be walked, and a window that can be hidden. */
import type { Cover, Stage, StageEvent } from '../../src/session/stage.ts'

export interface FakeStage extends Stage {
  readonly tell: (event: StageEvent, more?: Readonly<Record<string, unknown>>) => void
  /** The person goes back or forward with the phone's own gesture. */
  readonly gesture: (steps: number) => void
  hidden: boolean
  covered: Cover
  readonly entries: unknown[]
}

export function createFakeStage(): FakeStage {
  const heard = new Map<StageEvent, Set<(event: Event) => void>>()
  let at = 0
  const stage: FakeStage = {
    hidden: false,
    covered: 'none',
    entries: [null],
    listen: (event, listener) => {
      const all = heard.get(event) ?? new Set()
      heard.set(event, all.add(listener))
      return () => all.delete(listener)
    },
    tell: (event, more = {}) => {
      for (const listener of [...(heard.get(event) ?? [])]) listener(Object.assign(new Event(event), more))
    },
    gesture: (steps) => {
      at = Math.min(stage.entries.length - 1, Math.max(0, at + steps))
      stage.tell('popstate', { state: stage.entries[at] })
    },
    isHidden: () => stage.hidden,
    cover: (cover) => {
      stage.covered = cover
    },
    push: (depth) => {
      stage.entries.splice(++at, Number.POSITIVE_INFINITY, depth)
    },
    mark: (depth) => {
      stage.entries[at] = depth
    },
    travel: (steps) => stage.gesture(steps),
    lang: () => 'ar',
    hubs: async () => ['https://hub.example'],
    persist: undefined,
  }
  return stage
}
