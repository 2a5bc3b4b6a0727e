import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64urlToBytes, bytesToBase64url, bytesToHex, concat, hexToBytes, isEqual } from '../../src/prelude/bytes.ts'

describe('bytes', () => {
  it('come back from hex and base64url as they went', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(isEqual(hexToBytes(bytesToHex(bytes)), bytes)).toBe(true)
        expect(isEqual(base64urlToBytes(bytesToBase64url(bytes)), bytes)).toBe(true)
      }),
    )
  })
  it('refuse text that is not what it says, and base64url with loose last bits', () => {
    expect(() => hexToBytes('abc')).toThrow(RangeError)
    expect(() => hexToBytes('zz')).toThrow(RangeError)
    expect(() => base64urlToBytes('a=')).toThrow(RangeError)
    expect(() => base64urlToBytes('AB')).toThrow(RangeError)
  })
  it('join in order, and differ when any byte or the length does', () => {
    expect(bytesToHex(concat(hexToBytes('01'), hexToBytes('0203')))).toBe('010203')
    expect(isEqual(hexToBytes('0102'), hexToBytes('0103'))).toBe(false)
    expect(isEqual(hexToBytes('01'), hexToBytes('0100'))).toBe(false)
  })
})
