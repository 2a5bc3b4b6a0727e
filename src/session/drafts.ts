/** What is being written: kept on this phone alone, sealed, and gone in the same breath as it becomes an observation. */
import { createSignal } from 'solid-js'
import { encodeValue } from '../domain/cbor.ts'
import { baseOf } from '../domain/observed.ts'
import { createDraft, readDraft } from '../domain/project/draft.ts'
import type { ObservationDraft } from '../domain/project/observation.ts'
import { createRecordId, type RecordId } from '../domain/values/id.ts'
import type { Keeper, WriteFault } from '../keeper/contract.ts'
import type { World } from '../prelude/instant.ts'
import { ok } from '../prelude/result.ts'
import { createAutosave } from './autosave.ts'
import type { Notebook } from './notebook.ts'
import type { Session } from './session.ts'
import { readAllShelved } from './shelf.ts'

const MAX_DRAFT_BYTES = 1024 * 1024
export const draftName = (id: RecordId): string => `draft:${id}`

export interface Drafts extends Pick<Session, 'drafts' | 'startDraft' | 'keepDraft' | 'dropDraft'> {
  readonly load: () => Promise<void>
  readonly flush: () => Promise<void>
  /** Nothing more is written of it: it is becoming an observation. */
  readonly settle: (id: RecordId) => void
  readonly forget: (id: RecordId) => void
}

export function createDrafts(p: {
  readonly keeper: Keeper
  readonly world: World
  readonly notebook: Notebook
  readonly team: () => string
  readonly lang: () => string
}): Drafts {
  const { keeper, world, notebook } = p
  const [drafts, setDrafts] = createSignal<readonly ObservationDraft[]>([])
  const without = (id: RecordId): readonly ObservationDraft[] => drafts().filter((one) => one.id !== id)
  const forget = (id: RecordId): void => {
    setDrafts(without(id))
  }

  const autosave = createAutosave<ObservationDraft, WriteFault>(async (id, draft) => {
    const keptAt = world.now()
    const put = [{ name: draftName(draft.id), value: encodeValue({ ...draft, keptAt }) }]
    const written = await keeper.shelve({ put })
    if (!written.ok) return written
    setDrafts((all) => all.map((one) => (one.id === id ? { ...one, keptAt } : one)))
    return ok(keptAt)
  })

  /** To change an observation is to begin from what it says now, and to remember which values that were. */
  function from(id: RecordId): ObservationDraft | undefined {
    const view = notebook.observation(id)
    const folded = notebook.folded(id)
    if (!view || !folded) return undefined
    const { commitment, status, words, when, where, method, evidence } = view.shown
    const { text, lang } = words
    const base = baseOf(folded)
    return {
      id,
      commitment,
      team: view.team,
      status,
      words: text,
      lang,
      when,
      where,
      method,
      evidence,
      base,
      keptAt: world.now(),
    }
  }

  return {
    drafts,
    startDraft: (commitment, change) => {
      const open = change && drafts().find((one) => one.id === change)
      const begun = open ?? (change && from(change))
      const id = createRecordId(world.random)
      return begun ?? createDraft({ id, commitment, team: p.team(), lang: p.lang(), at: world.now() })
    },
    keepDraft: (draft) => {
      setDrafts([...without(draft.id), draft])
      return autosave.keep(draft.id, draft)
    },
    dropDraft: async (id) => {
      const draft = drafts().find((one) => one.id === id)
      autosave.forget(id)
      forget(id)
      await keeper.shelve({ drop: [draftName(id)] })
      const kept = notebook.observation(id)?.files ?? {}
      for (const { file, original } of draft?.evidence ?? []) {
        if (file in kept) continue
        await keeper.dropFile({ file })
        if (original) await keeper.dropFile({ file: original.file })
      }
    },
    load: async () => {
      const kept = await readAllShelved(keeper, 'draft:', MAX_DRAFT_BYTES)
      setDrafts(kept.flatMap((value) => readDraft(value) ?? []).sort((a, b) => b.keptAt - a.keptAt))
    },
    flush: autosave.flush,
    settle: autosave.forget,
    forget,
  }
}
