/** What values must look like when they come back as bytes: the same rules for drafts, revisions and reports. */
import * as v from 'valibot'
import { isFuzzyDate } from './fuzzydate.ts'
import { type CommitmentId, isCommitmentId, isRecordId, type RecordId } from './id.ts'
import { PLACE_PRECISIONS } from './place.ts'

/** Characters (UTF-16 units) of one person's words in one field: an entry holds 64 KiB, a character at most three bytes. */
export const MAX_WORDS = 8_000
export const MAX_LABEL = 300

export const words = v.pipe(v.string(), v.maxLength(MAX_WORDS))
export const label = v.pipe(v.string(), v.maxLength(MAX_LABEL))
export const langTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/), v.maxLength(35))
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const fileId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const recordId = v.custom<RecordId>((value) => typeof value === 'string' && isRecordId(value))
export const commitmentId = v.custom<CommitmentId>((value) => typeof value === 'string' && isCommitmentId(value))

export const langText = v.strictObject({ lang: langTag, text: words })

/** Whatever somebody has typed so far. What a person is still writing is never refused, only bounded. */
export const typed = v.pipe(v.string(), v.maxLength(300_000))
export const typedDate = v.strictObject({
  precision: v.picklist(['day', 'month', 'year', 'range', 'unknown']),
  value: typed,
  until: v.exactOptional(typed),
  about: v.exactOptional(v.boolean()),
})
export const typedPlace = v.strictObject({
  precision: v.picklist(PLACE_PRECISIONS),
  label: typed,
  latitude: v.exactOptional(v.number()),
  longitude: v.exactOptional(v.number()),
})
export const fuzzyDate = v.pipe(typedDate, v.check(isFuzzyDate))

const degrees = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit))

/** Coordinates go with `exact` alone, and nothing at all goes with `withheld` (A44). */
export const place = v.pipe(
  v.strictObject({
    precision: v.picklist(PLACE_PRECISIONS),
    label,
    latitude: v.exactOptional(degrees(90)),
    longitude: v.exactOptional(degrees(180)),
  }),
  v.check((p) => p.precision === 'exact' || (p.latitude === undefined && p.longitude === undefined)),
  v.check((p) => (p.latitude === undefined) === (p.longitude === undefined)),
  v.check((p) => p.precision !== 'withheld' || p.label === ''),
)
