import { existsSync, readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { bytesToHex, concat, hexToBytes } from '../../src/prelude/bytes.ts'
import { parseAuth, showAuth, signingBytes } from '../../src/wire/auth.ts'
import { isSigned } from '../../src/wire/signature.ts'

const { request } = JSON.parse(readFileSync(new URL('../vectors/wire1.json', import.meta.url), 'utf8')) as {
  request: Record<
    'seed' | 'public' | 'method' | 'host' | 'target' | 'body' | 'nonce' | 'message' | 'signature' | 'header',
    string
  > & {
    time: number
  }
}
const key = hexToBytes(request.public)
const message = hexToBytes(request.message)
const signature = hexToBytes(request.signature)
/** The order of the base point, RFC 8032 §5.1, little-endian. */
const ORDER = hexToBytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')

const wycheproof = new URL('../../../shared/data/vectors/wycheproof/ed25519_test.json', import.meta.url)
const shared = existsSync(wycheproof)

describe('a signature', () => {
  it('of another program is accepted, and ours is the same', () => {
    expect(isSigned(key, message, signature)).toBe(true)
    expect(bytesToHex(ed25519.sign(message, hexToBytes(request.seed)))).toBe(request.signature)
  })

  it('is refused when one bit of key, message or signature differs', () => {
    for (let bit = 0; bit < 512; bit += 37) {
      const wrong = concat(signature)
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(isSigned(key, message, wrong)).toBe(false)
    }
    expect(isSigned(key, concat(message, new Uint8Array(1)), signature)).toBe(false)
    expect(isSigned(hexToBytes(request.seed), message, signature)).toBe(false)
  })

  it('is refused in a second form of the same signature (S + L)', () => {
    const twin = concat(signature)
    let carry = 0
    for (let i = 0; i < 32; i++) {
      const sum = (signature[32 + i] ?? 0) + (ORDER[i] ?? 0) + carry
      twin[32 + i] = sum & 255
      carry = sum >> 8
    }
    expect(carry).toBe(0)
    expect(isSigned(key, message, twin)).toBe(false)
  })

  it('is refused under the key that would sign everything, which lenient verifiers accept', () => {
    const identity = hexToBytes(`01${'00'.repeat(31)}`)
    const forged = concat(identity, new Uint8Array(32))
    expect(ed25519.verify(forged, message, identity, { zip215: true })).toBe(true)
    expect(isSigned(identity, message, forged)).toBe(false)
  })

  it('of a wrong length, or a key that is no point, is refused and does not throw', () => {
    expect(isSigned(key.subarray(1), message, signature)).toBe(false)
    expect(isSigned(key, message, signature.subarray(1))).toBe(false)
    expect(isSigned(new Uint8Array(32).fill(255), message, signature)).toBe(false)
    expect(isSigned(new Uint8Array(0), message, new Uint8Array(0))).toBe(false)
  })

  it.runIf(shared)('is judged as Wycheproof says, in all of its cases', () => {
    const { testGroups } = JSON.parse(readFileSync(wycheproof, 'utf8')) as {
      testGroups: { publicKey: { pk: string }; tests: { msg: string; sig: string; result: string; tcId: number }[] }[]
    }
    let count = 0
    for (const { publicKey, tests } of testGroups)
      for (const { msg, sig, result, tcId } of tests) {
        count++
        expect([tcId, isSigned(hexToBytes(publicKey.pk), hexToBytes(msg), hexToBytes(sig))]).toEqual([
          tcId,
          result === 'valid',
        ])
      }
    expect(count).toBeGreaterThan(100)
  })
})

describe('a signed request', () => {
  const signable = { method: 'POST', host: request.host, target: request.target, body: hexToBytes(request.body) }
  const nonce = hexToBytes(request.nonce)

  it('is signed over the frozen bytes', async () => {
    expect(bytesToHex(await signingBytes(signable, 'a', request.time, nonce))).toBe(request.message)
    expect(
      bytesToHex(await signingBytes({ ...signable, host: request.host.toUpperCase() }, 'a', request.time, nonce)),
    ).toBe(request.message)
  })

  it('covers method, host, target, body, role, time and nonce', async () => {
    const others = await Promise.all([
      signingBytes({ ...signable, method: 'GET' }, 'a', request.time, nonce),
      signingBytes({ ...signable, host: 'evil.example' }, 'a', request.time, nonce),
      signingBytes({ ...signable, target: `${request.target}?after=1` }, 'a', request.time, nonce),
      signingBytes({ ...signable, body: new Uint8Array() }, 'a', request.time, nonce),
      signingBytes(signable, 'r', request.time, nonce),
      signingBytes(signable, 'a', request.time + 1, nonce),
      signingBytes(signable, 'a', request.time, concat(nonce).reverse()),
    ])
    expect(new Set(others.map(bytesToHex)).add(request.message).size).toBe(8)
  })

  it('carries its header in one form only', () => {
    const auth = { role: 'a', time: request.time, nonce, signature } as const
    expect(showAuth(auth)).toBe(request.header)
    expect(parseAuth(request.header)).toEqual(auth)
    const [role, time, n, s] = request.header.split('.')
    for (const wrong of [
      '',
      `x.${time}.${n}.${s}`,
      `${role}.0${time}.${n}.${s}`,
      `${role}.-1.${n}.${s}`,
      `${role}.${time}.${n}A.${s}`,
      `${role}.${time}.${n}.${s}=`,
      `${role}.${time}.${n}.${s}.`,
      ` ${request.header}`,
      `${role}.${time}.${'_'.repeat(22)}.${s}`,
    ])
      expect(parseAuth(wrong), wrong).toBe(undefined)
  })
})
