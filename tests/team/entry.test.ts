import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/prelude/bytes.ts'
import { decodeBody, encodeBody } from '../../src/team/body.ts'
import { openEnvelope, sealEntry } from '../../src/team/entry.ts'
import { isClass } from '../../src/wire/envelope.ts'
import { createGroup, offerEnvelope } from '../support/members.ts'

const group = await createGroup()
const { founder, stream, key, world } = group

describe('an entry', () => {
  it('opens to what was sealed, for whoever has the epoch key', async () => {
    const { entry, envelope } = await founder.seal('three wells were dug')
    const opened = await openEnvelope(envelope, stream, [key])
    expect(opened).toEqual({ kind: 'entry', entry })
    expect(decodeBody(entry.body)?.body).toEqual(utf8('three wells were dug'))
  })

  it('is exactly a size class whatever it holds', async () => {
    const sizes = [
      0, 1, 22, 23, 24, 255, 256, 500, 640, 641, 642, 643, 644, 645, 650, 7_000, 16_000, 16_384, 40_000, 65_000, 66_000,
      300_000,
    ]
    const next = founder.log.next(founder.keys.device)
    for (const size of sizes) {
      const draft = {
        team: group.team,
        space: 'project',
        author: founder.keys.device,
        epoch: 1,
        type: 'record',
      } as const
      const body = encodeBody(world.random(size), [])
      const sealed =
        next && (await sealEntry(world, { ...draft, ...next, seen: undefined }, body, founder.keys.seed, stream, key))
      expect(sealed && isClass(sealed.envelope.length), String(size)).toBe(true)
      expect(sealed && (await openEnvelope(sealed.envelope, stream, [key])).kind).toBe('entry')
    }
  })

  it('pads every length from 600 to 700 bytes to a class, the lengths no CBOR head can reach included', async () => {
    for (let size = 600; size < 700; size++) {
      const { envelope } = await founder.seal('x'.repeat(size))
      expect(isClass(envelope.length)).toBe(true)
    }
  })

  it('is refused when it would be larger than an envelope may be', async () => {
    await expect(founder.seal('x'.repeat(600_000))).rejects.toThrow('too large')
  })

  it('does not open with another key, for another mailbox, or with any byte changed', async () => {
    const { envelope } = await founder.seal('a name')
    expect((await openEnvelope(envelope, stream, [{ epoch: 1, key: world.random(32) }])).kind).toBe('cannot-open')
    expect((await openEnvelope(envelope, world.random(32), [key])).kind).toBe('cannot-open')
    await fc.assert(
      fc.asyncProperty(fc.nat(envelope.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const broken = envelope.slice()
        broken[at] = (broken[at] ?? 0) ^ flip
        // The outer stream is bound inside the seal too, so a change of it is noticed by the one who asks for this mailbox.
        const kind = (await openEnvelope(broken, broken.slice(1, 33), [key])).kind
        expect(kind).toBe(at === 0 ? 'newer' : 'cannot-open')
      }),
      { numRuns: 100 },
    )
  })

  it('is refused by the log when somebody else signed it', async () => {
    const other = await group.stranger()
    const next = founder.log.next(founder.keys.device)
    const draft = { team: group.team, space: 'project', author: founder.keys.device, epoch: 1, type: 'record' } as const
    const forged =
      next &&
      (await sealEntry(
        world,
        { ...draft, ...next, seen: undefined },
        encodeBody(utf8('forged'), []),
        other.keys.seed,
        stream,
        key,
      ))
    const change = forged && (await offerEnvelope(other.log, forged.envelope, stream, key))
    expect(change?.admitted).toEqual([])
    expect(change?.refused).toHaveLength(1)
    // The true entry with the same core is not kept out by its forgery.
    const honest =
      next &&
      (await sealEntry(
        world,
        { ...draft, ...next, seen: undefined },
        encodeBody(utf8('forged'), []),
        founder.keys.seed,
        stream,
        key,
      ))
    expect(honest?.entry.id).toBe(forged?.entry.id)
    const later = honest && (await offerEnvelope(other.log, honest.envelope, stream, key))
    expect(later?.admitted).toHaveLength(1)
  })

  it('named with the wrong epoch can not be opened', async () => {
    const { envelope } = await founder.seal('x', { epoch: 2 })
    expect((await openEnvelope(envelope, stream, [key])).kind).toBe('cannot-open')
  })
})
