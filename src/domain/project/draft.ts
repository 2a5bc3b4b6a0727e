/** From what is on the screen to an observation. Keeping a draft is never refused; only handing it on is. */
import * as v from 'valibot'
import type { Instant } from '../../prelude/instant.ts'
import { fail, ok, type Result } from '../../prelude/result.ts'
import { type FuzzyDate, isFuzzyDate, UNKNOWN_DATE } from '../values/fuzzydate.ts'
import type { CommitmentId, RecordId } from '../values/id.ts'
import { coarsenPlace, WITHHELD_PLACE } from '../values/place.ts'
import {
  commitmentId,
  count,
  langTag,
  MAX_LABEL,
  MAX_WORDS,
  recordId,
  typed,
  typedDate,
  typedPlace,
} from '../values/schema.ts'
import { METHODS, type Observation, type ObservationDraft, STATUSES } from './observation.ts'
import { evidenceList } from './schema.ts'

export interface DraftIssue {
  readonly field: 'status' | 'words' | 'when' | 'where'
  readonly code: 'missing-status' | 'nothing-said' | 'bad-date' | 'date-in-future' | 'place-missing' | 'too-long'
}

export const createDraft = (p: {
  readonly id: RecordId
  readonly commitment: CommitmentId
  readonly team: string
  readonly lang: string
  readonly at: Instant
}): ObservationDraft => ({
  id: p.id,
  commitment: p.commitment,
  team: p.team,
  words: '',
  lang: p.lang,
  when: UNKNOWN_DATE,
  where: WITHHELD_PLACE,
  method: 'saw',
  evidence: [],
  keptAt: p.at,
})

/** Whether nothing of a person is in it yet, so that leaving it leaves nothing behind. */
export const isUntouched = (draft: ObservationDraft): boolean =>
  draft.base === undefined &&
  draft.status === undefined &&
  draft.words.trim() === '' &&
  draft.evidence.length === 0 &&
  draft.when.precision === 'unknown' &&
  draft.where.label === '' &&
  draft.where.latitude === undefined

/** Compares what both know: the year 2026 is not after 2026-11-24. */
const isAfter = (date: FuzzyDate, today: string): boolean =>
  [date.value, date.until ?? ''].some((value) => value > today.slice(0, value.length))

/**
 * @param today the person's own day, `YYYY-MM-DD`
 * @returns the observation, or everything that a person could still put right
 */
export function parseDraft(draft: ObservationDraft, today: string): Result<Observation, readonly DraftIssue[]> {
  const issues: DraftIssue[] = []
  const text = draft.words.trim().normalize('NFC')
  const where = coarsenPlace(draft.where)
  const { status } = draft
  if (status === undefined) issues.push({ field: 'status', code: 'missing-status' })
  if (text === '' && draft.evidence.length === 0) issues.push({ field: 'words', code: 'nothing-said' })
  if (text.length > MAX_WORDS) issues.push({ field: 'words', code: 'too-long' })
  if (!isFuzzyDate(draft.when)) issues.push({ field: 'when', code: 'bad-date' })
  else if (isAfter(draft.when, today)) issues.push({ field: 'when', code: 'date-in-future' })
  if (where.precision !== 'withheld' && where.label === '' && where.latitude === undefined)
    issues.push({ field: 'where', code: 'place-missing' })
  if (where.label.length > MAX_LABEL) issues.push({ field: 'where', code: 'too-long' })
  if (status === undefined || issues.length > 0) return fail(issues)
  const { id, commitment, when, method, evidence } = draft
  return ok({ id, commitment, status, words: { lang: draft.lang, text }, when, where, method, evidence })
}

/** Of any length and half done: a draft keeps whatever was typed. */
const schema = v.strictObject({
  id: recordId,
  commitment: commitmentId,
  team: v.string(),
  status: v.exactOptional(v.picklist(STATUSES)),
  words: typed,
  lang: langTag,
  when: typedDate,
  where: typedPlace,
  method: v.picklist(METHODS),
  evidence: evidenceList,
  keptAt: count,
  base: v.exactOptional(v.record(v.string(), v.array(v.string()))),
})

/** A draft as it comes back from the shelf; undefined when it is none. */
export function readDraft(value: unknown): ObservationDraft | undefined {
  const parsed = v.safeParse(schema, value)
  return parsed.success ? parsed.output : undefined
}
