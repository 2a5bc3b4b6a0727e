/** Whether the last answer is on the phone yet. Only the newest change may say so: an older promise that ends late says nothing. */
import { type Accessor, createSignal } from 'solid-js'
import type { ReprisalReport } from '../../domain/case/report.ts'
import type { Session } from '../../session/session.ts'

/** Why an answer was not written. */
export type Fault = Extract<Awaited<ReturnType<Session['keepReport']>>, { readonly ok: false }>['error']
export type Kept =
  | { readonly state: 'before' | 'saving' }
  | { readonly state: 'kept'; readonly at: number }
  | { readonly state: 'lost'; readonly fault: Fault }

export interface Keeping {
  readonly kept: Accessor<Kept>
  readonly keep: (report: ReprisalReport) => void
  /** Resolves when the newest answer is on the phone, or known not to be. */
  readonly settled: () => Promise<void>
}

export function createKeeping(write: Session['keepReport']): Keeping {
  const [kept, setKept] = createSignal<Kept>({ state: 'before' })
  let newest = 0
  let last: Promise<void> = Promise.resolve()
  const keep = (report: ReprisalReport): void => {
    const mine = ++newest
    setKept({ state: 'saving' })
    const settle = (now: Kept): void => {
      if (mine === newest) setKept(now)
    }
    last = write(report).then(
      (written) => settle(written.ok ? { state: 'kept', at: written.value } : { state: 'lost', fault: written.error }),
      // The keeper is gone, because the vault is locking.
      () => settle({ state: 'lost', fault: 'closed' }),
    )
  }
  return { kept, keep, settled: () => last }
}

/** One for each report of a session, because every page of a report is a screen of its own and must not forget what the last one heard. */
const keepings = new WeakMap<object, Map<string, Keeping>>()

export function keepingOf(session: Pick<Session, 'keepReport'>, id: string): Keeping {
  const all = keepings.get(session) ?? new Map<string, Keeping>()
  keepings.set(session, all)
  const known = all.get(id) ?? createKeeping((report) => session.keepReport(report))
  all.set(id, known)
  return known
}
