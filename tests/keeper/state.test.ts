import { describe, expect, it } from 'vitest'
import { hasBit, withBit } from '../../src/keeper/outbox.ts'
import { decodeReport, encodeReport, frameReport, parseReport, reportAge } from '../../src/keeper/reportitem.ts'
import { decodeJoining, decodeState, encodeJoining, encodeState, type TeamState } from '../../src/keeper/state.ts'
import { utf8 } from '../../src/prelude/bytes.ts'
import { createDevice } from '../../src/team/device.ts'
import { isClass } from '../../src/wire/envelope.ts'
import { seededWorld } from '../support/members.ts'

const world = seededWorld(11)
const device = await createDevice(world)
const full: TeamState = {
  team: 'aa'.repeat(32),
  kind: 'hub',
  hub: 'https://hub.example',
  stream: world.random(32),
  owner: world.random(32),
  epochs: [
    { epoch: 2, key: world.random(32) },
    { epoch: 1, key: world.random(32) },
  ],
  member: 'bb'.repeat(16),
  device,
  mustEnrol: true,
  invites: [{ seed: world.random(16), expires: 1_800_000_000_000 }],
  desk: {
    identity: 'AGE-SECRET-KEY-1X',
    recipient: 'age1x',
    inbox: world.random(32),
    append: world.random(32),
    read: world.random(32),
    owner: world.random(32),
  },
  pins: new Map([['cc'.repeat(16), 'dd'.repeat(32)]]),
  lost: 1,
  forked: 2,
}

describe('the state of a team', () => {
  it('is read back as it was kept, full or bare', () => {
    expect(decodeState(encodeState(full))).toEqual(full)
    const bare: TeamState = { ...full, kind: 'own', hub: undefined, owner: undefined, desk: undefined, invites: [] }
    expect(decodeState(encodeState(bare))).toEqual(bare)
  })

  it('is not taken for a joining, nor from broken bytes', () => {
    const invitation = { team: full.team, hub: 'https://hub.example', seed: world.random(16), expires: 5 }
    const joining = { invitation, device, member: full.member, name: 'Bo' }
    expect(decodeJoining(encodeJoining(joining))).toEqual(joining)
    expect(() => decodeState(encodeJoining(joining))).toThrow()
    expect(() => decodeState(encodeState(full).slice(1))).toThrow()
  })
})

describe('a report', () => {
  it('keeps its head apart from the age file, and travels in a size class', async () => {
    const age = utf8('age-encryption.org/v1 and so on')
    const report = {
      direction: 'out',
      team: full.team,
      to: full.member,
      sha256: 'ee'.repeat(32),
      size: 31,
      at: 7,
    } as const
    const item = encodeReport({ ...report, queued: 'ff'.repeat(16) }, age)
    expect(decodeReport(item.subarray(0, 400))).toEqual({ ...report, queued: 'ff'.repeat(16) })
    expect(reportAge(item)).toEqual(age)
    const inbox = { inbox: world.random(32), append: world.random(32) }
    const envelope = await frameReport(world, inbox, age)
    expect(envelope && isClass(envelope.length)).toBe(true)
    expect(envelope && (await parseReport(inbox, envelope))).toEqual(age)
    const other = { ...inbox, append: world.random(32) }
    expect(envelope && (await parseReport(other, envelope))).toBeUndefined()
  })
})

describe('confirmed parts', () => {
  it('are bits that grow as needed', () => {
    const bits = withBit(withBit(new Uint8Array(0), 3), 17)
    expect(Array.from({ length: 20 }, (_, i) => hasBit(bits, i)).flatMap((set, i) => (set ? [i] : []))).toEqual([3, 17])
  })
})
