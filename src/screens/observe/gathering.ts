/** Evidence being added to a draft: sealed first, shown then; what is taken away can be put back. */
import { type Accessor, createSignal } from 'solid-js'
import type { Evidence } from '../../domain/project/observation.ts'
import { fail } from '../../prelude/result.ts'
import type { Session } from '../../session/session.ts'
import type { Writing } from './writing.ts'

type Added = Awaited<ReturnType<Session['addEvidence']>>
export type GatheringFault = Extract<Added, { readonly ok: false }>['error']

export interface Gathering {
  /** Kinds of what is being sealed now. */
  readonly adding: Accessor<readonly Evidence['kind'][]>
  readonly fault: Accessor<GatheringFault | undefined>
  readonly add: (blob: Blob, kind: Evidence['kind'], seconds?: number) => Promise<void>
  readonly removed: Accessor<Evidence | undefined>
  readonly remove: (piece: Evidence) => void
  readonly putBack: () => void
  /** Resolves when nothing is being sealed any more. */
  readonly settled: () => Promise<void>
}

export function createGathering(session: Session, writing: Writing): Gathering {
  const [adding, setAdding] = createSignal<readonly Evidence['kind'][]>([])
  const [fault, setFault] = createSignal<GatheringFault>()
  const [removed, setRemoved] = createSignal<Evidence>()
  let line: Promise<void> = Promise.resolve()

  const seal = async (blob: Blob, kind: Evidence['kind'], seconds: number | undefined): Promise<void> => {
    // The call ends without an answer only when the vault closes under it.
    const added = await session.addEvidence(blob, kind, seconds).catch(() => fail('closed' as const))
    setAdding((kinds) => kinds.filter((_, at) => at !== kinds.indexOf(kind)))
    if (added.ok) writing.change({ evidence: [...writing.draft().evidence, added.value] })
    else setFault(added.error)
  }
  return {
    adding,
    fault,
    add: (blob, kind, seconds) => {
      setFault(undefined)
      setAdding((kinds) => [...kinds, kind])
      // One after another: two large photos at once would need twice the memory of a cheap phone.
      line = line.then(() => seal(blob, kind, seconds))
      return line
    },
    removed,
    remove: (piece) => {
      setRemoved(piece)
      writing.change({ evidence: writing.draft().evidence.filter((one) => one.file !== piece.file) })
    },
    putBack: () => {
      const piece = removed()
      setRemoved(undefined)
      if (piece) writing.change({ evidence: [...writing.draft().evidence, piece] })
    },
    settled: () => line,
  }
}
