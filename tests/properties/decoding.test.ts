/** Whatever bytes a hostile member puts into a seal, every reader of them answers: nothing here throws, and nothing hangs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToHex } from '../../src/prelude/bytes.ts'
import { decodeBody, encodeBody } from '../../src/team/body.ts'
import { type ControlOp, decodeControl, encodeControl } from '../../src/team/control.ts'
import { type Core, decodeCore, encodeCore } from '../../src/team/core.ts'
import { type Cbor, encode } from '../../src/wire/cbor.ts'
import { createGroup } from '../support/members.ts'

const { genesis } = await createGroup()

const bytes = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((value) => new Uint8Array(value))
const hex = (size: number) => bytes(size).map(bytesToHex)
const { tree } = fc.letrec<{ tree: Cbor; leaf: Cbor }>((tie) => ({
  leaf: fc.oneof(fc.integer(), fc.constant(null), fc.boolean(), fc.constantFrom('a', 'genesis', 'card'), bytes(32)),
  tree: fc.oneof(
    // Our encoder stops at eight levels; deeper bytes are wire's tests.
    { depthSize: 'small', maxDepth: 6 },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('v', 'ws', 'sp', 'au', 'sq', 'pv', 'hd', 'op', 'm', 'b', 'f', 'k'), tie('tree')),
  ),
}))

const readers = (raw: Uint8Array) => [decodeCore(raw), decodeControl(raw), decodeBody(raw)]

describe('a reader of sealed bytes', () => {
  it('answers to any CBOR and any bytes', () => {
    fc.assert(fc.property(tree, (value) => readers(encode(value)).length === 3))
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => readers(raw).length === 3))
  })

  it('answers to a true core or operation with any one byte changed', () => {
    const { signed, body } = genesis.entry
    for (const whole of [signed, body]) {
      fc.assert(
        fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
          const broken = whole.slice()
          broken[at] = (broken[at] ?? 0) ^ flip
          return readers(broken).length === 3
        }),
      )
    }
  })

  it('gives back every core as it was', () => {
    const core: fc.Arbitrary<Core> = fc.record({
      team: hex(32),
      space: fc.constantFrom('project', 'case'),
      author: hex(16),
      seq: fc.integer({ min: 2, max: 2 ** 40 }),
      prev: hex(32),
      lm: fc.nat(),
      heads: fc.uniqueArray(hex(32), { maxLength: 64 }),
      epoch: fc.nat(),
      type: fc.constantFrom('control', 'record'),
      bodyHash: bytes(32),
      seen: fc.option(fc.record({ n: fc.nat(), h: bytes(32) }), { nil: undefined }),
    })
    fc.assert(
      fc.property(core, (one) => {
        expect(decodeCore(encodeCore(one))).toEqual(one)
      }),
    )
  })

  it('gives back bodies and operations as they were', () => {
    const manifest = fc.record({
      file: hex(16),
      key: bytes(32),
      size: fc.nat(),
      sha256: hex(32),
      parts: fc.array(hex(32), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(bytes(40), fc.array(manifest, { maxLength: 3 }), (body, files) => {
        expect(decodeBody(encodeBody(body, files))).toEqual({ body, files })
      }),
    )
    const op: fc.Arbitrary<ControlOp> = fc.oneof(
      fc.record({
        op: fc.constant('invite' as const),
        key: bytes(32),
        role: fc.constantFrom('reader' as const, 'lead' as const),
        expires: fc.nat(),
      }),
      fc.record({
        op: fc.constant('grant' as const),
        member: hex(16),
        role: fc.constant('contributor' as const),
        caseWorker: fc.boolean(),
      }),
      fc.record({
        op: fc.constant('epoch' as const),
        key: fc.record({ epoch: fc.nat(), kid: bytes(16), commit: bytes(32) }),
        sealed: fc.array(fc.tuple(hex(16), bytes(90)), { maxLength: 3 }).map((pairs) => new Map(pairs)),
      }),
    )
    fc.assert(
      fc.property(op, (one) => {
        expect(decodeControl(encodeControl(one))).toEqual(one)
      }),
    )
  })
})
