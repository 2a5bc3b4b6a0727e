/** The hub as a real process: killed in the middle of writing, started twice, stopped politely. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bytesToHex, concat, utf8 } from '../../src/prelude/bytes.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import { createHubClient, type HubClient } from '../../src/sync/client.ts'
import { type Position, startOf } from '../../src/wire/chain.ts'
import { transportId } from '../../src/wire/envelope.ts'
import { envelopeOf, hash, keysOf, mailboxOf } from '../support/hub.ts'
import { buildHub, folderFor, freePort, type HubProcess, startHub } from '../support/hubprocess.ts'

const A = mailboxOf('process')
const running: HubProcess[] = []
const folders: string[] = []

async function start(port: number, data: string, env?: Record<string, string>): Promise<HubProcess> {
  const hub = await startHub(port, data, env)
  running.push(hub)
  return hub
}

async function folder(): Promise<string> {
  const path = await folderFor('process')
  folders.push(path)
  return path
}

const clientOf = (origin: string): HubClient => createHubClient({ origin, fetch, world: realWorld })

beforeAll(buildHub)
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
  for (const path of folders.splice(0)) await rm(path, { recursive: true, force: true })
})

/** Appends small batches, four at a time, until the hub is gone; remembers what was acknowledged, and repeats what was not. */
async function load(
  client: HubClient,
  round: number,
  acknowledged: Map<string, number>,
  pending: Uint8Array[],
): Promise<void> {
  let counter = 0
  async function writer(): Promise<void> {
    for (;;) {
      const batch = pending.splice(0, 3)
      while (batch.length < 3) batch.push(envelopeOf(A.id, `round ${round} envelope ${counter++}`))
      const answer = await client.push(A.id, batch, A.append)
      if (!answer.ok) {
        pending.push(...batch)
        return
      }
      for (const [i, envelope] of batch.entries())
        acknowledged.set(bytesToHex(await transportId(envelope)), answer.value[i]?.n ?? 0)
    }
  }
  await Promise.all([writer(), writer(), writer(), writer()])
}

async function readAll(client: HubClient): Promise<Map<string, number>> {
  const places = new Map<string, number>()
  let from: Position = startOf(A.id)
  for (let more = true; more; ) {
    const page = await client.pull(A.id, from, A.read)
    if (!page.ok) throw new Error(page.error)
    for (const { id, n } of page.value.envelopes) {
      if (places.has(bytesToHex(id))) throw new Error('an envelope is there twice')
      places.set(bytesToHex(id), n)
    }
    from = page.value.last
    more = page.value.more
  }
  return places
}

describe('a hub process', () => {
  it('loses no acknowledged envelope and doubles none, however often it is killed while writing', async () => {
    const [port, data] = [await freePort(), await folder()]
    const acknowledged = new Map<string, number>()
    const pending: Uint8Array[] = []
    for (let round = 0; round < 6; round++) {
      const hub = await start(port, data)
      const client = clientOf(hub.origin)
      expect((await client.createMailbox(keysOf(A))).ok).toBe(true)
      const before = acknowledged.size
      const writing = load(client, round, acknowledged, pending)
      const enough = Date.now() + 5_000
      while (acknowledged.size < before + 20 && Date.now() < enough) await later(1)
      await later(round * 7)
      hub.child.kill('SIGKILL')
      await hub.ended
      await writing
      expect(acknowledged.size).toBeGreaterThan(before)
    }
    const hub = await start(port, data)
    const client = clientOf(hub.origin)
    const stored = await readAll(client)
    const missing = [...acknowledged].filter(([id, n]) => stored.get(id) !== n)
    expect(missing).toEqual([])
    // What was under way when the hub died may be there or not; sending it again settles it without doubling anything.
    for (const envelope of pending) expect((await client.push(A.id, [envelope], A.append)).ok).toBe(true)
    const all = await readAll(client)
    expect(all.size).toBe(
      acknowledged.size + new Set(await Promise.all(pending.map(async (e) => bytesToHex(await transportId(e))))).size,
    )
  })

  it('keeps a part that it acknowledged, and shows none that it did not finish', async () => {
    const [port, data] = [await freePort(), await folder()]
    const first = await start(port, data)
    const client = clientOf(first.origin)
    await client.createMailbox(keysOf(A))
    const parts = Array.from({ length: 40 }, (_, i) => new Uint8Array(65_536).fill(i))
    const sent: Uint8Array[] = []
    const sending = Promise.all(
      parts.map(async (part) => {
        if ((await client.putPart(A.id, hash(part), part, A.append)).ok) sent.push(part)
      }),
    )
    while (sent.length < 5) await later(1)
    first.child.kill('SIGKILL')
    await first.ended
    await sending
    await start(port, data)
    for (const part of parts) {
      const got = await client.getPart(A.id, hash(part), A.read)
      if (sent.includes(part)) expect(got).toEqual({ ok: true, value: part })
      else if (!got.ok) expect(got.error).toBe('not-found')
    }
  })

  it('refuses to start on data that another one holds, and says so', async () => {
    const data = await folder()
    await start(await freePort(), data)
    const second = await start(await freePort(), data)
    expect(await second.ended).toBe(1)
    expect(second.printed()).toMatch(/Another hub is using .*KEPT_HUB_DATA/)
  })

  it('says what to do when its port is taken', async () => {
    const port = await freePort()
    await start(port, await folder())
    const second = await start(port, await folder())
    expect(await second.ended).toBe(1)
    expect(second.printed()).toMatch(new RegExp(`Port ${port} is taken.*KEPT_HUB_PORT`))
  })

  it('stops when asked, answering those who wait, and starts again with what it had', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const [port, data] = [await freePort(), await folder()]
      const hub = await start(port, data)
      const client = clientOf(hub.origin)
      await client.createMailbox(keysOf(A))
      await client.push(A.id, [envelopeOf(A.id, signal)], A.append)
      const last = (await client.pull(A.id, startOf(A.id), A.read)) as { value: { last: Position } }
      const waiting = client.pull(A.id, last.value.last, A.read, { wait: 25 })
      await later(100)
      hub.child.kill(signal)
      expect(await waiting).toMatchObject({ ok: true, value: { envelopes: [] } })
      expect(await hub.ended).toBe(0)
      const again = await start(port, data)
      expect((await readAll(clientOf(again.origin))).size).toBe(1)
    }
  })

  it('writes no address, id or user agent anywhere', async () => {
    const data = await folder()
    const hub = await start(await freePort(), data)
    const client = clientOf(hub.origin)
    await client.createMailbox(keysOf(A))
    for (let i = 0; i < 30; i++) await client.push(A.id, [envelopeOf(A.id, `n ${i}`)], A.append)
    for (let i = 0; i < 100; i++)
      await fetch(`${hub.origin}/v1/m/marker-in-path?marker-in-query`, { headers: { 'user-agent': 'marker-agent' } })
    hub.child.kill('SIGTERM')
    await hub.ended
    const files = (await readdir(data, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const bytes = concat(
      ...(await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))))),
      utf8(hub.printed()),
    )
    const everything = Buffer.from(bytes).toString('latin1')
    for (const marker of ['marker', '127.0.0.1']) {
      const expected = marker === '127.0.0.1' ? 1 : 0
      // The one address is its own, in the line that says where it listens.
      expect(everything.split(marker).length - 1, marker).toBe(expected)
    }
    expect(hub.printed()).toMatch(/\{"envelopes":30,"mailboxes":1,"refused not-found":100,"requests":131\}/)
  })
})
