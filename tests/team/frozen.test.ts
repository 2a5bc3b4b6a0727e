/** Answers frozen on the first day of version 1. Whoever must change this file to make it pass has broken somebody's data. */
import { describe, expect, it } from 'vitest'
import { parseReport } from '../../src/keeper/reportitem.ts'
import { bytesToHex as hex, hexToBytes, text } from '../../src/prelude/bytes.ts'
import { decodeBody } from '../../src/team/body.ts'
import { decodeControl } from '../../src/team/control.ts'
import { deviceIdOf, proveDevice } from '../../src/team/device.ts'
import { hashToDigits, joinDigits } from '../../src/team/digits.ts'
import { isAuthentic, openEnvelope } from '../../src/team/entry.ts'
import { epochPublic, mailboxSeeds } from '../../src/team/epoch.ts'
import { inviteKeys, parseInvite, showInvite } from '../../src/team/invite.ts'
import { createLog } from '../../src/team/log.ts'
import frozen from '../vectors/team1.json' with { type: 'json' }

const device = { sign: hexToBytes(frozen.device.sign), box: frozen.device.box }
const key = { epoch: 1, key: hexToBytes(frozen.epoch.key) }
const stream = hexToBytes(frozen.stream)

async function open(envelope: string) {
  const opened = await openEnvelope(hexToBytes(envelope), stream, [key])
  if (opened.kind !== 'entry') throw new Error(opened.kind)
  return opened.entry
}

describe('what version 1 sealed', () => {
  it('opens: the genesis whose hash is the team', async () => {
    const entry = await open(frozen.genesis.envelope)
    expect([entry.id, entry.team, hex(entry.signed), hex(entry.signature)]).toEqual([
      frozen.genesis.id,
      frozen.genesis.team,
      frozen.genesis.core,
      frozen.genesis.signature,
    ])
    expect(decodeControl(entry.body)).toMatchObject({ op: 'genesis', name: 'Wells', memberName: 'Amina', device })
  })

  it('opens: a record with a file and the hub’s position, by the device that signed it', async () => {
    const entry = await open(frozen.record.envelope)
    expect([entry.id, hex(entry.body)]).toEqual([frozen.record.id, frozen.record.body])
    expect(isAuthentic(entry, device.sign)).toBe(true)
    expect(entry.core).toMatchObject({ seq: 2, prev: frozen.genesis.id, lm: 2, seen: { n: 1 } })
    const body = decodeBody(entry.body)
    expect(body && text(body.body)).toBe(frozen.record.words)
    expect(body?.files).toMatchObject([{ file: '11'.repeat(16), size: 5, parts: ['33'.repeat(32)] }])
  })

  it('is admitted to the team’s log', async () => {
    const log = createLog(frozen.genesis.team)
    log.offer(await open(frozen.genesis.envelope), { introduces: frozen.device.id })
    const { admitted } = log.offer(await open(frozen.record.envelope))
    expect(admitted).toMatchObject([{ standing: 'effective', member: frozen.member }])
  })

  it('opens: a report in the seal of its inbox', async () => {
    const inbox = { inbox: hexToBytes(frozen.report.inbox), append: hexToBytes(frozen.report.append) }
    const age = await parseReport(inbox, hexToBytes(frozen.report.envelope))
    expect(age && text(age)).toBe(frozen.report.age)
  })
})

describe('what version 1 derives', () => {
  it('is the same device id, proof, epoch names and mailbox keys', async () => {
    expect(await deviceIdOf(device)).toBe(frozen.device.id)
    const keys = { ...device, seed: hexToBytes(frozen.device.seed), identity: '', device: frozen.device.id }
    expect(hex(proveDevice(frozen.genesis.team, frozen.member, keys))).toBe(frozen.proof)
    const { kid, commit } = await epochPublic(key)
    const { read, append } = await mailboxSeeds(key.key)
    expect([kid, commit, read, append].map(hex)).toEqual([
      frozen.epoch.kid,
      frozen.epoch.commit,
      frozen.epoch.read,
      frozen.epoch.append,
    ])
  })

  it('is the same invitation and the same digits', async () => {
    const { seed, hub, expires } = frozen.invite
    const invitation = { team: frozen.genesis.team, hub, seed: hexToBytes(seed), expires }
    expect(showInvite(invitation)).toBe(frozen.invite.text)
    expect(parseInvite(frozen.invite.text)).toEqual(invitation)
    const keys = await inviteKeys(invitation.seed)
    expect(Object.fromEntries(Object.entries(keys).map(([name, value]) => [name, hex(value)]))).toEqual(
      frozen.invite.keys,
    )
    const lead = { sign: hexToBytes(frozen.digits.lead.sign), box: frozen.digits.lead.box }
    expect(await joinDigits(frozen.genesis.team, keys.public, device, lead)).toEqual(frozen.digits.join)
    expect(await hashToDigits(hexToBytes(frozen.digits.hash))).toEqual(frozen.digits.of)
  })
})
