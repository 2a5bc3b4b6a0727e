/** The page around a session: the little that session needs of it, so that a test can be a page of its own. */
export type StageEvent =
  | 'visibilitychange'
  | 'freeze'
  | 'pagehide'
  | 'pageshow'
  | 'popstate'
  | 'pointerdown'
  | 'keydown'
  | 'online'

/** `hidden`: nothing may be seen while the app is in the background. `leaving`: on the way to another site. */
export type Cover = 'none' | 'hidden' | 'leaving'

export interface Stage {
  readonly listen: (event: StageEvent, heard: (event: Event) => void) => () => void
  readonly isHidden: () => boolean
  /** Takes effect before the next frame, and before the call returns. */
  readonly cover: (cover: Cover) => void
  /** Entries of the window's history carry a number and nothing else, all with the address `/`. */
  readonly push: (depth: number) => void
  readonly mark: (depth: number) => void
  readonly travel: (steps: number) => void
  readonly lang: () => string
  /** The hubs that this copy's host names, first is the default. */
  readonly hubs: () => Promise<readonly string[]>
  /** Durable storage can be asked for by a page only, never by a Worker. */
  readonly persist: (() => Promise<boolean>) | undefined
}

/** What main's style sheet hides the page by. */
const COVERS = { hidden: 'is-hidden', leaving: 'is-leaving' } as const

const ON_WINDOW: readonly StageEvent[] = ['pagehide', 'pageshow', 'popstate', 'online']

/** `{ "hubs": ["https://…"] }`, origins only. Anything else names no hub. */
export function hubsOf(value: unknown): readonly string[] {
  const list = typeof value === 'object' && value !== null && 'hubs' in value ? value.hubs : undefined
  const isOrigin = (one: unknown): one is string => typeof one === 'string' && /^https?:\/\/[^\s/]+$/.test(one)
  return Array.isArray(list) ? list.filter(isOrigin) : []
}

async function readHubs(): Promise<readonly string[]> {
  try {
    const answer = await fetch('/hubs.json', { credentials: 'omit', redirect: 'error' })
    return answer.ok ? hubsOf(await answer.json()) : []
  } catch {
    return []
  }
}

/** The real page. */
export const pageStage = (): Stage => ({
  listen: (event, heard) => {
    const target: EventTarget = ON_WINDOW.includes(event) ? window : document
    target.addEventListener(event, heard, { capture: true, passive: true })
    return () => target.removeEventListener(event, heard, { capture: true })
  },
  isHidden: () => document.visibilityState === 'hidden',
  cover: (cover) => {
    const { classList } = document.documentElement
    classList.toggle(COVERS.hidden, cover === 'hidden')
    classList.toggle(COVERS.leaving, cover === 'leaving')
  },
  push: (depth) => history.pushState(depth, ''),
  mark: (depth) => history.replaceState(depth, ''),
  travel: (steps) => history.go(steps),
  lang: () => document.documentElement.lang || 'en',
  hubs: readHubs,
  persist: navigator.storage?.persist ? () => navigator.storage.persist() : undefined,
})
