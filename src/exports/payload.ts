/**
 * What is sealed to a case worker, version 1: a plain ZIP with
 *   report.txt    for reading without this app
 *   report.json   the same answers for programs
 *   consent.json  who agreed to what, rung by rung
 *   pad           zeros, so that the whole has one of three sizes whatever was told
 * After `age -d -i key.txt report.age > report.zip` any computer opens it.
 */

import { readReport } from '../domain/case/form.ts'
import { type ReprisalReport, RUNGS } from '../domain/case/report.ts'
import { type Bytes, text, utf8 } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { createArchive, openArchive } from './archive.ts'

/** Bytes that age, the envelope and its framing add at most: what is left of a size class is the payload's. */
export const PAYLOAD_ALLOWANCE = 1_024
/** The first classes leave room for a story; a report without one looks the same as a report with one. */
export const PAYLOAD_SIZES = [16, 64, 256].map((kib) => kib * 1024 - PAYLOAD_ALLOWANCE)

const json = (value: unknown): Bytes => utf8(`${JSON.stringify(value, null, 2)}\n`)

const consentOf = ({ id, consent }: ReprisalReport): unknown => ({
  v: 1,
  report: id,
  givenBy: consent.givenBy,
  rungs: Object.fromEntries(RUNGS.map((rung) => [rung, consent.rungs[rung] === true])),
})

/**
 * @param readable report.txt, in the reporter's language (words.ts)
 * @returns exactly one of PAYLOAD_SIZES; the same bytes for the same report
 */
export function encodePayload(report: ReprisalReport, readable: string): Result<Bytes, 'too-large'> {
  const files = {
    'report.txt': utf8(readable),
    'report.json': json(report),
    'consent.json': json(consentOf(report)),
  }
  const bare = createArchive({ ...files, pad: new Uint8Array() }).length
  const size = PAYLOAD_SIZES.find((one) => one >= bare)
  return size === undefined ? fail('too-large') : ok(createArchive({ ...files, pad: new Uint8Array(size - bare) }))
}

/** @param payload as somebody sealed it: anybody who has the desk's recipient can seal anything */
export function decodePayload(payload: Uint8Array): Result<ReprisalReport, 'damaged' | 'newer-version'> {
  const files = openArchive(payload)
  if (!files.ok) return files
  const found = files.value.get('report.json')
  if (!found) return fail('damaged')
  try {
    const value: unknown = JSON.parse(text(found))
    return readReport(value)
  } catch {
    return fail('damaged')
  }
}
