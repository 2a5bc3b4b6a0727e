/** Known answers of the first day: a change of library or of label that changes one of them is a change of format. */
import { describe, expect, it } from 'vitest'
import { openOnce, openStream, sealOnce, sealStream } from '../../src/crypto/aead.ts'
import { hkdf } from '../../src/crypto/hash.ts'
import { createStretch } from '../../src/crypto/kdf.ts'
import { LABELS, label } from '../../src/crypto/labels.ts'
import { createSigner } from '../../src/crypto/sign.ts'
import { bytesToHex, hexToBytes, text, utf8 } from '../../src/prelude/bytes.ts'
import { diskWasm } from '../support/wasm.ts'
import frozen from '../vectors/crypto1.json' with { type: 'json' }

const key = Uint8Array.from({ length: 32 }, (_, i) => i)
const counting = () => {
  let n = 0
  return (size: number) => Uint8Array.from({ length: size }, () => n++ & 255)
}

describe('the primitives', () => {
  it('derive the same keys under the same labels', async () => {
    const found: Record<string, string> = {}
    for (const name of LABELS)
      if (name in frozen.derived) found[name] = bytesToHex(await hkdf(key, name, 32, Uint8Array.of(5)))
    expect(found).toEqual(frozen.derived)
  })

  it('seal to the same bytes, and open them', async () => {
    const { stream, once } = frozen
    expect(bytesToHex(await sealStream(key, label('env'), utf8(stream.plain), counting()))).toBe(stream.sealed)
    expect(bytesToHex(await sealOnce(key, label('cell'), utf8(once.plain), counting()))).toBe(once.sealed)
    const opened = await openStream(key, label('env'), hexToBytes(stream.sealed))
    expect(opened && text(opened)).toBe(stream.plain)
    const cell = await openOnce(key, label('cell'), hexToBytes(once.sealed))
    expect(cell && text(cell)).toBe(once.plain)
  })

  it('stretch to the same keys in every profile', async () => {
    const { passphrase, salt, ...profiles } = frozen.stretch
    const stretch = createStretch(diskWasm)
    for (const profile of [1, 2, 3] as const)
      expect(bytesToHex(await stretch(utf8(passphrase), hexToBytes(salt), profile))).toBe(profiles[profile])
  })

  it('sign to the same signature', () => {
    const signer = createSigner(key)
    expect(bytesToHex(signer.public)).toBe(frozen.sign.public)
    expect(bytesToHex(signer.sign(utf8(frozen.sign.message)))).toBe(frozen.sign.signature)
  })
})
