/** A phone that dies between any two writes: after the next unlock it holds a whole state, and both phones converge. */
import { afterEach, describe, expect, it } from 'vitest'
import { holdStorage, type Storage } from '../support/faults.ts'
import { createField, type Field, found, letIn, type Phone, until } from '../support/team.ts'

let field: Field
let storage: Storage
afterEach(async () => {
  storage.live()
  await field.end()
  storage.end()
})

const quietly = async (work: Promise<unknown>): Promise<void> => {
  await Promise.race([work.catch(() => undefined), new Promise((done) => setTimeout(done, 300))])
}

describe('a phone killed before its n-th write', () => {
  it('keeps every entry it acknowledged, shows none twice, and goes on in its own chain', async () => {
    storage = await holdStorage()
    field = createField()
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    await until('quiet', () => amina.transit().state === 'idle' && bo.transit().state === 'idle')
    const acknowledged: string[] = []
    for (let n = 1; n <= 6; n++) {
      // Both phones share the held storage, so Amina is off the network while Bo dies.
      amina.network.online = false
      storage.dieAt(n)
      for (const words of [`${n} first`, `${n} second`]) {
        await quietly(bo.say(words).then(() => acknowledged.push(words)))
      }
      await quietly(bo.keeper.syncNow())
      storage.live()
      await bo.reopen()
      for (const words of acknowledged) expect(bo.words(), words).toContain(words)
      amina.network.online = true
      await amina.keeper.syncNow()
      await bo.keeper.syncNow()
    }
    const both = async (one: Phone, other: Phone) => {
      await until('converged', () => one.words().join() === other.words().join() && one.transit().waiting === 0)
    }
    await both(bo, amina)
    expect(acknowledged.length).toBeGreaterThan(4)
    expect(new Set(amina.words()).size).toBe(amina.words().length)
    expect([...amina.heard.notices, ...bo.heard.notices]).toEqual([])
  })

  it('comes into the team after all when it died while joining', async () => {
    storage = await holdStorage()
    for (let n = 1; n <= 6; n++) {
      field = createField()
      const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
      const team = await found(amina)
      const invited = await amina.keeper.invite({ team, role: 'contributor' })
      if (!invited.ok) throw new Error(invited.error)
      await until('quiet', () => amina.transit().state === 'idle')
      await bo.keeper.join({ text: invited.value.text, me: 'Bo' })
      await until('asked', () => amina.heard.requests.length === 1 && bo.heard.joining?.step === 'compare')
      bo.network.online = false
      const request = amina.heard.requests[0]?.request ?? ''
      await amina.keeper.admit({ team, request, role: 'contributor', caseWorker: false })
      await until('quiet', () => amina.transit().state === 'idle')
      bo.network.online = true
      storage.dieAt(n)
      await quietly(bo.keeper.syncNow())
      storage.live()
      await bo.reopen()
      await bo.keeper.syncNow()
      await until(`joined after ${n}`, () =>
        bo.heard.teams.some(({ kind, members }) => kind === 'hub' && members.length === 2),
      )
      await bo.say('here')
      await until('heard', () => amina.words().length === 1)
      if (n < 6) await field.end()
    }
  })
})
