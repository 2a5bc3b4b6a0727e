/** A note being written: every change goes to the vault at once, and what the screen says about that is what happened. */
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { isUntouched } from '../../domain/project/draft.ts'
import type { ObservationDraft } from '../../domain/project/observation.ts'
import type { CommitmentId, RecordId } from '../../domain/values/id.ts'
import { fail } from '../../prelude/result.ts'
import type { Session } from '../../session/session.ts'
import { dayOf } from './day.ts'

export type Keeping =
  | { readonly state: 'empty' | 'keeping' }
  | { readonly state: 'kept'; readonly at: number }
  | { readonly state: 'storage-full' | 'closed' }

export interface Writing {
  readonly draft: Accessor<ObservationDraft>
  readonly change: (part: Partial<ObservationDraft>) => void
  readonly keeping: Accessor<Keeping>
  /** Gone once this screen is left; until then it can be undone. */
  readonly discarded: Accessor<boolean>
  readonly discard: (gone: boolean) => void
  /** The draft became an observation: nothing is left to keep or to drop. */
  readonly finish: () => void
}

/** The draft that was asked for, or a new one about today. */
function begin(session: Session, commitment: CommitmentId, id: RecordId | undefined, now: number): ObservationDraft {
  const known = id && session.drafts().find((one) => one.id === id)
  if (known) return known
  const fresh = session.startDraft(commitment)
  return isUntouched(fresh) ? { ...fresh, when: { precision: 'day', value: dayOf(now) } } : fresh
}

export function createWriting(
  session: Session,
  commitment: CommitmentId,
  id: RecordId | undefined,
  now: () => number,
): Writing {
  const first = begin(session, commitment, id, now())
  const isKept = id !== undefined && session.drafts().some((one) => one.id === id)
  const [draft, setDraft] = createSignal(first)
  const [keeping, setKeeping] = createSignal<Keeping>(isKept ? { state: 'kept', at: first.keptAt } : { state: 'empty' })
  const [discarded, setDiscarded] = createSignal(false)
  let turn = 0
  let finished = false

  const keep = async (): Promise<void> => {
    const mine = ++turn
    setKeeping({ state: 'keeping' })
    // The call ends without an answer only when the vault closes under it.
    const kept = await session.keepDraft(draft()).catch(() => fail('closed' as const))
    if (mine !== turn) return
    setKeeping(kept.ok ? { state: 'kept', at: kept.value } : { state: kept.error })
  }

  onCleanup(() => {
    // A vault that is closing keeps the draft: rather one too many than one lost.
    if (discarded() && !finished) session.dropDraft(first.id).catch(() => {})
  })
  return {
    draft,
    change: (part) => {
      setDraft((before) => ({ ...before, ...part }))
      void keep()
    },
    keeping,
    discarded,
    discard: (gone) => {
      setDiscarded(gone)
    },
    finish: () => {
      finished = true
    },
  }
}
