import { describe, expect, it } from 'vitest'
import { createDesk } from '../../src/crypto/age.ts'
import { createGroup, type Person } from '../support/members.ts'

const membersOf = (person: Person) =>
  [...(person.log.membership()?.members.values() ?? [])].map(({ name, role }) => `${name} ${role}`)

describe('a log', () => {
  it('starts from the genesis that its id is the hash of, and from nothing else', async () => {
    const a = await createGroup(1)
    const b = await createGroup(2)
    const changes = await a.founder.take(b.genesis)
    expect(changes[0]?.admitted).toEqual([])
    expect(membersOf(a.founder)).toEqual(['Amina lead'])
  })

  it('lets a member in by invite, device and grant, and both see the same team', async () => {
    const group = await createGroup()
    const bo = await group.stranger()
    await group.admit(group.founder, bo)
    expect(membersOf(bo)).toEqual(['Amina lead', 'Bo contributor'])
    expect(membersOf(group.founder)).toEqual(membersOf(bo))
    const seen = await bo.seal('hello')
    const [change] = await group.founder.take(seen)
    expect(change?.admitted[0]).toMatchObject({ member: bo.member, standing: 'effective' })
  })

  it('holds an entry back until everything it knew is here', async () => {
    const group = await createGroup()
    const one = await group.founder.seal('one')
    await group.founder.take(one)
    const two = await group.founder.seal('two')
    const bo = await group.stranger()
    const [early] = await bo.take(two)
    expect([early?.admitted.length, bo.log.waiting()]).toEqual([0, 1])
    const [late] = await bo.take(one)
    expect(late?.admitted.map(({ entry }) => entry.id)).toEqual([one.entry.id, two.entry.id])
    expect(bo.log.waiting()).toBe(0)
  })

  it('refuses a Lamport number, a chain or an author that does not follow from what the entry names', async () => {
    const group = await createGroup()
    const { founder } = group
    const last = await founder.seal('first')
    await founder.take(last)
    const ahead = await founder.seal('x', { lm: 900 })
    const skipped = await founder.seal('x', { seq: 9 })
    const stranger = await group.stranger()
    const outsider = await stranger.seal('x', { heads: [group.genesis.entry.id] })
    for (const bad of [ahead, skipped, outsider]) {
      const [change] = await founder.take(bad)
      expect(change?.refused).toHaveLength(1)
    }
  })

  it('gives no effect to control operations of contributors', async () => {
    const group = await createGroup()
    const bo = await group.stranger()
    await group.admit(group.founder, bo)
    const usurped = await bo.seal({ op: 'grant', member: bo.member, role: 'lead', caseWorker: true })
    const [change] = await group.founder.take(usurped)
    expect(change?.admitted[0]?.standing).toBe('void')
    expect(membersOf(group.founder)).toEqual(['Amina lead', 'Bo contributor'])
  })

  it('gives no effect to records of readers', async () => {
    const group = await createGroup()
    const reader = await group.stranger()
    await group.admit(group.founder, reader, 'reader')
    const [read] = await group.founder.take(await reader.seal('junk'))
    expect(read?.admitted[0]?.standing).toBe('void')
  })

  it('shows a device that signed two entries with one number, whichever came first', async () => {
    const group = await createGroup()
    const bo = await group.stranger()
    const left = await group.founder.seal('left')
    const right = await group.founder.seal('right')
    await bo.take(left, right)
    await group.founder.take(right, left)
    expect(bo.log.forked()).toEqual([group.founder.keys.device])
    expect(group.founder.log.forked()).toEqual(bo.log.forked())
  })

  it('lets a lead be lowered by the founder only', async () => {
    const group = await createGroup()
    const bo = await group.stranger()
    await group.admit(group.founder, bo, 'lead')
    const coup = await bo.seal({ op: 'grant', member: group.founder.member, role: 'reader', caseWorker: false })
    await bo.take(coup)
    expect(membersOf(bo)).toEqual(['Amina lead', 'Bo lead'])
    await group.founder.take(coup)
    await group.founder.take(
      await group.founder.seal({ op: 'grant', member: bo.member, role: 'reader', caseWorker: false }),
    )
    expect(membersOf(group.founder)).toEqual(['Amina lead', 'Bo reader'])
  })

  it('gives nobody a device that did not ask for it', async () => {
    const group = await createGroup()
    const { founder } = group
    const { sign, box } = (await group.stranger()).keys
    const taken = {
      op: 'add-device',
      member: founder.member,
      name: 'x',
      device: { sign, box },
      invite: undefined,
    } as const
    const [change] = await founder.take(await founder.seal({ ...taken, proof: new Uint8Array(64) }))
    expect(change?.admitted[0]?.standing).toBe('void')
    expect(founder.log.membership()?.devices.size).toBe(1)
  })

  it('takes a card from a case worker only', async () => {
    const group = await createGroup()
    const bo = await group.stranger()
    await group.admit(group.founder, bo)
    const { recipient } = await createDesk()
    const card = { op: 'card', recipient, inbox: new Uint8Array(32), append: new Uint8Array(32) } as const
    const [early] = await bo.take(await bo.seal(card))
    expect(early?.admitted[0]?.standing).toBe('void')
    const named = await group.founder.seal({ op: 'grant', member: bo.member, role: 'contributor', caseWorker: true })
    await bo.take(named)
    const [later] = await bo.take(await bo.seal(card))
    expect(later?.admitted[0]?.standing).toBe('effective')
  })
})
