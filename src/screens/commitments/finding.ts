/** A search as a list of known length whose cards arrive page by page, as they are looked at. */
import { type Accessor, batch, createEffect, createSignal, on, type Signal } from 'solid-js'
import { ANY, type CommitmentCard, type Found, type Query } from '../../domain/reference/query.ts'
import type { Session } from '../../session/session.ts'

export const PAGE = 50

type Pages = ReadonlyMap<number, readonly CommitmentCard[]>

export interface Finding {
  /** What the last finished search found; undefined before the first. */
  readonly found: Accessor<Found | undefined>
  readonly cardAt: (index: number) => CommitmentCard | undefined
  /** Fetches the page this card is on, once. */
  readonly need: (index: number) => void
  readonly broken: Accessor<boolean>
  readonly again: () => void
}

/** Where somebody was in the list, for when they come back to it. Lives as long as the unlocked session and no longer. */
export interface Visit {
  readonly query: Signal<Query>
  /** The card that was opened last. */
  at: number
}
const visits = new WeakMap<Session, Visit>()

export function visitOf(session: Session): Visit {
  const known = visits.get(session)
  if (known) return known
  const visit: Visit = { query: createSignal<Query>({ ...ANY, limit: PAGE }), at: 0 }
  visits.set(session, visit)
  return visit
}

export function createFinding(session: Session, query: Accessor<Query>): Finding {
  const [found, setFound] = createSignal<Found>()
  const [shown, setShown] = createSignal<{ readonly turn: number; readonly pages: Pages }>({
    turn: 0,
    pages: new Map(),
  })
  const [broken, setBroken] = createSignal(false)
  const asked = new Set<number>()
  let turn = 0

  /** Answers of an earlier query are dropped: they may arrive later than a newer one's. */
  const ask = async (page: number, mine: number): Promise<void> => {
    asked.add(page)
    try {
      const answer = await session.query({ ...query(), offset: page * PAGE, limit: PAGE })
      if (mine !== turn) return
      batch(() => {
        setBroken(false)
        if (page === 0) setFound(answer)
        setShown(({ turn: before, pages }) => ({
          turn: mine,
          pages: new Map(before === mine ? pages : []).set(page, answer.cards),
        }))
      })
    } catch {
      asked.delete(page)
      if (mine === turn) setBroken(true)
    }
  }
  const begin = (): void => {
    turn++
    asked.clear()
    void ask(0, turn)
  }
  createEffect(on([query, session.commitmentCount], begin))

  return {
    found,
    cardAt: (index) => shown().pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    need: (index) => {
      const page = Math.floor(index / PAGE)
      if (!asked.has(page)) void ask(page, turn)
    },
    broken,
    again: begin,
  }
}
