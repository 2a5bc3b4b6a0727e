import * as v from 'valibot'
import { commitmentId, count, fileId, fuzzyDate, hash, langText, place } from '../values/schema.ts'
import { METHODS, STATUSES } from './observation.ts'

const size = v.pipe(count, v.maxValue(2 ** 31))

export const evidence = v.strictObject({
  file: fileId,
  kind: v.picklist(['photo', 'voice', 'document']),
  type: v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/)),
  size,
  sha256: hash,
  original: v.exactOptional(v.strictObject({ sha256: hash, size, file: fileId })),
  duration: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400))),
})

export const evidenceList = v.pipe(v.array(evidence), v.maxLength(40))

/** Fields of the record kind `observation`, as they travel in revisions. */
export const OBSERVATION_FIELDS = {
  commitment: commitmentId,
  status: v.picklist(STATUSES),
  words: langText,
  when: fuzzyDate,
  where: place,
  method: v.picklist(METHODS),
  evidence: evidenceList,
  withdrawn: v.boolean(),
} as const
export type ObservationField = keyof typeof OBSERVATION_FIELDS
