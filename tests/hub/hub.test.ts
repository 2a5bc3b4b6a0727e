import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueToken, tokenAdmission } from '../../src/hub/admission.ts'
import { openPartFiles } from '../../src/hub/parts.ts'
import { bytesToBase64url, bytesToHex, concat } from '../../src/prelude/bytes.ts'
import { createHubClient, type HubClient } from '../../src/sync/client.ts'
import { decode } from '../../src/wire/cbor.ts'
import { startOf } from '../../src/wire/chain.ts'
import {
  APP_ORIGIN,
  createTestHub,
  createTestWorld,
  envelopeOf,
  HUB_ORIGIN,
  hash,
  keysOf,
  mailboxOf,
  type TestHub,
} from '../support/hub.ts'

const A = mailboxOf('a')
const B = mailboxOf('b')
const clientOf = (hub: TestHub, name = 'device'): HubClient =>
  createHubClient({ origin: HUB_ORIGIN, fetch: hub.fetch, world: createTestWorld(name), pause: untilEnd })
/** Waits for the end of the request, however long: these tests have no clock of their own. */
const untilEnd = (_: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
const codeOf = async (response: Response): Promise<unknown> => {
  const body = decode(new Uint8Array(await response.arrayBuffer()), { maxBytes: 9999 })
  return body.ok && body.value !== null && typeof body.value === 'object' && 'code' in body.value
    ? body.value.code
    : body
}
const ask = (hub: TestHub, path: string, init: RequestInit = {}): Promise<Response> =>
  hub.fetch(HUB_ORIGIN + path, init)

describe('a hub', () => {
  it('says what it is, what time it has and what it takes', async () => {
    const hub = createTestHub()
    const info = await clientOf(hub).hub()
    expect(info).toMatchObject({ ok: true, value: { v: 1, admission: 'open', time: hub.ports.world.now() } })
  })

  it('makes a mailbox for whoever owns its key, again for the same keys, never for others', async () => {
    const hub = createTestHub()
    const client = clientOf(hub)
    expect(await client.createMailbox(keysOf(A))).toEqual({ ok: true, value: startOf(A.id) })
    expect(await client.createMailbox(keysOf(A))).toEqual({ ok: true, value: startOf(A.id) })
    expect(await client.createMailbox({ ...keysOf(B), id: A.id })).toEqual({ ok: false, error: 'taken' })
    const liar = { ...keysOf(B), owner: { public: B.owner.public, sign: A.owner.sign } }
    expect(await client.createMailbox(liar)).toEqual({ ok: false, error: 'refused' })
    expect(await hub.ports.log.mailbox(B.id)).toBe(undefined)
  })

  it('carries envelopes from one device to another, in order, and answers repetition with the same position', async () => {
    const hub = createTestHub()
    const [amina, bo] = [clientOf(hub, 'amina'), clientOf(hub, 'bo')]
    await amina.createMailbox(keysOf(A))
    const all = ['one', 'two', 'three'].map((words) => envelopeOf(A.id, words))
    const first = await amina.push(A.id, all.slice(0, 2), A.append)
    const again = await amina.push(A.id, all, A.append)
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(again.value.slice(0, 2)).toEqual(first.value)
    const pulled = await bo.pull(A.id, startOf(A.id), A.read)
    if (!pulled.ok) throw new Error(pulled.error)
    expect(pulled.value.envelopes.map(({ n, envelope }) => [n, bytesToHex(envelope)])).toEqual(
      all.map((envelope, i) => [i + 1, bytesToHex(envelope)]),
    )
    expect(await bo.pull(A.id, pulled.value.last, A.read)).toMatchObject({
      ok: true,
      value: { envelopes: [], more: false },
    })
  })

  it('refuses each role what belongs to another, and a mailbox it has not', async () => {
    const hub = createTestHub()
    const client = clientOf(hub)
    await client.createMailbox(keysOf(A))
    const refused = { ok: false, error: 'refused' }
    expect(await client.push(A.id, [envelopeOf(A.id, 'x')], A.read)).toEqual(refused)
    expect(await client.pull(A.id, startOf(A.id), A.append)).toEqual(refused)
    expect(await client.getPart(A.id, A.id, A.append)).toEqual(refused)
    expect(await client.pull(B.id, startOf(B.id), B.read)).toEqual({ ok: false, error: 'not-found' })
    expect(await codeOf(await ask(hub, `/v1/m/${bytesToBase64url(A.id)}/e`))).toBe('unsigned')
    expect(await codeOf(await ask(hub, '/v1/m/short/e', { headers: { 'kept-auth': 'x' } }))).toBe('unsigned')
  })

  it('stores no envelope of another mailbox, version or size, and then none of the batch', async () => {
    const hub = createTestHub()
    const client = clientOf(hub)
    await client.createMailbox(keysOf(A))
    const good = envelopeOf(A.id, 'good')
    for (const bad of [
      envelopeOf(B.id, 'x'),
      good.subarray(0, 1000),
      concat(good, new Uint8Array(1)),
      concat(new Uint8Array([2]), good.subarray(1)),
    ])
      expect((await client.push(A.id, [good, bad], A.append)).ok).toBe(false)
    expect((await hub.ports.log.last(A.id))?.n).toBe(0)
  })

  it('keeps parts by their hash alone, and shows them to readers of that mailbox', async () => {
    const hub = createTestHub()
    const client = clientOf(hub)
    await client.createMailbox(keysOf(A))
    await client.createMailbox(keysOf(B))
    const part = new Uint8Array(65_000).fill(3)
    expect((await client.putPart(A.id, A.id, part, A.append)).ok).toBe(false)
    expect(await client.putPart(A.id, hash(part), part, A.append)).toEqual({ ok: true, value: null })
    expect(await client.putPart(A.id, hash(part), part, A.append)).toEqual({ ok: true, value: null })
    const reader = { role: 'r', signer: A.read } as const
    expect(await client.hasParts(A.id, [hash(part), A.id], reader)).toEqual({ ok: true, value: [true, false] })
    expect(await client.getPart(A.id, hash(part), A.read)).toEqual({ ok: true, value: part })
    expect(await client.getPart(B.id, hash(part), B.read)).toEqual({ ok: false, error: 'not-found' })
    const large = new Uint8Array(70_000)
    expect(await client.putPart(A.id, hash(large), large, A.append)).toEqual({ ok: false, error: 'too-large' })
  })

  it('holds a pull open until something arrives, and lets go when it stops', async () => {
    const hub = createTestHub()
    const client = clientOf(hub)
    await client.createMailbox(keysOf(A))
    const waiting = clientOf(hub, 'bo').pull(A.id, startOf(A.id), A.read, { wait: 25 })
    await client.push(A.id, [envelopeOf(A.id, 'news')], A.append)
    const heard = await waiting
    expect(heard.ok && heard.value.envelopes.length).toBe(1)
    if (!heard.ok) return
    const idle = clientOf(hub, 'bo2').pull(A.id, heard.value.last, A.read, { wait: 25 })
    await new Promise((resolve) => setTimeout(resolve, 20))
    hub.stop()
    expect(await idle).toMatchObject({ ok: true, value: { envelopes: [] } })
    expect(await client.hub()).toEqual({ ok: false, error: 'unreachable' })
  })

  it('goes on reading when the disk has reached its floor or the mailbox its quota', async () => {
    let room = true
    const hub = createTestHub({ hasRoom: async () => room, quota: 3000 })
    const client = clientOf(hub)
    await client.createMailbox(keysOf(A))
    const one = envelopeOf(A.id, 'one')
    await client.push(A.id, [one], A.append)
    const full = { ok: false, error: 'hub-full' }
    expect(await client.push(A.id, [envelopeOf(A.id, 'big', 4096)], A.append)).toEqual(full)
    room = false
    expect(await client.push(A.id, [envelopeOf(A.id, 'two')], A.append)).toEqual(full)
    expect(await client.putPart(A.id, hash(one), one, A.append)).toEqual(full)
    expect(await client.createMailbox(keysOf(B))).toEqual(full)
    expect(await client.pull(A.id, startOf(A.id), A.read)).toMatchObject({ ok: true, value: { last: { n: 1 } } })
  })

  it('admits by token once, and says the same to none, a wrong one and a used one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kept-tokens-'))
    try {
      const hub = createTestHub({ admission: tokenAdmission(folder) })
      const client = clientOf(hub)
      const token = await issueToken(folder)
      expect((await readdir(join(folder, 'tokens'))).join()).not.toContain(bytesToHex(token))
      const refused = { ok: false, error: 'refused' }
      expect(await client.createMailbox(keysOf(A))).toEqual(refused)
      expect(await client.createMailbox({ ...keysOf(A), token: new Uint8Array(16) })).toEqual(refused)
      expect((await client.createMailbox({ ...keysOf(A), token })).ok).toBe(true)
      expect((await client.createMailbox({ ...keysOf(A), token })).ok).toBe(true)
      expect(await client.createMailbox({ ...keysOf(B), token })).toEqual(refused)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('talks to pages of its list only, and tells browsers so', async () => {
    const hub = createTestHub()
    const headers = { origin: APP_ORIGIN }
    const preflight = await ask(hub, '/v1/m', { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(APP_ORIGIN)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('kept-auth')
    const good = await ask(hub, '/v1/hub', { headers })
    expect([good.status, good.headers.get('access-control-allow-origin')]).toEqual([200, APP_ORIGIN])
    expect(good.headers.get('set-cookie')).toBe(null)
    const foreign = await ask(hub, '/v1/hub', { headers: { origin: 'https://elsewhere.example' } })
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null])
    expect(await codeOf(foreign)).toBe('origin')
  })

  it('answers in its own form to nonsense of every kind', async () => {
    const hub = createTestHub()
    for (const [path, init] of [
      ['/', {}],
      ['/v1/hub', { method: 'DELETE' }],
      ['/v1/m', { method: 'POST', body: 'x' }],
      [`/v1/m/${'%00'.repeat(40)}/e`, {}],
      ['/v1/m/../../etc', {}],
    ] as const) {
      const response = await ask(hub, path, init)
      expect(response.headers.get('kept-hub')).toBe('1')
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
      expect(typeof (await codeOf(response))).toBe('string')
    }
  })

  it('limits one address without limiting another', async () => {
    const hub = createTestHub()
    let busy = 0
    for (let i = 0; i < 500; i++) {
      const response = await hub.handle(new Request(`${HUB_ORIGIN}/v1/hub`), '192.0.2.1')
      if (response.status === 429) busy++
    }
    expect(busy).toBe(500 - 7 * 60)
    expect((await hub.handle(new Request(`${HUB_ORIGIN}/v1/hub`), '192.0.2.2')).status).toBe(200)
  })

  it('counts and writes down nothing else', async () => {
    const hub = createTestHub()
    const client = clientOf(hub)
    await client.createMailbox(keysOf(A))
    await client.push(A.id, [envelopeOf(A.id, 'x')], A.append)
    await hub.handle(new Request(`${HUB_ORIGIN}/x`, { headers: { 'user-agent': 'phone' } }), '192.0.2.1')
    const line = hub.ports.counters.line() ?? ''
    expect(JSON.parse(line)).toEqual({ envelopes: 1, mailboxes: 1, 'refused not-found': 1, requests: 3 })
    expect(hub.ports.counters.line()).toBe(undefined)
  })
})

describe('parts on the disk', () => {
  it('are whole or absent, harmless to write twice, and leave nothing temporary', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kept-parts-'))
    try {
      const parts = await openPartFiles(folder)
      const part = new Uint8Array(65_536).fill(9)
      await Promise.all([parts.write(A.id, hash(part), part), parts.write(A.id, hash(part), part)])
      expect(await parts.read(A.id, hash(part))).toEqual(part)
      expect(await parts.read(B.id, hash(part))).toBe(undefined)
      expect(await readdir(join(folder, 'parts', 'new'))).toEqual([])
      expect(await (await openPartFiles(folder)).read(A.id, hash(part))).toEqual(part)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
