/** An empty report, and a report that came back from a shelf or out of a sealed file: every answer checked, none required. */
import * as v from 'valibot'
import { fail, ok, type Result } from '../../prelude/result.ts'
import { coarsenPlace } from '../values/place.ts'
import { langTag, typed, typedDate, typedPlace } from '../values/schema.ts'
import {
  ACT_TYPES,
  CONSENT_GIVERS,
  COOPERATION_BODIES,
  COOPERATION_TYPES,
  LINK_REASONS,
  PROTECTED_CATEGORIES,
  type ReprisalReport,
  RUNGS,
  URGENCIES,
  VICTIM_KINDS,
} from './report.ts'

const answer = <S extends v.GenericSchema>(given: S) =>
  v.union([v.picklist(['unknown', 'withheld', 'unanswered']), v.strictObject({ given })])
const some = <S extends v.GenericSchema>(one: S, most: number) => v.pipe(v.array(one), v.maxLength(most))

const schema = v.strictObject({
  v: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  lang: langTag,
  victim: v.strictObject({
    kind: answer(v.picklist(VICTIM_KINDS)),
    name: answer(typed),
    category: answer(v.picklist(PROTECTED_CATEGORIES)),
    safeContact: answer(typed),
  }),
  cooperation: v.strictObject({
    body: answer(v.picklist(COOPERATION_BODIES)),
    type: answer(v.picklist(COOPERATION_TYPES)),
    when: answer(typedDate),
    details: answer(typed),
  }),
  act: v.strictObject({
    types: answer(some(v.picklist(ACT_TYPES), ACT_TYPES.length)),
    words: answer(typed),
    when: answer(typedDate),
    where: answer(typedPlace),
    ongoing: answer(v.boolean()),
    allegedPerpetrator: answer(typed),
  }),
  link: v.strictObject({ reasons: answer(some(v.picklist(LINK_REASONS), LINK_REASONS.length)), words: answer(typed) }),
  urgency: answer(v.picklist(URGENCIES)),
  consent: v.strictObject({
    givenBy: answer(v.picklist(CONSENT_GIVERS)),
    // No is what a missing rung means; `true` is the only yes.
    rungs: v.strictObject(v.entriesFromList(RUNGS, v.exactOptional(v.boolean()))),
  }),
})

const unanswered = 'unanswered' as const

export const createReport = (id: string, lang: string): ReprisalReport => ({
  v: 1,
  id,
  lang,
  victim: { kind: unanswered, name: unanswered, category: unanswered, safeContact: unanswered },
  cooperation: { body: unanswered, type: unanswered, when: unanswered, details: unanswered },
  act: {
    types: unanswered,
    words: unanswered,
    when: unanswered,
    where: unanswered,
    ongoing: unanswered,
    allegedPerpetrator: unanswered,
  },
  link: { reasons: unanswered, words: unanswered },
  urgency: unanswered,
  consent: { givenBy: unanswered, rungs: {} },
})

/** As it leaves this phone: no place is finer than the person chose. */
export function coarsenReport(report: ReprisalReport): ReprisalReport {
  const { where } = report.act
  if (typeof where === 'string') return report
  return { ...report, act: { ...report.act, where: { given: coarsenPlace(where.given) } } }
}

/** @returns `newer-version` when a newer app wrote it, `damaged` when none of ours did */
export function readReport(value: unknown): Result<ReprisalReport, 'damaged' | 'newer-version'> {
  if (typeof value === 'object' && value !== null && 'v' in value && typeof value.v === 'number' && value.v > 1)
    return fail('newer-version')
  const parsed = v.safeParse(schema, value)
  return parsed.success ? ok(parsed.output) : fail('damaged')
}
