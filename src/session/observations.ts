/** Commands on observations. Each becomes one signed revision; the screen changes when it has come back through the notebook. */
import { encodeRevision } from '../domain/codec.ts'
import { opOfSettling, opOfWithdrawal, opsOfChange, opsOfNew } from '../domain/observed.ts'
import { parseDraft } from '../domain/project/draft.ts'
import type { Observation, ObservationDraft } from '../domain/project/observation.ts'
import { encodeCommitment } from '../domain/reference/codec.ts'
import type { Op } from '../domain/revision.ts'
import { type CommitmentId, createRecordId, type RecordId } from '../domain/values/id.ts'
import type { Keeper } from '../keeper/contract.ts'
import type { Bytes } from '../prelude/bytes.ts'
import type { Instant, World } from '../prelude/instant.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import type { Commitments } from './commitments.ts'
import { type Drafts, draftName } from './drafts.ts'
import type { Notebook } from './notebook.ts'
import type { AppendFault, Session } from './session.ts'

/** The person's own day: a monitor's "today" is where they stand, not in Greenwich. */
export function localDay(now: Instant): string {
  const at = new Date(now)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export function createObservations(p: {
  readonly keeper: Keeper
  readonly world: World
  readonly notebook: Notebook
  readonly commitments: Commitments
  readonly drafts: Drafts
}): Pick<
  Session,
  'observations' | 'observation' | 'observationsOf' | 'saveObservation' | 'withdraw' | 'bringBack' | 'settle'
> {
  const { keeper, world, notebook } = p
  const saving = new Map<RecordId, ReturnType<Session['saveObservation']>>()

  const revision = (record: RecordId, kind: string, ops: readonly Op[]): Bytes =>
    encodeRevision({ record, kind, at: world.now(), ops })

  /** A teammate without the pack must still see what an observation is about. */
  async function adoption(team: string, id: CommitmentId): Promise<readonly Bytes[]> {
    if (notebook.adopted(id, team)) return []
    const commitment = await p.commitments.commitment(id)
    if (!commitment) return []
    const card: Op = { field: 'card', value: encodeCommitment(commitment), replaces: [] }
    return [revision(createRecordId(world.random), 'commitment', [card])]
  }

  async function append(id: RecordId, op: Op | undefined): Promise<Result<null, AppendFault>> {
    const team = notebook.observation(id)?.team
    if (!team || !op) return ok(null)
    const body = revision(id, 'observation', [op])
    const written = await keeper.append({ team, bodies: [{ body, files: [] }] })
    return written.ok ? ok(null) : written
  }

  function opsOf(draft: ObservationDraft, observation: Observation): readonly Op[] {
    const folded = draft.base && notebook.folded(draft.id)
    return folded && draft.base ? opsOfChange(observation, draft.base, folded) : opsOfNew(observation)
  }

  const withdrawal = async (id: RecordId, withdrawn: boolean): Promise<Result<null, AppendFault>> => {
    const folded = notebook.folded(id)
    return append(id, folded && opOfWithdrawal(folded, withdrawn))
  }

  async function save(draft: ObservationDraft): ReturnType<Session['saveObservation']> {
    const parsed = parseDraft(draft, localDay(world.now()))
    if (!parsed.ok) return parsed
    const { id, commitment, evidence } = parsed.value
    const ops = opsOf(draft, parsed.value)
    p.drafts.settle(id)
    if (ops.length === 0) {
      await p.drafts.dropDraft(id)
      return ok(id)
    }
    const sent = notebook.observation(id)?.files ?? {}
    const files = evidence.map(({ file }) => file).filter((file) => !(file in sent))
    const adopted = await adoption(draft.team, commitment)
    const written = await keeper.append({
      team: draft.team,
      bodies: [...adopted.map((body) => ({ body, files: [] })), { body: revision(id, 'observation', ops), files }],
      drop: [draftName(id)],
    })
    if (!written.ok) {
      // Still only a draft: what was typed last must be on the phone all the same.
      void p.drafts.keepDraft(draft)
      return fail(written.error)
    }
    p.drafts.forget(id)
    return ok(id)
  }

  return {
    observations: notebook.observations,
    observation: notebook.observation,
    observationsOf: (id) => notebook.observations().filter((view) => view.shown.commitment === id),
    // A second tap while the first still writes is the same wish, not a second revision.
    saveObservation: (draft) => {
      const running = saving.get(draft.id) ?? save(draft).finally(() => saving.delete(draft.id))
      saving.set(draft.id, running)
      return running
    },
    withdraw: (id) => withdrawal(id, true),
    bringBack: (id) => withdrawal(id, false),
    settle: async (id, field, entry) => {
      const folded = notebook.folded(id)
      return append(id, folded && opOfSettling(folded, field, entry))
    },
  }
}
