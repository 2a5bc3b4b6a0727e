import { beforeAll, describe, expect, it } from 'vitest'
import { encodeValue } from '../../src/domain/cbor.ts'
import { encodeChunks } from '../../src/domain/reference/codec.ts'
import { ANY } from '../../src/domain/reference/query.ts'
import { PAYLOAD_SIZES } from '../../src/exports/payload.ts'
import { speak, wholeLanguage } from '../../src/i18n/text.ts'
import { createDisk, HUB, OWN } from '../support/keeper.ts'
import { jpegOf } from '../support/pictures.ts'
import { commitmentOf } from '../support/records.ts'
import { diskWithWell, unlocked, until, WELL } from '../support/session.ts'

beforeAll(async () => {
  await speak('en')
  await wholeLanguage()
})

describe('commitments on the phone', () => {
  it('are searchable after unlock, and stay when the sample is taken', async () => {
    const disk = diskWithWell()
    const { session } = await unlocked(disk)
    await until(() => session().commitmentCount() === 1)
    expect((await session().query({ ...ANY, text: 'water' })).cards).toMatchObject([{ id: WELL.id }])
    const taken = await session().takeSample()
    expect(taken).toEqual({ ok: true, value: 4 })
    const again = await unlocked(disk)
    await until(() => again.session().commitmentCount() === 4)
  })

  it('that did not fit are not shown as if they were kept', async () => {
    const disk = diskWithWell()
    const { session, keeper } = await unlocked(disk)
    await until(() => session().commitmentCount() === 1)
    keeper().fault = 'storage-full'
    expect(await session().takeSample()).toEqual({ ok: false, error: 'storage-full' })
    keeper().fault = undefined
    expect(session().commitmentCount()).toBe(1)
    expect([...disk.shelf.keys()].filter((name) => name.startsWith('pack:'))).toEqual(['pack:1:0', 'pack:1'])
  })

  it('of a file that did not fit are forgotten again, although they were searchable for a moment', async () => {
    const disk = diskWithWell()
    const { session, keeper } = await unlocked(disk)
    await until(() => session().commitmentCount() === 1)
    const take = () => session().take(new File(['x'], 'x.csv'), [], () => {}, new AbortController().signal)
    keeper().fault = 'storage-full'
    expect(await take()).toEqual({ ok: false, error: { code: 'storage-full' } })
    expect((await session().query(ANY)).total).toBe(1)
    keeper().fault = undefined
    expect(await take()).toMatchObject({ ok: true, value: { taken: 3 } })
    expect(session().commitmentCount()).toBe(4)
    const again = await unlocked(disk)
    await until(() => again.session().commitmentCount() === 4)
  })

  it('of a pack that a kill cut short are cleared away', async () => {
    const disk = diskWithWell()
    const [chunk = new Uint8Array()] = encodeChunks([{ ...WELL, id: commitmentOf('half') }])
    disk.shelf.set('pack:2:0', chunk)
    disk.shelf.set('pack:2:1', chunk)
    const { session } = await unlocked(disk)
    await until(() => !disk.shelf.has('pack:2:0') && !disk.shelf.has('pack:2:1'))
    await until(() => session().commitmentCount() === 1)
  })

  it('come back in order, so that a newer pack wins', async () => {
    const disk = createDisk()
    for (const n of [10, 9, 11]) {
      const id = n === 11 ? commitmentOf('last') : WELL.id
      const [chunk = new Uint8Array()] = encodeChunks([{ ...WELL, id, text: { lang: 'en', text: `water ${n}` } }])
      disk.shelf.set(`pack:${n}`, encodeValue(1))
      disk.shelf.set(`pack:${n}:0`, chunk)
    }
    const { session } = await unlocked(disk)
    await until(() => session().commitmentCount() === 2)
    expect((await session().commitment(WELL.id))?.text.text).toBe('water 10')
  })
})

describe('evidence', () => {
  const photo = new Blob([jpegOf({ marker: 'GPS-MARK' })])
  const bytesOf = async (blob: Blob | undefined): Promise<string> =>
    Buffer.from(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))).toString('latin1')

  it('travels as a copy without metadata, and its original stays sealed with its hash', async () => {
    const disk = diskWithWell()
    const { session, keeper } = await unlocked(disk, { teams: [OWN, HUB] })
    const added = await session().addEvidence(photo, 'photo')
    if (!added.ok) throw new Error(added.error)
    const { file, original, type } = added.value
    expect(type).toBe('image/jpeg')
    expect(await bytesOf(disk.files.get(file))).not.toContain('GPS-MARK')
    expect(await bytesOf(disk.files.get(original?.file ?? ''))).toContain('GPS-MARK')

    const draft = { ...session().startDraft(WELL.id), status: 'done' as const, evidence: [added.value] }
    expect(await session().saveObservation(draft)).toMatchObject({ ok: true })
    expect(disk.entries.flatMap((entry) => entry.files.map((one) => one.file))).toEqual([file])
    expect(session().observations()[0]?.files[file]).toEqual({ parts: 1, have: 1, sent: 0 })
    const opened = await session().openEvidence(file)
    expect(opened.ok && opened.value.type).toBe('image/jpeg')
    expect(keeper().calls).toEqual([])
  })

  it('that nobody may render opens as a file and nothing more', async () => {
    const { session } = await unlocked(diskWithWell())
    const added = await session().addEvidence(new Blob(['<svg onload="x()"/>'], { type: 'image/svg+xml' }), 'document')
    if (!added.ok) throw new Error(added.error)
    await session().keepDraft({ ...session().startDraft(WELL.id), evidence: [added.value] })
    const opened = await session().openEvidence(added.value.file)
    expect(opened.ok && opened.value.type).toBe('application/octet-stream')
  })

  it('of a draft that is dropped goes with it, the original too', async () => {
    const disk = diskWithWell()
    const { session } = await unlocked(disk)
    const added = await session().addEvidence(photo, 'photo')
    if (!added.ok) throw new Error(added.error)
    const draft = { ...session().startDraft(WELL.id), evidence: [added.value] }
    await session().keepDraft(draft)
    expect(disk.files.size).toBe(2)
    await session().dropDraft(draft.id)
    expect(disk.files.size).toBe(0)
  })

  it('leaves no half behind when the phone is full', async () => {
    const disk = diskWithWell()
    const { session, keeper } = await unlocked(disk)
    const seal = keeper().sealFile
    keeper().sealFile = async (p) => {
      const sealed = await seal(p)
      keeper().fault = 'storage-full'
      return sealed
    }
    expect(await session().addEvidence(photo, 'photo')).toEqual({ ok: false, error: 'storage-full' })
    expect(disk.files.size).toBe(0)
  })
})

describe('a reprisal report', () => {
  it('goes nowhere without a yes for the case worker', async () => {
    const { session, keeper } = await unlocked(createDisk(), { teams: [OWN, HUB] })
    const report = session().startReport()
    expect(await session().sendReport(report, 'bo', false)).toEqual({ ok: false, error: 'no-consent' })
    const no = { ...report, consent: { ...report.consent, rungs: { caseworker: false, media: true } } }
    expect(await session().sendReport(no, 'bo', false)).toEqual({ ok: false, error: 'no-consent' })
    expect(keeper().payloads).toEqual([])
  })

  it('goes to a case worker only, in one of three sizes, and its draft ends with it', async () => {
    const disk = createDisk()
    const { session, keeper } = await unlocked(disk, { teams: [OWN, HUB] })
    const place = { precision: 'district' as const, label: 'North', latitude: 1.25, longitude: 2.5 }
    const begun = session().startReport()
    const report = {
      ...begun,
      act: { ...begun.act, words: { given: 'They came at night.' }, where: { given: place } },
      consent: { ...begun.consent, rungs: { caseworker: true } },
    }
    await session().keepReport(report)
    expect([...disk.shelf.keys()]).toEqual([`report:${report.id}`])
    expect(await session().sendReport(report, 'amina', false)).toEqual({ ok: false, error: 'no-desk' })
    expect(await session().sendReport(report, 'bo', true)).toMatchObject({ ok: true })
    expect(disk.shelf.size).toBe(1)
    expect(await session().sendReport(report, 'bo', false)).toMatchObject({ ok: true })
    expect([disk.shelf.size, session().reports().length]).toEqual([0, 0])
    expect(keeper().payloads.map((payload) => payload.length)).toEqual([PAYLOAD_SIZES[0], PAYLOAD_SIZES[0]])
    expect(Buffer.from(keeper().payloads[1] ?? []).includes('1.25')).toBe(false)
    const opened = await session().openReport('1')
    expect(opened.ok && opened.value.act).toMatchObject({
      words: { given: 'They came at night.' },
      where: { given: { precision: 'district', label: 'North' } },
    })
  })

  it('half written, with half a date, is there after a kill', async () => {
    const disk = createDisk()
    const { session } = await unlocked(disk)
    const begun = session().startReport()
    const half = { ...begun, act: { ...begun.act, when: { given: { precision: 'day' as const, value: '2026-1' } } } }
    await session().keepReport(half)
    expect((await unlocked(disk)).session().reports()).toEqual([half])
  })
})
