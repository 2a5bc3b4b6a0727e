/** The job: what two people saw, written on two phones, is one notebook; and what happened to one of them reaches one person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ObservationDraft } from '../../src/domain/project/observation.ts'
import { speak, wholeLanguage } from '../../src/i18n/text.ts'
import { assert } from '../../src/prelude/assert.ts'
import { found, letIn, PASSPHRASE, type Person, personOf, WELLS } from '../support/people.ts'
import { jpegOf } from '../support/pictures.ts'
import { createField, type Field, until } from '../support/team.ts'

let field: Field
let amina: Person
let bo: Person
const people = (): readonly Person[] => [amina, bo]

beforeEach(async () => {
  field = createField()
  amina = await personOf(field, 'Amina')
  bo = await personOf(field, 'Bo')
})
afterEach(async () => {
  for (const { gate } of people()) gate.exit()
  await field.end()
})

const save = async ({ session }: Person, draft: ObservationDraft) => {
  const saved = await session().saveObservation(draft)
  assert(saved.ok, `saved: ${JSON.stringify(saved)}`)
  return saved.value
}
const meet = async (): Promise<void> => {
  for (const { network } of people()) network.online = true
  for (let n = 0; n < 2; n++) for (const { session } of people()) await session().syncNow()
}

describe('two people and one notebook', () => {
  it('a photo taken offline is on the other phone without its metadata, and the commitment with it', async () => {
    await found(amina)
    await letIn(amina, bo)
    expect(await amina.session().takeSample()).toMatchObject({ ok: true })
    amina.network.online = false
    const added = await amina.session().addEvidence(new Blob([jpegOf({ marker: 'GPS-MARK' })]), 'photo')
    assert(added.ok, 'a photo')
    const begun = amina.session().startDraft(WELLS.id)
    const id = await save(amina, { ...begun, status: 'partly', words: 'Two of five run.', evidence: [added.value] })
    expect(amina.session().observation(id)).toMatchObject({ whereabouts: 'waiting', mine: true })

    await meet()
    await until('received', () => amina.session().observation(id)?.whereabouts === 'received')
    await until('Bo sees it', () => bo.session().observation(id) !== undefined)
    const { file } = added.value
    await until('Bo has the photo', () => bo.session().observation(id)?.files[file]?.have === 1)
    expect(bo.session().observation(id)).toMatchObject({
      mine: false,
      authorName: 'Amina',
      shown: { words: { text: 'Two of five run.' } },
    })
    expect((await bo.session().commitment(WELLS.id))?.text).toEqual(WELLS.text)
    const opened = await bo.session().openEvidence(file)
    assert(opened.ok, 'opened')
    const bytes = Buffer.from(await opened.value.arrayBuffer())
    expect([bytes.includes('pixels of the picture'), bytes.includes('GPS-MARK')]).toEqual([true, false])
  })

  it('an edit on each side offline converges with both values kept, until one of them settles it', async () => {
    await found(amina)
    await letIn(amina, bo)
    await amina.session().takeSample()
    const id = await save(amina, { ...amina.session().startDraft(WELLS.id), status: 'started', words: 'Dug.' })
    await meet()
    await until('Bo sees it', () => bo.session().observation(id) !== undefined)
    for (const { network } of people()) network.online = false
    await save(amina, { ...amina.session().startDraft(WELLS.id, id), status: 'done' })
    await save(bo, { ...bo.session().startDraft(WELLS.id, id), status: 'nothing', words: 'Dug, but dry.' })
    await meet()
    for (const { session } of people())
      await until('a conflict for both', () => session().observation(id)?.conflicts.length === 1)
    const said = ({ session }: Person) =>
      session()
        .observation(id)
        ?.history.status.map((one) => `${one.value} ${one.memberName} ${one.current}`)
    expect(said(amina)).toEqual(said(bo))
    expect([...(said(amina) ?? [])].sort()).toEqual(['done Amina true', 'nothing Bo true', 'started Amina false'])
    expect(amina.session().observation(id)?.shown.words.text).toBe('Dug, but dry.')

    const bos = amina
      .session()
      .observation(id)
      ?.history.status.find((one) => one.value === 'nothing')
    expect(await amina.session().settle(id, 'status', bos?.entry ?? '')).toMatchObject({ ok: true })
    await meet()
    await until('settled for Bo', () => bo.session().observation(id)?.conflicts.length === 0)
    expect(bo.session().observation(id)?.shown.status).toBe('nothing')
    expect(bo.session().observation(id)?.history.status).toHaveLength(4)
  })

  it('everything is there again after the battery ended', async () => {
    await amina.session().takeSample()
    const draft = { ...amina.session().startDraft(WELLS.id), words: 'Half a senten' }
    await amina.session().keepDraft(draft)
    const id = await save(amina, { ...amina.session().startDraft(WELLS.id), status: 'done', words: 'It runs.' })
    await amina.killed()
    expect(amina.session().drafts()).toMatchObject([{ words: 'Half a senten' }])
    expect(amina.session().observation(id)).toMatchObject({ whereabouts: 'phone', shown: { status: 'done' } })
    await until('searchable', () => amina.session().commitmentCount() === 1)
  })
})

describe('a report for one person', () => {
  it('is opened by the named case worker and by nobody else', async () => {
    await speak('en')
    await wholeLanguage()
    await found(amina)
    await letIn(amina, bo, 'contributor', true)
    const bosMember = bo.session().team().me
    await until('Bo can be sealed to', () => {
      const desk = amina
        .session()
        .team()
        .members.find(({ member }) => member === bosMember)?.caseWorker
      return desk ? desk.ready : false
    })
    const begun = amina.session().startReport()
    const report = {
      ...begun,
      act: { ...begun.act, words: { given: 'They asked about the meeting.' } },
      consent: { ...begun.consent, rungs: { caseworker: true } },
    }
    await amina.session().keepReport(report)
    const sent = await amina.session().sendReport(report, bosMember, false)
    assert(sent.ok, 'sealed')
    expect(amina.session().reports()).toEqual([])
    await meet()
    await until('it came', () => bo.session().inbox().length === 1)
    const item = bo.session().inbox()[0]?.item ?? ''
    expect(await bo.session().openReport(item)).toEqual({ ok: true, value: report })
    expect((await amina.session().openReport(sent.value.item)).ok).toBe(false)
    expect(amina.session().inbox()).toEqual([])
  })
})

describe('a backup', () => {
  it('brings notebook, drafts and promises back on another phone', async () => {
    await amina.session().takeSample()
    const id = await save(amina, { ...amina.session().startDraft(WELLS.id), status: 'done', words: 'It runs.' })
    await amina.session().keepDraft({ ...amina.session().startDraft(WELLS.id), words: 'Later' })
    const made = await amina.session().backup(new TextEncoder().encode(PASSPHRASE))
    assert(made.ok, 'a file')
    const other = await personOf(field, 'Amina', { blank: true })
    const file = new File([made.value], 'notes.bin')
    expect(await other.gate.restore(file, 'another passphrase')).toEqual({ ok: false, error: 'wrong-passphrase' })
    expect(await other.gate.restore(file, PASSPHRASE)).toEqual({ ok: true, value: null })
    await until('the notebook', () => other.session().observation(id)?.shown.words.text === 'It runs.')
    expect(other.session().drafts()).toMatchObject([{ words: 'Later' }])
    await until('the promises', () => other.session().commitmentCount() === 1)
    other.gate.exit()
  })
})
