import { describe, expect, it } from 'vitest'
import { encodeRevision } from '../../src/domain/codec.ts'
import type { ObservationDraft } from '../../src/domain/project/observation.ts'
import { ANY } from '../../src/domain/reference/query.ts'
import type { RecordId } from '../../src/domain/values/id.ts'
import type { OpenedEntry } from '../../src/keeper/contract.ts'
import { AUTOSAVE_WAIT } from '../../src/session/autosave.ts'
import type { Session } from '../../src/session/session.ts'
import { createDisk, HUB, OWN } from '../support/keeper.ts'
import { entryOf, RECORD } from '../support/records.ts'
import { diskWithWell, type Phone, unlocked, until, WELL } from '../support/session.ts'

const write = (session: Session, p: Partial<ObservationDraft> = {}): ObservationDraft => ({
  ...session.startDraft(WELL.id),
  status: 'started',
  words: 'The well is dug.',
  ...p,
})
const contains = (bytes: Uint8Array | undefined, text: string): boolean => Buffer.from(bytes ?? []).includes(text)
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('while somebody writes', () => {
  it('what was typed more than a second before a kill is there afterwards', async () => {
    const disk = diskWithWell()
    const { session, keeper } = await unlocked(disk)
    const draft = session().startDraft(WELL.id)
    const words = 'The pump was delivered in May'
    const started = Date.now()
    const typed: [number, string][] = []
    for (let n = 1; n <= words.length; n++) {
      void session().keepDraft({ ...draft, words: words.slice(0, n) })
      typed.push([Date.now() - started, words.slice(0, n)])
      await pause(50)
    }
    const killedAt = Date.now() - started
    keeper().terminate()
    const again = await unlocked(disk)
    const kept = again.session().drafts()[0]?.words ?? ''
    const due = typed.filter(([at]) => at < killedAt - 1_000).at(-1)?.[1] ?? ''
    expect(due.length).toBeGreaterThan(3)
    expect(kept.length).toBeGreaterThanOrEqual(due.length)
    expect(words.startsWith(kept)).toBe(true)
  })

  it('the promise of keeping resolves only once it is on the phone', async () => {
    const disk = diskWithWell()
    const { session } = await unlocked(disk)
    const draft = write(session(), { words: 'kept-word' })
    const kept = session().keepDraft(draft)
    const name = `draft:${draft.id}`
    expect(disk.shelf.has(name)).toBe(false)
    expect(await kept).toMatchObject({ ok: true })
    expect(contains(disk.shelf.get(name), 'kept-word')).toBe(true)
  })

  it('is told when the phone is full, and what was typed stays on the screen', async () => {
    const { session, keeper } = await unlocked(diskWithWell())
    keeper().fault = 'storage-full'
    const draft = write(session())
    expect(await session().keepDraft(draft)).toEqual({ ok: false, error: 'storage-full' })
    expect(session().drafts()).toMatchObject([{ words: 'The well is dug.' }])
    expect(await session().saveObservation(draft)).toEqual({ ok: false, error: 'storage-full' })
    expect(session().drafts()).toHaveLength(1)
  })

  it('hiding the app writes at once what waits', async () => {
    const disk = diskWithWell()
    const { session, stage } = await unlocked(disk)
    void session().keepDraft(write(session(), { words: 'the last words' }))
    stage.hidden = true
    stage.tell('visibilitychange')
    await pause(AUTOSAVE_WAIT / 10)
    expect([...disk.shelf.values()].some((value) => contains(value, 'the last words'))).toBe(true)
  })

  it('locking waits for what was typed last, and then for nothing', async () => {
    const disk = diskWithWell()
    const { session, keepers, gate } = await unlocked(disk)
    void session().keepDraft(write(session(), { words: 'typed just now' }))
    session().lock()
    expect(gate.session()).toBeUndefined()
    await until(() => keepers[0]?.isDead === true)
    expect([...disk.shelf.values()].some((value) => contains(value, 'typed just now'))).toBe(true)
    const again = await unlocked(disk)
    expect(again.session().drafts()).toMatchObject([{ words: 'typed just now' }])
  })

  it('a voice note that was running when the vault locked is still sealed and kept', async () => {
    const disk = diskWithWell()
    const { session, keepers } = await unlocked(disk)
    const open = session()
    const draft = write(open, { words: '' })
    await open.keepDraft(draft)
    open.lock()
    await pause(40)
    const voice = new Blob([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1])])
    const added = await open.addEvidence(voice, 'voice', 7)
    if (!added.ok) throw new Error(added.error)
    void open.keepDraft({ ...draft, evidence: [added.value] })
    await until(() => keepers[0]?.isDead === true)
    const again = await unlocked(disk)
    expect(again.session().drafts()[0]?.evidence).toMatchObject([{ kind: 'voice', duration: 7 }])
    expect(disk.files.size).toBe(1)
  })

  it('a draft that was dropped does not come back with what still waited to be written', async () => {
    const disk = diskWithWell()
    const { session } = await unlocked(disk)
    const draft = write(session())
    void session().keepDraft(draft)
    await session().dropDraft(draft.id)
    await pause(AUTOSAVE_WAIT + 50)
    expect([[...disk.shelf.keys()].filter((name) => name.startsWith('draft:')), session().drafts()]).toEqual([[], []])
  })

  it('one damaged draft keeps nobody out', async () => {
    const disk = diskWithWell()
    disk.shelf.set('draft:00', new Uint8Array([1, 2, 3]))
    disk.shelf.set('settings', new Uint8Array([9]))
    const { session } = await unlocked(disk)
    expect(session().drafts()).toEqual([])
    expect(session().settings().idleMinutes).toBe(5)
  })
})

describe('an observation', () => {
  const save = async ({ session }: Phone, draft: ObservationDraft) => {
    const saved = await session().saveObservation(draft)
    if (!saved.ok) throw new Error(JSON.stringify(saved.error))
    return saved.value
  }

  it('is in the list at once, and its draft is gone with the same write', async () => {
    const disk = diskWithWell()
    const phone = await unlocked(disk)
    const draft = write(phone.session())
    await phone.session().keepDraft(draft)
    const id = await save(phone, draft)
    expect(phone.session().drafts()).toEqual([])
    expect([...disk.shelf.keys()].filter((name) => name.startsWith('draft:'))).toEqual([])
    expect(phone.session().observations()).toMatchObject([
      {
        id,
        mine: true,
        whereabouts: 'phone',
        shown: { words: { text: 'The well is dug.', lang: 'ar' } },
        conflicts: [],
      },
    ])
    expect(phone.session().observationsOf(WELL.id)).toHaveLength(1)
    const again = await unlocked(disk)
    expect(again.session().observation(id)?.shown.status).toBe('started')
  })

  it('is not saved while something is missing, and says what', async () => {
    const { session } = await unlocked(diskWithWell())
    expect(await session().saveObservation(session().startDraft(WELL.id))).toMatchObject({
      ok: false,
      error: [{ field: 'status' }, { field: 'words' }],
    })
  })

  it('tapped twice is saved once', async () => {
    const disk = diskWithWell()
    const phone = await unlocked(disk)
    const draft = write(phone.session())
    await Promise.all([save(phone, draft), save(phone, draft)])
    expect(disk.entries).toHaveLength(2)
  })

  it('brings the commitment along, once, so that a teammate without the pack sees what it is about', async () => {
    const disk = diskWithWell()
    const amina = await unlocked(disk, { teams: [HUB, OWN] })
    await save(amina, write(amina.session()))
    await save(amina, write(amina.session()))
    expect(disk.entries).toHaveLength(3)

    const theirs = createDisk()
    theirs.entries.push(...disk.entries)
    const bo = await unlocked(theirs, { teams: [HUB, OWN] })
    expect(await bo.session().commitment(WELL.id)).toMatchObject({ text: { text: WELL.text.text } })
    await until(() => bo.session().commitmentCount() === 1)
    expect((await bo.session().query({ ...ANY, text: 'water' })).total).toBe(1)
  })

  it('changed again and again still knows everything it ever said, also after the next unlock', async () => {
    const disk = diskWithWell()
    const phone = await unlocked(disk)
    const month = (value: string) => ({ precision: 'month' as const, value })
    const versions = [
      { words: 'The well is dug.', when: month('2026-05') },
      { words: 'It has a pump.', when: month('2026-06') },
      { words: 'The pump is broken.', when: month('2026-07') },
    ]
    const [first, ...changes] = versions
    const id = await save(phone, write(phone.session(), first))
    for (const change of changes) {
      await save(phone, { ...phone.session().startDraft(WELL.id, id), ...change })
      expect(phone.session().observation(id)?.shown).toMatchObject({ words: { text: change.words }, when: change.when })
    }
    const again = await unlocked(disk)
    for (const { session } of [phone, again]) {
      const history = session().observation(id)?.history
      expect(history?.words.map((one) => one.value.text)).toEqual(versions.map((one) => one.words))
      expect(history?.when.map((one) => one.value)).toEqual(versions.map((one) => one.when))
      expect(history?.when.map((one) => one.current)).toEqual([false, false, true])
    }
  })

  it('changed by two people at once shows both, until somebody settles it', async () => {
    const disk = diskWithWell()
    const phone = await unlocked(disk, { teams: [HUB, OWN] })
    const id = await save(phone, write(phone.session()))
    const first = phone.session().observation(id)?.history.status[0]?.entry ?? ''
    await save(phone, { ...phone.session().startDraft(WELL.id, id), status: 'done' })
    phone.keeper().emit('entries', [theirsOf(id, first, 'backwards')])

    const view = phone.session().observation(id)
    expect(view?.conflicts).toEqual(['status'])
    const current = view?.history.status.filter((one) => one.current) ?? []
    expect(current.map((one) => [one.value, one.memberName]).sort()).toEqual([
      ['backwards', 'Bo'],
      ['done', 'Amina'],
    ])
    const bos = current.find((one) => one.value === 'backwards')?.entry ?? ''
    expect(await phone.session().settle(id, 'status', bos)).toMatchObject({ ok: true })
    expect(phone.session().observation(id)).toMatchObject({ conflicts: [], shown: { status: 'backwards' } })
    expect(phone.session().observation(id)?.history.status).toHaveLength(4)
  })

  it('keeps a colleague’s change that came while somebody was writing another', async () => {
    const disk = diskWithWell()
    const phone = await unlocked(disk, { teams: [HUB, OWN] })
    const id = await save(phone, write(phone.session()))
    const first = phone.session().observation(id)?.history.status[0]?.entry ?? ''
    const change = phone.session().startDraft(WELL.id, id)
    await phone.session().keepDraft(change)
    phone.keeper().emit('entries', [theirsOf(id, first, 'done')])
    await save(phone, { ...change, words: 'It is dry again.' })
    expect(phone.session().observation(id)).toMatchObject({
      conflicts: [],
      shown: { status: 'done', words: { text: 'It is dry again.' } },
    })
  })

  it('can be withdrawn, and brought back', async () => {
    const phone = await unlocked(diskWithWell())
    const id = await save(phone, write(phone.session()))
    await phone.session().withdraw(id)
    expect(phone.session().observation(id)?.withdrawn).toBe(true)
    await phone.session().bringBack(id)
    expect(phone.session().observation(id)?.withdrawn).toBe(false)
  })

  it('says received only after the keeper said so', async () => {
    const phone = await unlocked(diskWithWell(), { teams: [HUB, OWN] })
    const id = await save(phone, write(phone.session()))
    expect(phone.session().observation(id)?.whereabouts).toBe('waiting')
    const entry = phone.session().observation(id)?.history.status[0]?.entry ?? ''
    phone.keeper().emit('moved', [{ id: entry, whereabouts: 'received', files: [] }])
    expect(phone.session().observation(id)?.whereabouts).toBe('received')
  })

  it('that a newer app wrote is counted and not shown, and neither is one that nobody could have written', async () => {
    const phone = await unlocked(diskWithWell(), { teams: [HUB, OWN] })
    const bad = { ...theirsOf(RECORD, '', 'done'), id: entryOf('bad'), body: new Uint8Array([1, 2, 3]) }
    phone.keeper().emit('entries', [bad, bad])
    expect(phone.session().notices()).toEqual([{ team: 'hub', kind: 'quarantined', count: 1 }])
    expect(phone.session().observations()).toEqual([])
  })
})

function theirsOf(record: RecordId, replaces: string, status: string): OpenedEntry {
  const ops = [{ field: 'status', value: status, replaces: replaces === '' ? [] : [replaces] }]
  return {
    id: entryOf(`bo-${status}`),
    team: 'hub',
    device: 'b1',
    member: 'bo',
    lm: 3,
    seq: 0,
    body: encodeRevision({ record, kind: 'observation', at: 5, ops }),
    files: [],
    whereabouts: 'received',
  }
}
