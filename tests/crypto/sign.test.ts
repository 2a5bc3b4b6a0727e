import { describe, expect, it } from 'vitest'
import { createSigner } from '../../src/crypto/sign.ts'
import { bytesToHex, hexToBytes } from '../../src/prelude/bytes.ts'

describe('a signer', () => {
  it('signs as RFC 8032 §7.1, tests 1 and 2', () => {
    const one = createSigner(hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'))
    expect(bytesToHex(one.public)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    expect(bytesToHex(one.sign(new Uint8Array(0)))).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    const two = createSigner(hexToBytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    expect(bytesToHex(two.sign(Uint8Array.of(0x72)))).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
  })

  it('keeps its own copy of the seed', () => {
    const seed = new Uint8Array(32).fill(5)
    const signer = createSigner(seed)
    const before = bytesToHex(signer.sign(Uint8Array.of(1)))
    seed.fill(0)
    expect(bytesToHex(signer.sign(Uint8Array.of(1)))).toBe(before)
  })
})
