import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { createReport } from '../../src/domain/case/form.ts'
import type { ReprisalReport } from '../../src/domain/case/report.ts'
import { createArchive, openArchive } from '../../src/exports/archive.ts'
import { decodePayload, encodePayload, PAYLOAD_SIZES } from '../../src/exports/payload.ts'
import { reportText } from '../../src/exports/words.ts'
import { LANGUAGES, type Language } from '../../src/i18n/languages.ts'
import { speak, wholeLanguage } from '../../src/i18n/text.ts'
import { text } from '../../src/prelude/bytes.ts'

const empty = createReport('0'.repeat(32), 'en')
const reportOf = (words: string): ReprisalReport => ({
  ...empty,
  victim: { ...empty.victim, kind: { given: 'self' }, name: { given: 'K.' }, category: 'withheld' },
  act: { ...empty.act, types: { given: ['threat', 'summons'] }, words: { given: words }, ongoing: 'unknown' },
  consent: { givenBy: { given: 'self' }, rungs: { caseworker: true, media: false } },
})
const sealed = (report: ReprisalReport): Uint8Array => {
  const payload = encodePayload(report, reportText(report))
  if (!payload.ok) throw new Error(payload.error)
  return payload.value
}
const fileOf = (payload: Uint8Array, name: string): string => {
  const files = openArchive(payload)
  return text((files.ok && files.value.get(name)) || new Uint8Array())
}

const speakWhole = async (language: Language): Promise<void> => {
  await speak(language)
  await wholeLanguage()
}
beforeAll(() => speakWhole('en'))

describe('the payload of a report', () => {
  it('comes back as it was written', () => {
    const report = reportOf('They waited outside.\nTwo men.')
    expect(decodePayload(sealed(report))).toEqual({ ok: true, value: report })
  })

  it('has one of three sizes, whatever was told', () => {
    expect(sealed(empty).length).toBe(PAYLOAD_SIZES[0])
    expect(sealed(reportOf('x')).length).toBe(PAYLOAD_SIZES[0])
    expect(sealed(reportOf('x'.repeat(9_000))).length).toBe(PAYLOAD_SIZES[1])
    expect(sealed(reportOf('ж'.repeat(30_000))).length).toBe(PAYLOAD_SIZES[2])
    expect(encodePayload(reportOf('ж'.repeat(140_000)), '')).toMatchObject({ ok: false, error: 'too-large' })
  })

  it('is the same for the same report, with no time in it', () => {
    expect(sealed(reportOf('x'))).toEqual(sealed(reportOf('x')))
  })

  it('says who agreed to what, and no where nobody said yes', () => {
    expect(JSON.parse(fileOf(sealed(reportOf('x')), 'consent.json'))).toMatchObject({
      givenBy: { given: 'self' },
      rungs: { caseworker: true, 'raise-named': false, media: false },
    })
  })

  it('can be read without this app: questions, answers word for word, and what was not said', () => {
    const readable = fileOf(sealed(reportOf('They waited outside.')), 'report.txt')
    expect(readable).toContain('What happened, in your words?\n    They waited outside.')
    expect(readable).toContain('Threats\n    Called in for questioning')
    expect(readable).toContain('Doesn’t want to say')
    expect(readable).toContain('alleged')
    expect(readable).not.toContain('undefined')
  })

  it.each(LANGUAGES)('speaks %s', async (language) => {
    await speakWhole(language)
    const readable = reportText(reportOf('x'))
    expect(
      readable
        .split('\n')
        .filter((line) => line.startsWith('##'))
        .every((line) => line.length > 4),
    ).toBe(true)
    await speakWhole('en')
  })

  it('tells a newer report from a damaged one', () => {
    const payload = (report: unknown): Uint8Array => createArchive({ 'report.json': strToU8(JSON.stringify(report)) })
    expect(decodePayload(payload({ ...empty, v: 2, more: 1 }))).toMatchObject({ error: 'newer-version' })
    expect(decodePayload(payload({ ...empty, urgency: 'soon' }))).toMatchObject({ error: 'damaged' })
    expect(decodePayload(payload({ ...empty, extra: 1 }))).toMatchObject({ error: 'damaged' })
    expect(decodePayload(createArchive({ 'other.json': strToU8('{}') }))).toMatchObject({ error: 'damaged' })
    expect(decodePayload(new Uint8Array(100))).toMatchObject({ error: 'damaged' })
    expect(decodePayload(sealed(empty).subarray(0, 2_000))).toMatchObject({ error: 'damaged' })
  })
})

describe('an archive from somebody else', () => {
  const isRefused = (files: Record<string, Uint8Array>, level: 0 | 9 = 0): boolean =>
    !openArchive(zipSync(files, { level })).ok
  const one = strToU8('x')
  it('is refused for a name that leads elsewhere', () => {
    for (const name of ['../a', '/etc/a', 'C:\\a', 'a/../../b', '.hidden', 'a\u202eb', '_x', 'a//b', 'x'.repeat(121)])
      expect(isRefused({ [name]: one }), name).toBe(true)
    expect(isRefused({ 'attachments/photo-1.jpg': one })).toBe(false)
  })

  it('is refused when one name stands for two files', () => {
    const zip = Buffer.from(zipSync({ a1: one, a2: one }, { level: 0 }))
    for (let at = zip.indexOf('a2'); at >= 0; at = zip.indexOf('a2')) zip.write('a1', at)
    expect(openArchive(new Uint8Array(zip)).ok).toBe(false)
  })

  it('is refused when it would unfold beyond its budgets', () => {
    expect(isRefused({ bomb: new Uint8Array(10_000_000) }, 9)).toBe(true)
    const many = (n: number): Record<string, Uint8Array> =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, one]))
    expect(isRefused(many(1_000))).toBe(false)
    expect(isRefused(many(1_001))).toBe(true)
  })
})
