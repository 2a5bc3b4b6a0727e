import { describe, expect, it } from 'vitest'
import { bytesToHex } from '../../src/prelude/bytes.ts'
import { createHubClient } from '../../src/sync/client.ts'
import { delayAfter } from '../../src/sync/pause.ts'
import { createSync } from '../../src/sync/sync.ts'
import { MAILBOX as A, createDevice } from '../support/device.ts'
import { createTestHub, createTestWorld, HUB_ORIGIN, hash, keysOf, type TestHub } from '../support/hub.ts'

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

async function createHubWithMailbox(): Promise<TestHub> {
  const hub = createTestHub()
  const world = createTestWorld('maker')
  await createHubClient({ origin: HUB_ORIGIN, fetch: hub.fetch, world }).createMailbox(keysOf(A))
  return hub
}

describe('sync', () => {
  it('brings what one device wrote to another, and empties the outbox', async () => {
    const hub = await createHubWithMailbox()
    const [amina, bo] = [createDevice(hub, 'amina'), createDevice(hub, 'bo')]
    for (let i = 0; i < 150; i++) amina.write(`note ${i}`)
    const a = createSync(amina.ports)
    await a.now()
    expect(amina.outbox).toEqual([])
    const b = createSync(bo.ports)
    await b.now()
    expect(bo.arrived.size).toBe(150)
    expect(bo.position()).toEqual(await hub.ports.log.last(A.id))
    expect(amina.position()).toEqual(bo.position())
    expect(amina.arrived.size).toBe(0)
    a.stop()
    b.stop()
  })

  it('hears news while it listens, without being asked', async () => {
    const hub = await createHubWithMailbox()
    const [amina, bo] = [createDevice(hub, 'amina'), createDevice(hub, 'bo')]
    const b = createSync(bo.ports)
    await b.now()
    amina.write('hello')
    const a = createSync(amina.ports)
    await a.now()
    await settle()
    expect(bo.arrived.size).toBe(1)
    a.stop()
    b.stop()
  })

  it('never says acknowledged before the hub has answered, and then once, however often the answer was lost', async () => {
    const hub = await createHubWithMailbox()
    const amina = createDevice(hub, 'amina')
    amina.write('one')
    amina.network.set('deaf')
    const a = createSync(amina.ports)
    for (let i = 0; i < 3; i++) await a.now()
    expect((await hub.ports.log.last(A.id))?.n).toBe(1)
    expect(amina.events).toEqual([])
    expect(amina.outbox.length).toBe(1)
    expect(a.state()).toMatchObject({ phase: 'waiting', problem: 'unreachable' })
    amina.network.set('fair')
    await a.now()
    expect(amina.events).toEqual(['acknowledged one'])
    expect((await hub.ports.log.last(A.id))?.n).toBe(1)
    await settle()
    expect(a.state()).toEqual({ phase: 'idle', lastExchange: amina.world.now() })
    a.stop()
  })

  it('sends a sentence written meanwhile before the next part of a photo', async () => {
    const hub = await createHubWithMailbox()
    const amina = createDevice(hub, 'amina')
    for (let i = 0; i < 3; i++) {
      const part = new Uint8Array(1000).fill(i)
      amina.parts.set(bytesToHex(hash(part)), part)
      amina.toSend.push(hash(part))
    }
    amina.write('caption')
    const { partSent } = amina.ports
    const a = createSync({
      ...amina.ports,
      async partSent(one) {
        await partSent(one)
        if (amina.toSend.length === 2) amina.write('urgent')
      },
    })
    await a.now()
    expect(amina.events).toEqual(['acknowledged caption', 'part sent', 'acknowledged urgent', 'part sent', 'part sent'])
    a.stop()
  })

  it('resumes parts where they broke off, asking first what is there', async () => {
    const hub = await createHubWithMailbox()
    const amina = createDevice(hub, 'amina')
    for (let i = 0; i < 4; i++) {
      const part = new Uint8Array(1000).fill(i)
      amina.parts.set(bytesToHex(hash(part)), part)
      amina.toSend.push(hash(part))
    }
    const { partSent } = amina.ports
    const a = createSync({
      ...amina.ports,
      async partSent(one) {
        await partSent(one)
        if (amina.toSend.length === 2) amina.network.set('deaf', 1)
      },
    })
    await a.now()
    await a.now()
    expect(amina.toSend).toEqual([])
    const puts = amina.network.made.filter((line) => line.startsWith('PUT'))
    expect(puts.length).toBe(4)
    a.stop()
  })

  it('fetches parts when their sender has brought them, and asks for absent ones ever more rarely', async () => {
    const hub = await createHubWithMailbox()
    const [amina, bo] = [createDevice(hub, 'amina'), createDevice(hub, 'bo')]
    const part = new Uint8Array(1000).fill(7)
    bo.toFetch.push(hash(part))
    const b = createSync(bo.ports)
    await b.now()
    await b.now()
    const asked = (): number => bo.network.made.filter((line) => line.endsWith('/has')).length
    expect(asked()).toBe(1)
    amina.parts.set(bytesToHex(hash(part)), part)
    amina.toSend.push(hash(part))
    const a = createSync(amina.ports)
    await a.now()
    bo.world.tick(2_000)
    await b.now()
    expect(asked()).toBe(2)
    expect(bo.parts.get(bytesToHex(hash(part)))).toEqual(part)
    a.stop()
    b.stop()
  })

  it('keeps a damaged part out, says so, and takes the good one later', async () => {
    const hub = await createHubWithMailbox()
    const [amina, bo] = [createDevice(hub, 'amina'), createDevice(hub, 'bo')]
    const part = new Uint8Array(1000).fill(7)
    amina.parts.set(bytesToHex(hash(part)), part)
    amina.toSend.push(hash(part))
    const a = createSync(amina.ports)
    await a.now()
    bo.toFetch.push(hash(part))
    let lie = true
    const honest = bo.ports.client.getPart
    const client = {
      ...bo.ports.client,
      getPart: (...asked: Parameters<typeof honest>) => {
        if (lie) bo.network.set('flipped', 1)
        return honest(...asked)
      },
    }
    const b = createSync({ ...bo.ports, client })
    await b.now()
    expect(bo.parts.size).toBe(0)
    expect(b.state().problem).toBe('damaged')
    lie = false
    bo.world.tick(10_000)
    await b.now()
    expect(bo.parts.size).toBe(1)
    a.stop()
    b.stop()
  })

  it('does not move on when this phone could not keep what came', async () => {
    const hub = await createHubWithMailbox()
    const [amina, bo] = [createDevice(hub, 'amina'), createDevice(hub, 'bo')]
    amina.write('one')
    const a = createSync(amina.ports)
    await a.now()
    bo.break(true)
    const b = createSync(bo.ports)
    await b.now()
    expect([bo.position(), b.state().problem]).toEqual([undefined, 'here'])
    bo.break(false)
    await b.now()
    expect(bo.arrived.size).toBe(1)
    a.stop()
    b.stop()
  })

  it('raises the alarm when the hub has lost what it had, and can refill it', async () => {
    const hub = await createHubWithMailbox()
    const amina = createDevice(hub, 'amina')
    amina.write('one')
    amina.write('two')
    const kept = [...amina.outbox]
    const first = createSync(amina.ports)
    await first.now()
    first.stop()
    const empty = await createHubWithMailbox()
    const again = createHubClient({ origin: HUB_ORIGIN, fetch: empty.fetch, world: amina.world })
    const second = createSync({
      ...amina.ports,
      client: again,
      async lost(how) {
        await amina.ports.lost(how)
        amina.outbox.push(...kept)
      },
    })
    await second.now()
    expect(amina.lost).toEqual(['lost'])
    expect(second.state().problem).toBe('lost')
    await second.now()
    expect((await empty.ports.log.last(A.id))?.n).toBe(2)
    expect(amina.position()).toEqual(await empty.ports.log.last(A.id))
    second.stop()
  })

  it('only sends without a read key, and only receives without an append key', async () => {
    const hub = await createHubWithMailbox()
    const reporter = createDevice(hub, 'reporter', { read: false })
    reporter.write('report')
    const r = createSync(reporter.ports)
    await r.now()
    expect(reporter.events).toEqual(['acknowledged report'])
    const desk = createDevice(hub, 'desk', { append: false })
    desk.write('never')
    const d = createSync(desk.ports)
    await d.now()
    expect([desk.arrived.size, desk.outbox.length]).toEqual([1, 1])
    expect(reporter.network.made.some((line) => line.startsWith('GET'))).toBe(false)
    r.stop()
    d.stop()
  })

  it('waits longer after each failure, partly by chance, and at most five minutes', async () => {
    const hub = await createHubWithMailbox()
    const amina = createDevice(hub, 'amina')
    amina.network.set('down')
    const a = createSync(amina.ports)
    for (let i = 0; i < 12; i++) await a.now()
    await settle()
    const { nextTry = 0 } = a.state()
    expect(nextTry - amina.world.now()).toBeGreaterThanOrEqual(150_000)
    expect(nextTry - amina.world.now()).toBeLessThanOrEqual(300_000)
    expect([delayAfter(1, 0), delayAfter(1, 0.999), delayAfter(2, 0), delayAfter(99, 0)]).toEqual([
      1000, 1999, 2000, 150_000,
    ])
    a.stop()
  })

  it('ends when stopped, and lets nobody wait for ever', async () => {
    const hub = await createHubWithMailbox()
    const amina = createDevice(hub, 'amina')
    const a = createSync(amina.ports)
    await a.now()
    const pending = a.now()
    a.stop()
    await pending
    await a.now()
    await settle()
    expect(a.state().phase).toBe('stopped')
    const before = amina.network.made.length
    await settle()
    expect(amina.network.made.length).toBe(before)
  })
})
