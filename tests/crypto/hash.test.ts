import { describe, expect, it } from 'vitest'
import { createSha256, hkdf, hkdfSha256, hmacSha256, sha256 } from '../../src/crypto/hash.ts'
import { bytesToHex, concat, hexToBytes, utf8 } from '../../src/prelude/bytes.ts'
import { hasWycheproof, wycheproof } from '../support/wycheproof.ts'

describe('hash', () => {
  it('gives the digest of FIPS 180 for "abc", in one part, in several, and fed piece by piece', async () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(bytesToHex(await sha256(utf8('abc')))).toBe(abc)
    expect(bytesToHex(await sha256(utf8('a'), utf8(''), utf8('bc')))).toBe(abc)
    const pieces = createSha256()
    for (const piece of ['a', 'bc']) pieces.update(utf8(piece))
    expect(bytesToHex(pieces.digest())).toBe(abc)
  })

  it('derives as RFC 5869, case 1 of its appendix', async () => {
    const okm = await hkdfSha256(
      new Uint8Array(22).fill(0x0b),
      hexToBytes('000102030405060708090a0b0c'),
      hexToBytes('f0f1f2f3f4f5f6f7f8f9'),
      42,
    )
    expect(bytesToHex(okm)).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865')
  })

  it('binds a derived key to its label and its context', async () => {
    const key = new Uint8Array(32).fill(7)
    const plain = await hkdf(key, 'kek', 32)
    expect(bytesToHex(plain)).toBe(
      bytesToHex(await hkdfSha256(key, new Uint8Array(0), concat(utf8('kept1/kek\0')), 32)),
    )
    const others = [
      hkdf(key, 'kid', 32),
      hkdf(key, 'kek', 32, Uint8Array.of(0)),
      hkdf(key, 'kek', 32, Uint8Array.of(1)),
    ]
    const all = [plain, ...(await Promise.all(others))].map(bytesToHex)
    expect(new Set(all).size).toBe(4)
  })

  it.runIf(hasWycheproof)('agrees with Wycheproof on HMAC and HKDF with SHA-256', async () => {
    for (const v of wycheproof('hkdf_sha256')) {
      if (v.hex('ikm').length === 0) continue
      const run = hkdfSha256(
        hexToBytes(v.hex('ikm')),
        hexToBytes(v.hex('salt')),
        hexToBytes(v.hex('info')),
        v.number('size'),
      )
      if (v.result === 'valid') expect(bytesToHex(await run), v.comment).toBe(v.hex('okm'))
      else await expect(run, v.comment).rejects.toThrow()
    }
    for (const v of wycheproof('hmac_sha256')) {
      const tag = bytesToHex(await hmacSha256(hexToBytes(v.hex('key')), hexToBytes(v.hex('msg'))))
      const cut = tag.slice(0, Number(v.group.tagSize) / 4)
      expect(cut === v.hex('tag'), v.comment).toBe(v.result === 'valid')
    }
  })
})
