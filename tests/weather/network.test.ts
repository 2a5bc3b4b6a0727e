/** Bad networks: nothing is lost, nothing is twice, and the phone never says that something arrived which didn't. */
import { afterEach, describe, expect, it } from 'vitest'
import { captivePortal, loseAnswers, repeatRequests } from '../support/faults.ts'
import { createField, type Field, found, letIn, type Phone, until } from '../support/team.ts'

let field: Field
afterEach(() => field.end())

async function pair(): Promise<readonly [Phone, Phone]> {
  field = createField()
  const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
  await found(amina)
  await letIn(amina, bo)
  return [amina, bo]
}

const settle = async (phone: Phone) => {
  for (let i = 0; i < 12 && phone.transit().waiting > 0; i++) await phone.keeper.syncNow()
}

describe('two phones', () => {
  it('converge when the network loses every second answer after the hub has acted', async () => {
    const [amina, bo] = await pair()
    loseAnswers(amina.network, 2)
    loseAnswers(bo.network, 2)
    for (let i = 0; i < 5; i++) {
      await amina.say(`a${i}`)
      await bo.say(`b${i}`)
    }
    await settle(amina)
    await settle(bo)
    amina.network.meddle = undefined
    bo.network.meddle = undefined
    await amina.keeper.syncNow()
    await bo.keeper.syncNow()
    await until('both have ten', () => amina.words().length === 10 && bo.words().length === 10)
    expect(amina.words()).toEqual(bo.words())
    await until('nothing waits', () => amina.transit().waiting === 0 && bo.transit().waiting === 0)
    expect([...amina.heard.notices, ...bo.heard.notices]).toEqual([])
  })

  it('show everything once when the network repeats requests', async () => {
    const [amina, bo] = await pair()
    repeatRequests(bo.network)
    await bo.say('once')
    await until('it is received', () => bo.entry('once')?.whereabouts === 'received')
    await until('Amina reads it', () => amina.words().length === 1)
    expect(amina.words()).toEqual(['once'])
  })

  it('never say received while a captive portal answers, and say what is wrong', async () => {
    const [amina, bo] = await pair()
    captivePortal(bo.network)
    await bo.say('behind a portal')
    await bo.keeper.syncNow()
    await until('it is named', () => bo.transit().problem === 'not-a-hub')
    expect(bo.transit().state).toBe('needs-you')
    expect(bo.entry('behind a portal')?.whereabouts).toBe('waiting')
    bo.network.meddle = undefined
    await bo.keeper.syncNow()
    await until('Amina reads it', () => amina.words().length === 1)
    await until('all is well', () => bo.transit().state === 'idle')
    expect(bo.transit().problem).toBeUndefined()
  })

  it('go on after the hub was down, also for a photo cut off in the middle', async () => {
    const [amina, bo] = await pair()
    const sealed = await bo.keeper.sealFile({ blob: new Blob([new Uint8Array(300_000).fill(7)]) })
    if (!sealed.ok) throw new Error(sealed.error)
    let parts = 0
    bo.network.meddle = async (request, deliver) => {
      if (request.method === 'PUT' && ++parts > 2) throw new TypeError('down')
      return deliver(request)
    }
    await bo.say('with a photo', [sealed.value.file])
    await until('words came before the photo', () => amina.words().length === 1)
    await until('two parts are there', () => bo.entry('with a photo')?.files[0]?.sent === 2)
    await until('three are still to go', () => bo.transit().partsToSend === 3)
    bo.network.meddle = undefined
    await bo.reopen()
    expect(bo.entry('with a photo')?.files[0]).toMatchObject({ parts: 5, have: 5, sent: 2 })
    await bo.keeper.syncNow()
    await until('all parts are there', () => bo.entry('with a photo')?.files[0]?.sent === 5)
    await until('Amina has it', async () => {
      await amina.keeper.syncNow()
      return (await amina.keeper.openFile({ file: sealed.value.file })).ok
    })
  })

  it('refuse to make a team where there is no hub', async () => {
    field = createField()
    const amina = await field.phone('Amina')
    const make = (hub: string) => amina.keeper.createTeam({ name: 'x', me: 'x', hub })
    captivePortal(amina.network)
    expect(await make('http://hub.test:8788')).toEqual({ ok: false, error: 'not-a-hub' })
    expect(await make('no address')).toEqual({ ok: false, error: 'not-a-hub' })
    amina.network.online = false
    expect(await make('http://hub.test:8788')).toEqual({ ok: false, error: 'unreachable' })
  })
})
