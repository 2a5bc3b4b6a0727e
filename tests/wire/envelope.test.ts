import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToHex, concat, hexToBytes, isEqual } from '../../src/prelude/bytes.ts'
import { follow, startOf } from '../../src/wire/chain.ts'
import { classFor, ENVELOPE_HEAD, frame, isClass, parse, transportId } from '../../src/wire/envelope.ts'
import { LIMITS } from '../../src/wire/limits.ts'

const vectors = JSON.parse(readFileSync(new URL('../vectors/wire1.json', import.meta.url), 'utf8')) as {
  classes: [number, number | null][]
  envelope: { stream: string; sealed: string; envelope: string; transportId: string }
  chain: { mailbox: string; ids: string[]; hashes: string[] }
}

describe('an envelope', () => {
  it('is framed and named as the frozen vector says', async () => {
    const { stream, sealed, envelope, transportId: id } = vectors.envelope
    const made = frame(hexToBytes(stream), hexToBytes(sealed))
    expect(bytesToHex(made)).toBe(envelope)
    expect(bytesToHex(await transportId(made))).toBe(id)
    const back = parse(made)
    expect(back.ok && [bytesToHex(back.value.stream), bytesToHex(back.value.sealed)]).toEqual([stream, sealed])
  })

  it('comes in the sizes that another program computed', () => {
    for (const [size, padded] of vectors.classes) expect([size, classFor(size) ?? null]).toEqual([size, padded])
  })

  it('never shrinks, is stable once padded, and costs little', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LIMITS.envelope }), (size) => {
        const padded = classFor(size) ?? 0
        expect(padded).toBeGreaterThanOrEqual(size)
        expect(classFor(padded)).toBe(padded)
        if (size > 64 * 1024) expect(padded / size).toBeLessThan(1.032)
      }),
    )
  })

  it('has few sizes: 7 small ones and 32 for each doubling above', () => {
    const sizes = new Set<number>()
    for (let size = 1; size <= LIMITS.envelope; size += 7) sizes.add(classFor(size) ?? 0)
    expect(sizes.size).toBe(7 + 3 * 32)
  })

  it('is refused with another version, another size, or nothing inside', () => {
    const good = frame(new Uint8Array(32), new Uint8Array(1024 - ENVELOPE_HEAD))
    expect(parse(concat(good, new Uint8Array(1)))).toEqual({ ok: false, error: 'size' })
    expect(parse(good.subarray(0, 1023))).toEqual({ ok: false, error: 'size' })
    expect(parse(new Uint8Array(ENVELOPE_HEAD))).toEqual({ ok: false, error: 'size' })
    expect(parse(new Uint8Array())).toEqual({ ok: false, error: 'size' })
    expect(parse(concat(new Uint8Array([2]), good.subarray(1)))).toEqual({ ok: false, error: 'newer-version' })
    expect(isClass(ENVELOPE_HEAD)).toBe(false)
  })

  it('can not be framed by mistake', () => {
    expect(() => frame(new Uint8Array(31), new Uint8Array(1024 - ENVELOPE_HEAD))).toThrow(RangeError)
    expect(() => frame(new Uint8Array(32), new Uint8Array(1024))).toThrow(RangeError)
    expect(() => frame(new Uint8Array(32), new Uint8Array(600_000))).toThrow(RangeError)
  })
})

describe("the hub's running hash", () => {
  const { mailbox, ids, hashes } = vectors.chain
  const all = ids.map(hexToBytes)

  it('is the one of the frozen vector, however it is cut', async () => {
    const start = startOf(hexToBytes(mailbox))
    const whole = await follow(start, all)
    expect([whole.n, bytesToHex(whole.h)]).toEqual([3, hashes[2]])
    const part = await follow(await follow(start, all.slice(0, 1)), all.slice(1))
    expect(isEqual(part.h, whole.h)).toBe(true)
  })

  it('differs for another order, another mailbox, and one envelope less', async () => {
    const start = startOf(hexToBytes(mailbox))
    const whole = bytesToHex((await follow(start, all)).h)
    expect(bytesToHex((await follow(start, [...all].reverse())).h)).not.toBe(whole)
    expect(bytesToHex((await follow(startOf(new Uint8Array(32)), all)).h)).not.toBe(whole)
    expect(bytesToHex((await follow(start, all.slice(1))).h)).not.toBe(whole)
  })
})
