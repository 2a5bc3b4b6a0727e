/** Three devices and a hub in every kind of bad weather that chance brings. Whatever happened: nothing acknowledged is lost, all become equal. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToHex } from '../../src/prelude/bytes.ts'
import { createHubClient } from '../../src/sync/client.ts'
import { createSync } from '../../src/sync/sync.ts'
import { startOf } from '../../src/wire/chain.ts'
import { transportId } from '../../src/wire/envelope.ts'
import { createDevice, MAILBOX } from '../support/device.ts'
import { createTestHub, createTestWorld, HUB_ORIGIN, hash, keysOf } from '../support/hub.ts'
import type { Weather } from '../support/network.ts'

const weather = fc.constantFrom<Weather>('fair', 'down', 'deaf', 'cut', 'portal', 'twice')
const step = fc.record({
  device: fc.nat({ max: 2 }),
  weather,
  writes: fc.nat({ max: 3 }),
  photo: fc.boolean(),
  breaks: fc.boolean(),
})

describe('sync in bad weather', () => {
  it('loses nothing that was acknowledged, doubles nothing, and makes all devices equal once it clears', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const hub = createTestHub()
        const world = createTestWorld('maker')
        await createHubClient({ origin: HUB_ORIGIN, fetch: hub.fetch, world }).createMailbox(keysOf(MAILBOX))
        const devices = ['amina', 'bo', 'chen'].map((name) => createDevice(hub, name))
        const syncs = devices.map(({ ports }) => createSync(ports))
        const written: string[] = []
        const photos: Uint8Array<ArrayBuffer>[] = []

        for (const [i, { device: at, weather, writes, photo, breaks }] of steps.entries()) {
          const [device, sync] = [devices[at], syncs[at]]
          if (!device || !sync) continue
          for (let k = 0; k < writes; k++) {
            device.write(`${i} ${k}`)
            written.push(`${i} ${k}`)
          }
          if (photo) {
            const part = new Uint8Array(500).fill(i + 1)
            photos.push(part)
            device.parts.set(bytesToHex(hash(part)), part)
            device.toSend.push(hash(part))
            for (const other of devices) if (other !== device) other.toFetch.push(hash(part))
          }
          device.break(breaks)
          device.network.set(weather, 2)
          await sync.now()
          device.break(false)
          const acknowledged = devices.flatMap(({ events }) => events.filter((event) => event.startsWith('ack')))
          expect((await hub.ports.log.last(MAILBOX.id))?.n).toBeGreaterThanOrEqual(acknowledged.length)
        }

        for (const device of devices) device.network.set('fair')
        for (let round = 0; round < 3; round++)
          for (const [i, sync] of syncs.entries()) {
            devices[i]?.world.tick(3_600_000)
            hub.ports.world.now()
            await sync.now()
          }
        for (const sync of syncs) sync.stop()

        const page = await hub.ports.log.read(MAILBOX.id, 0, 1 << 26)
        const ids = await Promise.all((page?.envelopes ?? []).map(async (one) => bytesToHex(await transportId(one))))
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(written.length)
        for (const device of devices) {
          expect(device.outbox).toEqual([])
          expect(device.toSend).toEqual([])
          expect(device.position() ?? startOf(MAILBOX.id)).toEqual(page?.last)
          for (const part of photos) expect(device.parts.get(bytesToHex(hash(part)))).toEqual(part)
          const own = device.events.filter((event) => event.startsWith('ack')).length
          expect(device.arrived.size).toBeGreaterThanOrEqual(ids.length - own)
        }
      }),
      { numRuns: 5 },
    )
  })
})
