import { describe, expect, it } from 'vitest'
import { argon2id, createStretch } from '../../src/crypto/kdf.ts'
import { bytesToHex, utf8 } from '../../src/prelude/bytes.ts'
import { diskWasm } from '../support/wasm.ts'

const bytes = (size: number, value: number) => new Uint8Array(size).fill(value)
const broken = async () => utf8('no module')

/** RFC 9106 §5.3. */
const input = {
  password: bytes(32, 1),
  salt: bytes(16, 2),
  secret: bytes(8, 3),
  ad: bytes(12, 4),
  memory: 32,
  passes: 3,
  lanes: 4,
  length: 32,
}
const tag = '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659'

describe('argon2id', () => {
  it('gives the tag of RFC 9106 from WebAssembly and from script', async () => {
    expect(bytesToHex(await argon2id(input, diskWasm))).toBe(tag)
    expect(bytesToHex(await argon2id(input))).toBe(tag)
  })

  it('goes on in script when WebAssembly is refused, with the same answer', async () => {
    const small = {
      password: utf8('a fairly long passphrase'),
      salt: bytes(32, 9),
      memory: 256,
      passes: 2,
      lanes: 1,
      length: 32,
    }
    const expected = bytesToHex(await argon2id(small, diskWasm))
    expect(bytesToHex(await argon2id(small, { simd: broken, plain: broken }))).toBe(expected)
  })

  it('stretches a passphrase of one letter as well as a long one, and tells their salts and profiles apart', async () => {
    const stretch = createStretch(diskWasm)
    const keys = await Promise.all([
      stretch(utf8('x'), bytes(32, 1), 3),
      stretch(utf8('long enough for the module'), bytes(32, 1), 3),
      stretch(utf8('long enough for the module'), bytes(32, 2), 3),
      stretch(utf8('long enough for the module'), bytes(32, 1), 1),
    ])
    expect(new Set(keys.map(bytesToHex)).size).toBe(4)
  })
})
