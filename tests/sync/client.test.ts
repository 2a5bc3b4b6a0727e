import { describe, expect, it } from 'vitest'
import { concat } from '../../src/prelude/bytes.ts'
import { createHubClient } from '../../src/sync/client.ts'
import type { Fetch } from '../../src/sync/exchange.ts'
import { encode } from '../../src/wire/cbor.ts'
import { follow, startOf } from '../../src/wire/chain.ts'
import { transportId } from '../../src/wire/envelope.ts'
import { CONTENT_TYPE } from '../../src/wire/requests.ts'
import { createTestHub, createTestWorld, envelopeOf, HUB_ORIGIN, hash, keysOf, mailboxOf } from '../support/hub.ts'
import { createNetwork, type Weather } from '../support/network.ts'

const A = mailboxOf('a')
const untilEnd = (_: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()))

async function create(start?: number) {
  const hub = createTestHub()
  const network = createNetwork(hub.fetch)
  const world = createTestWorld('client', start)
  const client = createHubClient({ origin: HUB_ORIGIN, fetch: network.fetch, world, pause: untilEnd })
  await client.createMailbox(keysOf(A))
  return { hub, network, world, client }
}

/** A hub that answers with whatever it is told to. */
const lying =
  (body: Uint8Array): Fetch =>
  async () =>
    new Response(concat(body), { headers: { 'kept-hub': '1', 'content-type': CONTENT_TYPE } })

describe('a hub client', () => {
  it('says what kind of trouble it met, and never success', async () => {
    const expected: [Weather, string][] = [
      ['down', 'unreachable'],
      ['deaf', 'unreachable'],
      ['cut', 'unreachable'],
      ['portal', 'not-a-hub'],
      ['drip', 'damaged'],
    ]
    for (const [weather, error] of expected) {
      const { client, network } = await create()
      network.set(weather)
      expect(await client.push(A.id, [envelopeOf(A.id, 'x')], A.append), weather).toEqual({ ok: false, error })
      network.set('fair')
      expect((await client.push(A.id, [envelopeOf(A.id, 'x')], A.append)).ok).toBe(true)
    }
  })

  it('gives no part, and no envelope, whose bits were changed on the way', async () => {
    const { client, network } = await create()
    const part = new Uint8Array(65_536).fill(1)
    await client.putPart(A.id, hash(part), part, A.append)
    await client.push(A.id, [envelopeOf(A.id, 'x', 4096)], A.append)
    network.set('flipped')
    expect(await client.getPart(A.id, hash(part), A.read)).toEqual({ ok: false, error: 'damaged' })
    expect(await client.pull(A.id, startOf(A.id), A.read)).toEqual({ ok: false, error: 'forked' })
  })

  it('settles a request that the network repeated by itself', async () => {
    const { client, network, hub } = await create()
    network.set('twice', 1)
    expect((await client.push(A.id, [envelopeOf(A.id, 'x')], A.append)).ok).toBe(true)
    expect((await hub.ports.log.last(A.id))?.n).toBe(1)
  })

  it('works with a clock that is a year off, at the price of one more request', async () => {
    const year = 365 * 24 * 60 * 60_000
    const { client, network } = await create(1_795_500_000_000 - year)
    expect(network.made.length).toBe(2)
    expect((await client.push(A.id, [envelopeOf(A.id, 'x')], A.append)).ok).toBe(true)
    expect(network.made.length).toBe(3)
  })

  it('gives up on a hub whose own time helps nothing', async () => {
    const refusal = encode({ v: 1, code: 'clock', time: 5 })
    const fetch: Fetch = async () =>
      new Response(refusal, { status: 401, headers: { 'kept-hub': '1', 'content-type': CONTENT_TYPE } })
    const client = createHubClient({ origin: HUB_ORIGIN, fetch, world: createTestWorld(), pause: untilEnd })
    expect(await client.pull(A.id, startOf(A.id), A.read)).toEqual({ ok: false, error: 'clock' })
  })

  it('sees a list that became shorter, was changed, reordered or continued from elsewhere', async () => {
    const [one, two] = [envelopeOf(A.id, 'one'), envelopeOf(A.id, 'two')]
    const ids = [await transportId(one), await transportId(two)]
    const start = startOf(A.id)
    const after1 = await follow(start, ids.slice(0, 1))
    const after2 = await follow(start, ids)
    const pull = (body: Parameters<typeof encode>[0], from = start) =>
      createHubClient({
        origin: HUB_ORIGIN,
        fetch: lying(encode(body)),
        world: createTestWorld(),
        pause: untilEnd,
      }).pull(A.id, from, A.read)
    const page = { v: 1, e: [one, two], last: { ...after2 }, more: false }
    expect((await pull(page)).ok).toBe(true)
    expect(await pull({ ...page, e: [two, one] })).toEqual({ ok: false, error: 'forked' })
    expect(await pull({ ...page, e: [two] }, after1)).toMatchObject({ ok: true })
    expect(await pull({ ...page, e: [one] }, after1)).toEqual({ ok: false, error: 'forked' })
    expect(await pull({ ...page, e: [], last: { ...after1 } }, after2)).toEqual({ ok: false, error: 'lost' })
    expect(await pull({ ...page, e: [], last: { n: 2, h: after1.h } }, after2)).toEqual({ ok: false, error: 'forked' })
    expect(await pull({ ...page, e: [], last: { ...after2 } }, after1)).toEqual({ ok: false, error: 'forked' })
  })

  it('believes no answer that is malformed, or has another count than was asked', async () => {
    for (const body of [
      new Uint8Array(),
      encode(null),
      encode({ v: 2 }),
      encode([[1, hash(new Uint8Array())]]),
      encode([true]),
    ]) {
      const client = createHubClient({
        origin: HUB_ORIGIN,
        fetch: lying(body),
        world: createTestWorld(),
        pause: untilEnd,
      })
      const envelopes = [envelopeOf(A.id, 'x'), envelopeOf(A.id, 'y')]
      expect(await client.push(A.id, envelopes, A.append)).toEqual({ ok: false, error: 'damaged' })
      expect((await client.pull(A.id, startOf(A.id), A.read)).ok).toBe(false)
      const asked = await client.hasParts(A.id, [A.id, A.id], { role: 'r', signer: A.read })
      expect(asked).toEqual({ ok: false, error: 'damaged' })
      expect((await client.hub()).ok).toBe(false)
    }
  })

  it('gives up after half a minute of silence, and at once when told to stop', async () => {
    const world = createTestWorld()
    const silent: Fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        if (init.signal?.aborted) reject(new Error('aborted'))
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')))
      })
    const waits: number[] = []
    const client = createHubClient({
      origin: HUB_ORIGIN,
      fetch: silent,
      world,
      pause: async (milliseconds) => {
        waits.push(milliseconds)
        world.tick(milliseconds)
      },
    })
    expect(await client.hub()).toEqual({ ok: false, error: 'unreachable' })
    expect(waits).toEqual([30_000])
    const stop = new AbortController()
    const still = createHubClient({ origin: HUB_ORIGIN, fetch: silent, world, pause: untilEnd })
    const pulled = still.pull(A.id, startOf(A.id), A.read, { wait: 25, signal: stop.signal })
    stop.abort()
    expect(await pulled).toEqual({ ok: false, error: 'stopped' })
  })
})
