/** The job: somebody suffers for having spoken to the United Nations, and one case worker, and nobody else, reads of it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../src/prelude/bytes.ts'
import { createField, type Field, found, letIn, type Phone, passphrase, until } from '../support/team.ts'

let field: Field
afterEach(() => field.end())

const WORDS = 'Nobody but the case worker may read this sentence.'
const payloadOf = (size = 4096): Uint8Array => {
  const payload = new Uint8Array(size)
  payload.set(utf8(WORDS))
  return payload
}

/** Amina leads, Bo writes, Carla is case worker; everybody has seen her card. */
async function threeOf(): Promise<{ amina: Phone; bo: Phone; carla: Phone; to: string }> {
  field = createField()
  const [amina, bo, carla] = [await field.phone('Amina'), await field.phone('Bo'), await field.phone('Carla')]
  await found(amina)
  await letIn(amina, bo)
  await letIn(amina, carla)
  const to = carla.team().me
  expect(await amina.keeper.nameCaseWorker({ team: amina.team().team, member: to })).toEqual({ ok: true, value: null })
  const ready = (phone: Phone) => {
    const desk = phone.team().members.find(({ member }) => member === to)?.caseWorker
    return desk !== false && desk !== undefined && desk.ready
  }
  await until('everybody has the card', () => [amina, bo, carla].every(ready))
  return { amina, bo, carla, to }
}

const seal = async (phone: Phone, to: string, payload = payloadOf()) => {
  const sealed = await phone.keeper.sealReport({ team: phone.team().team, to, payload })
  if (!sealed.ok) throw new Error(sealed.error)
  return sealed.value
}

describe('a reprisal report', () => {
  it('reaches the case worker, who reads it, and no other member', async () => {
    const { amina, bo, carla, to } = await threeOf()
    const sent = await seal(bo, to)
    expect(sent.whereabouts).toBe('waiting')
    await until('it is received', () => bo.heard.sent[0]?.whereabouts === 'received')
    await until('it is in the inbox', () => carla.heard.inbox.length === 1)
    const item = carla.heard.inbox[0]
    expect(item).toMatchObject({ sha256: sent.sha256, size: sent.size })
    const opened = await carla.keeper.openReport({ item: item?.item ?? '' })
    expect(opened).toEqual({ ok: true, value: payloadOf() })
    expect([amina.heard.inbox, bo.heard.inbox]).toEqual([[], []])
    expect((await amina.keeper.openReport({ item: item?.item ?? '' })).ok).toBe(false)
    expect((await bo.keeper.openReport({ item: sent.item })).ok).toBe(false)
    expect(await bo.keeper.deskKey({ team: bo.team().team, passphrase: passphrase() })).toEqual({
      ok: false,
      error: 'no-desk',
    })
  })

  it('reaches a case worker who wrote it, in the inbox where all reports are', async () => {
    const { carla, to } = await threeOf()
    const sent = await seal(carla, to)
    await until('it is in the inbox', () => carla.heard.inbox.length === 1)
    expect(carla.heard.inbox[0]?.sha256).toBe(sent.sha256)
    const opened = await carla.keeper.openReport({ item: carla.heard.inbox[0]?.item ?? '' })
    expect(opened).toEqual({ ok: true, value: payloadOf() })
  })

  it('shows everybody the same fingerprint of the desk', async () => {
    const { amina, bo, carla, to } = await threeOf()
    const shown = [amina, bo, carla].map((phone) => {
      const desk = phone.team().members.find(({ member }) => member === to)?.caseWorker
      return desk ? desk.fingerprint : undefined
    })
    expect(shown[0]).toMatch(/^(\d{5} ){11}\d{5}$/)
    expect(new Set(shown).size).toBe(1)
  })

  it('looks to the hub like everything else: nothing in it says that it is a report', async () => {
    const { bo, to } = await threeOf()
    const bodies: Uint8Array[] = []
    bo.network.meddle = async (request, deliver) => {
      bodies.push(new Uint8Array(await request.clone().arrayBuffer()))
      return deliver(request)
    }
    await seal(bo, to)
    await until('it is received', () => bo.heard.sent[0]?.whereabouts === 'received')
    const all = Buffer.concat(bodies)
    expect(all.length).toBeGreaterThan(4096)
    // Nothing shorter than five bytes: chance writes two-letter words into sealed bytes.
    for (const trace of ['age-encryption.org', 'X25519', 'kept1', 'Nobody but', 'Carla']) {
      expect(all.includes(trace), trace).toBe(false)
    }
  })

  it('is opened by the standard age program with the key that the passphrase gives out', async () => {
    const { bo, carla, to } = await threeOf()
    await seal(bo, to)
    await until('it is in the inbox', () => carla.heard.inbox.length === 1)
    const { team } = carla.team()
    expect(await carla.keeper.deskKey({ team, passphrase: utf8('another') })).toEqual({
      ok: false,
      error: 'wrong-passphrase',
    })
    const key = await carla.keeper.deskKey({ team, passphrase: passphrase() })
    const file = await carla.keeper.sealedReport({ item: carla.heard.inbox[0]?.item ?? '' })
    if (!key.ok || !file) throw new Error('no key or no file')
    expect(await key.value.text()).toMatch(/^AGE-SECRET-KEY-1/m)
    if (!existsSync('/usr/bin/age')) return
    const folder = mkdtempSync(join(tmpdir(), 'kept-'))
    try {
      writeFileSync(join(folder, 'k'), await key.value.text(), { mode: 0o600 })
      writeFileSync(join(folder, 'r'), new Uint8Array(await file.arrayBuffer()))
      execFileSync('/usr/bin/age', ['-d', '-i', join(folder, 'k'), '-o', join(folder, 'o'), join(folder, 'r')])
      expect(new Uint8Array(readFileSync(join(folder, 'o')))).toEqual(payloadOf())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is not sealed to a member who is no case worker, nor one too large for an envelope', async () => {
    const { bo, to, amina } = await threeOf()
    const { team } = bo.team()
    const payload = payloadOf()
    const lead = amina.team().me
    expect(await bo.keeper.sealReport({ team, to: lead, payload })).toEqual({ ok: false, error: 'no-desk' })
    const large = await bo.keeper.sealReport({ team, to, payload: payloadOf(600_000) })
    expect(large).toEqual({ ok: false, error: 'too-large' })
    expect(bo.heard.sent).toEqual([])
  })

  it('waits on the phone, also through a lock, until the network is back', async () => {
    const { bo, carla, to } = await threeOf()
    bo.network.online = false
    await seal(bo, to)
    await bo.reopen()
    expect(bo.heard.sent[0]?.whereabouts).toBe('waiting')
    bo.network.online = true
    await bo.keeper.syncNow()
    await until('it is in the inbox', () => carla.heard.inbox.length === 1)
    await until('Bo knows', () => bo.heard.sent[0]?.whereabouts === 'received')
    await carla.reopen()
    await until('the inbox is read again', () => carla.heard.inbox.length === 1)
  })
})
