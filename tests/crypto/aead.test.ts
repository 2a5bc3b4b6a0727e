import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHUNK,
  createStreamOpener,
  createStreamSealer,
  openOnce,
  openStream,
  sealedSize,
  sealOnce,
  sealStream,
} from '../../src/crypto/aead.ts'
import type { Bytes } from '../../src/prelude/bytes.ts'
import { bytesToHex, concat, hexToBytes, isEqual, utf8 } from '../../src/prelude/bytes.ts'
import { hasWycheproof, wycheproof } from '../support/wycheproof.ts'

const key = new Uint8Array(32).fill(1)
const context = utf8('kept1/env\0')
const bytes = (size: number): Bytes => Uint8Array.from({ length: size }, (_, i) => (i * 7 + (i >> 8)) & 255)
const wholeOr = async (part: Promise<Bytes | string>): Promise<Bytes> => {
  const value = await part
  if (typeof value === 'string') throw new Error(value)
  return value
}

describe('a sealed stream', () => {
  it('comes back as it went, around every chunk border, with the size foretold', async () => {
    for (const size of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5]) {
      const sealed = await sealStream(key, context, bytes(size))
      expect(sealed.length).toBe(sealedSize(size))
      const opened = await openStream(key, context, sealed)
      expect(opened && isEqual(opened, bytes(size)), `${size} bytes`).toBe(true)
    }
  })

  it('does not depend on how it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 5 }), async (cuts) => {
        const sealer = await createStreamSealer(key, context)
        const sealed: Bytes[] = []
        for (const size of cuts) sealed.push(await sealer.push(bytes(size)))
        sealed.push(await sealer.end())
        const whole = concat(...sealed)
        const opener = createStreamOpener(key, context)
        const out: Bytes[] = []
        for (let at = 0; at < whole.length; at += 9_973)
          out.push(await wholeOr(opener.push(whole.subarray(at, at + 9_973))))
        out.push(await wholeOr(opener.end()))
        expect(isEqual(concat(...out), concat(...cuts.map(bytes)))).toBe(true)
      }),
      { numRuns: 10 },
    )
  })

  it('opens under no other key or context, and with no bit changed', async () => {
    const sealed = await sealStream(key, context, bytes(100))
    expect(await openStream(new Uint8Array(32), context, sealed)).toBeUndefined()
    expect(await openStream(key, utf8('kept1/file\0'), sealed)).toBeUndefined()
    for (let i = 0; i < sealed.length; i++) {
      const changed = sealed.slice()
      changed[i] = (changed[i] ?? 0) ^ 1
      expect(await openStream(key, context, changed), `byte ${i}`).toBeUndefined()
    }
  })

  it('tells a wrong key from a damaged chunk from a cut, while it is being read', async () => {
    const sealed = await sealStream(key, context, bytes(2 * CHUNK + 10))
    expect(await createStreamOpener(new Uint8Array(32), context).push(sealed)).toBe('wrong-key')
    const damaged = sealed.slice()
    damaged[100] = (damaged[100] ?? 0) ^ 1
    expect(await createStreamOpener(key, context).push(damaged)).toBe('damaged')
    for (const cut of [10, 56, 56 + CHUNK + 16]) {
      const opener = createStreamOpener(key, context)
      await opener.push(sealed.subarray(0, cut))
      expect(await opener.end(), `cut at ${cut}`).toBe('cut-short')
    }
  })

  it('never looks the same twice', async () => {
    expect(bytesToHex(await sealStream(key, context, bytes(5)))).not.toBe(
      bytesToHex(await sealStream(key, context, bytes(5))),
    )
  })

  it.runIf(hasWycheproof)('agrees with all 35 vectors of Wycheproof for Cobblestone-256', async () => {
    const vectors = wycheproof('c2sp_chunked_encryption_aes_256_gcm')
    expect(vectors.length).toBe(35)
    for (const v of vectors) {
      const sealed = new Uint8Array(inflateSync(hexToBytes(v.hex('ct'))))
      const opened = await openStream(hexToBytes(v.hex('key')), hexToBytes(v.hex('ctx')), sealed)
      expect(opened !== undefined, v.comment).toBe(v.result === 'valid')
      if (!opened) continue
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', opened))
      expect(bytesToHex(digest), v.comment).toBe(v.hex('msgSha512'))
    }
  })
})

describe('a thing sealed once', () => {
  it('opens with its key and its context only', async () => {
    const sealed = await sealOnce(key, context, bytes(50))
    const opened = await openOnce(key, context, sealed)
    expect(opened && isEqual(opened, bytes(50))).toBe(true)
    expect(await openOnce(key, utf8('kept1/cell\0'), sealed)).toBeUndefined()
    expect(await openOnce(new Uint8Array(32), context, sealed)).toBeUndefined()
    expect(await openOnce(key, context, sealed.subarray(0, 20))).toBeUndefined()
  })

  it.runIf(hasWycheproof)('agrees with Wycheproof on AES-256-GCM with 96-bit nonces', async () => {
    const vectors = wycheproof('aes_gcm').filter((v) => v.group.ivSize === 96 && v.group.keySize === 256)
    expect(vectors.length).toBeGreaterThan(50)
    for (const v of vectors) {
      const sealed = hexToBytes(v.hex('iv') + v.hex('ct') + v.hex('tag'))
      const opened = await openOnce(hexToBytes(v.hex('key')), hexToBytes(v.hex('aad')), sealed)
      expect(opened && bytesToHex(opened), v.comment).toBe(v.result === 'valid' ? v.hex('msg') : undefined)
    }
  })
})
