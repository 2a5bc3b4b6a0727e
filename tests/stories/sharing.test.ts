/** The job: two people write down what they saw, also without a network, and both have all of it afterwards. */
import { afterEach, describe, expect, it } from 'vitest'
import { createField, type Field, found, letIn, passphrase, until } from '../support/team.ts'

let field: Field
afterEach(() => field.end())

const bytes = (size: number, seed: number) =>
  Uint8Array.from({ length: size }, (_, i) => (Math.imul(i + seed, 2_654_435_761) >>> 24) & 255)

describe('a team of two', () => {
  it('shares an observation with its photo after the network returns', async () => {
    field = createField()
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    await until('all is sent', () => amina.transit().state === 'idle' && bo.transit().state === 'idle')

    amina.network.online = false
    const photo = new Blob([bytes(200_000, 1)])
    const sealed = await amina.keeper.sealFile({ blob: photo })
    if (!sealed.ok) throw new Error(sealed.error)
    await amina.say('The well is dry.', [sealed.value.file])
    expect(amina.entry('The well is dry.')).toMatchObject({
      whereabouts: 'waiting',
      files: [{ parts: 4, have: 4, sent: 0 }],
    })
    await amina.keeper.syncNow()
    await until('it says that it waits', () => amina.transit().problem === 'unreachable')
    expect(amina.transit()).toMatchObject({ state: 'waiting', waiting: 1, partsToSend: 4 })
    expect(amina.entry('The well is dry.')?.whereabouts).toBe('waiting')
    expect(bo.entry('The well is dry.')).toBeUndefined()

    amina.network.online = true
    await amina.keeper.syncNow()
    await until('Amina hears that all is received', () => amina.entry('The well is dry.')?.whereabouts === 'received')
    await until('all parts are confirmed', () => amina.entry('The well is dry.')?.files[0]?.sent === 4)
    await until('Bo reads it', () => bo.entry('The well is dry.') !== undefined)
    await bo.keeper.syncNow()
    await until('Bo has the photo', () => bo.entry('The well is dry.')?.files[0]?.have === 4)
    const opened = await bo.keeper.openFile({ file: sealed.value.file })
    expect(opened.ok && new Uint8Array(await opened.value.arrayBuffer())).toEqual(bytes(200_000, 1))
    const idle = { state: 'idle', waiting: 0, partsToSend: 0, partsToFetch: 0, bytesToSend: 0 }
    await until('nothing is left', () => amina.transit().state === 'idle')
    expect(amina.transit()).toMatchObject(idle)
    expect(bo.entry('The well is dry.')).toMatchObject({ member: amina.team().me, whereabouts: 'received' })
  })

  it('keeps both when both write without a network, in one order for both', async () => {
    field = createField()
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    amina.network.online = false
    bo.network.online = false
    await amina.say('status: started')
    await bo.say('status: nothing')
    amina.network.online = true
    bo.network.online = true
    for (const phone of [amina, bo, amina]) await phone.keeper.syncNow()
    await until('both have both', () => amina.words().length === 2 && bo.words().length === 2)
    expect(amina.words()).toEqual(['status: nothing', 'status: started'])
    expect(bo.words()).toEqual(amina.words())
    const order = (phone: typeof amina) =>
      [...phone.heard.entries.values()]
        .map(({ lm, id }) => `${lm} ${id}`)
        .sort()
        .join('\n')
    expect(order(amina)).toBe(order(bo))
  })

  it('has everything again after the phone died and was unlocked, and goes on where it was', async () => {
    field = createField()
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    await bo.say('one')
    await until('one is received', () => bo.entry('one')?.whereabouts === 'received')
    bo.network.online = false
    await bo.say('two')
    await bo.reopen()
    expect(bo.words()).toEqual(['one', 'two'])
    expect(bo.entry('two')?.whereabouts).toBe('waiting')
    bo.network.online = true
    await bo.keeper.syncNow()
    await until('Amina has both', () => amina.words().length === 2)
    await until('Bo knows', () => bo.entry('two')?.whereabouts === 'received')
    expect(amina.heard.notices).toEqual([])
    expect(bo.heard.notices).toEqual([])
  })

  it('keeps what is in the own team on the phone', async () => {
    field = createField()
    const amina = await field.phone('Amina')
    const own = amina.heard.teams.find(({ kind }) => kind === 'own')
    const said = await amina.keeper.append({
      team: own?.team ?? '',
      bodies: [{ body: new TextEncoder().encode('mine alone'), files: [] }],
    })
    expect(said.ok).toBe(true)
    expect(amina.entry('mine alone')?.whereabouts).toBe('phone')
    expect(amina.heard.transit).toMatchObject([{ state: 'phone', waiting: 0 }])
    await amina.reopen()
    expect(amina.words()).toEqual(['mine alone'])
    expect(amina.heard.teams.filter(({ kind }) => kind === 'own')).toHaveLength(1)
  })
})

describe('a restored backup', () => {
  it('enrols as a new device of the same person after taking in what the old one had published', async () => {
    field = createField()
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    await bo.say('before the backup')
    const backup = await bo.keeper.backup({ passphrase: passphrase() })
    if (!backup.ok) throw new Error(backup.error)
    await bo.say('after the backup')
    await until('all is received', () => bo.entry('after the backup')?.whereabouts === 'received')
    const old = bo
      .team()
      .members.flatMap(({ devices }) => devices)
      .find(({ self }) => self)?.device
    await bo.close()

    const fresh = field.blank('Bo')
    fresh.network.online = false
    const restored = await fresh.keeper.restore({ file: backup.value, passphrase: passphrase() })
    expect(restored).toEqual({ ok: true, value: null })
    await until('settled', () => fresh.heard.settled && fresh.heard.teams.length === 2)
    expect(fresh.team().mustEnrol).toBe(true)
    const early = await fresh.keeper.append({
      team: fresh.team().team,
      bodies: [{ body: new Uint8Array(1), files: [] }],
    })
    expect(early).toEqual({ ok: false, error: 'must-enrol' })

    fresh.network.online = true
    await fresh.keeper.syncNow()
    await until('enrolled', () => !fresh.team().mustEnrol)
    await fresh.say('from the new phone')
    await until('Amina reads it', () => amina.entry('from the new phone') !== undefined)
    const heard = amina.entry('from the new phone')
    expect(heard?.member).toBe(amina.entry('before the backup')?.member)
    expect(heard?.device).not.toBe(old)
    expect(fresh.words()).toEqual(['after the backup', 'before the backup', 'from the new phone'])
    expect(amina.heard.notices).toEqual([])
    expect(amina.team().members).toHaveLength(2)
  })
})
