import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDevice } from '../../src/team/device.ts'
import { joinDigits } from '../../src/team/digits.ts'
import { inviteKeys, parseInvite, showInvite } from '../../src/team/invite.ts'
import { createAsk, createWelcome, openMessage, openWelcome, sealMessage } from '../../src/team/joining.ts'
import { seededWorld } from '../support/members.ts'

const world = seededWorld(3)
const team = 'ab'.repeat(32)
const invitation = { team, hub: 'https://hub.example:8788', seed: world.random(16), expires: 1_790_000_000_000 }
const keys = await inviteKeys(invitation.seed)
const [lead, joiner, thief] = [await createDevice(world), await createDevice(world), await createDevice(world)]

describe('an invitation', () => {
  it('is read back from its text, also when a line was broken', () => {
    const text = showInvite(invitation)
    expect(parseInvite(text)).toEqual(invitation)
    expect(parseInvite(` ${text.slice(0, 30)}\n${text.slice(30)} `)).toEqual(invitation)
  })

  it('is nothing else: no other text, no cut one, no address that is not an origin', () => {
    const text = showInvite(invitation)
    for (const bad of ['', 'kept1.i.', text.slice(0, -3), text.replace('kept1', 'kept2'), `${text}A`]) {
      expect(parseInvite(bad), bad).toBeUndefined()
    }
    expect(parseInvite(showInvite({ ...invitation, hub: 'https://hub.example/path' }))).toBeUndefined()
    expect(parseInvite(showInvite({ ...invitation, hub: 'javascript:alert' }))).toBeUndefined()
    fc.assert(fc.property(fc.string(), (any) => parseInvite(any) === undefined))
  })
})

describe('joining', () => {
  it('shows both sides the same sixty digits, and others as soon as one key is swapped', async () => {
    const mine = await joinDigits(team, keys.public, joiner, lead)
    expect(mine).toHaveLength(12)
    expect(mine.every((group) => /^\d{5}$/.test(group))).toBe(true)
    expect(await joinDigits(team, keys.public, joiner, lead)).toEqual(mine)
    expect(await joinDigits(team, keys.public, thief, lead)).not.toEqual(mine)
    expect(await joinDigits(team, keys.public, joiner, thief)).not.toEqual(mine)
    expect(await joinDigits('cd'.repeat(32), keys.public, joiner, lead)).not.toEqual(mine)
  })

  it('carries a request that its own device signed, and no other', async () => {
    const ask = await createAsk(team, '11'.repeat(16), 'Bo', joiner)
    expect(await openMessage(team, keys, await sealMessage(world, keys, ask))).toEqual(ask)
    const swapped = { ...ask, device: { sign: thief.sign, box: thief.box } }
    expect(await openMessage(team, keys, await sealMessage(world, keys, swapped))).toBeUndefined()
    expect(await openMessage('cd'.repeat(32), keys, await sealMessage(world, keys, ask))).toBeUndefined()
    const other = await inviteKeys(world.random(16))
    expect(await openMessage(team, other, await sealMessage(world, keys, ask))).toBeUndefined()
  })

  it('gives the keys only to the device that asked, and only from the lead whose digits were compared', async () => {
    const ask = await createAsk(team, '11'.repeat(16), 'Bo', joiner)
    const admission = { stream: world.random(32), epochs: [{ epoch: 1, key: world.random(32) }] }
    const welcome = await createWelcome(team, ask, admission, lead.seed)
    expect(await openWelcome(team, welcome, lead, joiner)).toEqual(admission)
    expect(await openWelcome(team, welcome, lead, thief)).toBeUndefined()
    expect(await openWelcome(team, welcome, thief, joiner)).toBeUndefined()
    expect(await openWelcome('cd'.repeat(32), welcome, lead, joiner)).toBeUndefined()
  })
})
