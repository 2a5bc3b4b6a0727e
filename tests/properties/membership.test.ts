/** Laws of the log and the fold: what a set of entries means does not depend on who brought it, how often, or in which order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDesk, createHybridDesk } from '../../src/crypto/age.ts'
import type { ControlOp } from '../../src/team/control.ts'
import { proveDevice } from '../../src/team/device.ts'
import { createGroup, type Group, type Person, type Sealed } from '../support/members.ts'

const { recipient: x25519 } = await createDesk()

/** A history of a lead, a contributor, a reader and an outsider, who write when they know different things; some of it hostile. */
async function historyOf(group: Group, moves: readonly (readonly [number, number])[]): Promise<readonly Sealed[]> {
  const { founder } = group
  const [bo, cy, eve] = [await group.stranger(), await group.stranger(), await group.stranger()]
  const all: Sealed[] = [
    group.genesis,
    ...(await group.admit(founder, bo)),
    ...(await group.admit(founder, cy, 'reader')),
  ]
  await bo.take(...all)
  await cy.take(...all)
  const people: readonly Person[] = [founder, bo, cy, eve]
  const next = await (async () => {
    const desk = await createHybridDesk()
    return { sign: eve.keys.sign, box: desk.recipient }
  })()
  for (const [who, what] of moves) {
    const person = people[who % people.length] ?? founder
    const ops: readonly (ControlOp | string | 'sync')[] = [
      `words ${all.length}`,
      { op: 'grant', member: eve.member, role: 'lead', caseWorker: true },
      { op: 'grant', member: person.member, role: 'lead', caseWorker: true },
      {
        op: 'add-device',
        member: eve.member,
        name: 'Eve',
        device: { sign: eve.keys.sign, box: eve.keys.box },
        proof: proveDevice(group.team, eve.member, eve.keys),
        invite: undefined,
      },
      {
        op: 'add-device',
        member: founder.member,
        name: 'x',
        device: next,
        proof: new Uint8Array(64),
        invite: undefined,
      },
      { op: 'invite', key: group.world.random(32), role: 'lead', expires: 1 },
      { op: 'card', recipient: x25519, inbox: group.world.random(32), append: group.world.random(32) },
      'sync',
    ]
    const op = ops[what % ops.length] ?? 'sync'
    if (op === 'sync') {
      await person.take(...all)
      continue
    }
    const outside =
      person === eve
        ? { heads: [all.at(-1)?.entry.id ?? group.genesis.entry.id], lm: (all.at(-1)?.entry.core.lm ?? 0) + 1 }
        : {}
    const sealed = await person.seal(op, outside)
    all.push(sealed)
    await person.take(sealed)
  }
  return all
}

const moves = fc.array(fc.tuple(fc.nat(3), fc.nat(7)), { maxLength: 25 })

const stateOf = (person: Person, all: readonly Sealed[]) => ({
  membership: person.log.membership(),
  standing: all.map(({ entry }) => person.log.get(entry.id)?.standing),
  forked: person.log.forked(),
})

describe('the log', () => {
  it('comes to the same state from the same entries in any order, repeated or not', async () => {
    await fc.assert(
      fc.asyncProperty(moves, fc.infiniteStream(fc.nat()), async (list, picks) => {
        const group = await createGroup(list.length + 1)
        const all = await historyOf(group, list)
        const [straight, shuffled] = [await group.stranger(), await group.stranger()]
        await straight.take(...all)
        const order = [...all, ...all.slice(0, 5)]
          .map((sealed) => ({ sealed, at: picks.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ sealed }) => sealed)
        await shuffled.take(...order)
        expect(stateOf(shuffled, all)).toEqual(stateOf(straight, all))
      }),
      { numRuns: 15 },
    )
  })

  it('lets no outsider, contributor or reader change the team, whatever they sign', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        const group = await createGroup(list.length + 1)
        // Everybody but the founder moves: whatever they do, the team stays as the founder made it.
        const hostile = list.map(([who, what]) => [1 + (who % 3), what] as const)
        const all = await historyOf(group, hostile)
        await group.founder.take(...all)
        const team = group.founder.log.membership()
        expect([...(team?.members.values() ?? [])].map(({ role, caseWorker }) => [role, caseWorker])).toEqual([
          ['lead', false],
          ['contributor', false],
          ['reader', false],
        ])
        expect(team?.devices.size).toBe(3)
        expect([...(team?.members.values() ?? [])].some(({ card }) => card)).toBe(false)
      }),
      { numRuns: 15 },
    )
  })

  it('brings two devices that wrote apart to the same entries once each has the other’s', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (turns) => {
        const group = await createGroup(7)
        const bo = await group.stranger()
        await group.admit(group.founder, bo)
        const written: Sealed[] = []
        for (const turn of turns) {
          const person = turn ? group.founder : bo
          const sealed = await person.seal(`words ${written.length}`)
          await person.take(sealed)
          written.push(sealed)
        }
        await group.founder.take(...written)
        await bo.take(...[...written].reverse())
        for (const { entry } of written) {
          expect(bo.log.get(entry.id)?.standing).toBe('effective')
          expect(group.founder.log.get(entry.id)?.standing).toBe('effective')
        }
        const next = group.founder.log.next(group.founder.keys.device)
        const other = bo.log.next(bo.keys.device)
        expect(next?.lm).toBe(other?.lm)
      }),
      { numRuns: 10 },
    )
  })
})
