import { describe, expect, it } from 'vitest'
import type { Bytes } from '../../src/prelude/bytes.ts'
import { isEqual, utf8 } from '../../src/prelude/bytes.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import type { Header, Secret } from '../../src/vault/slots.ts'
import { createSlots, openSlots, parseHeader, SLOT_FILE } from '../../src/vault/slots.ts'
import { quickStretch } from '../support/vaults.ts'

const header: Header = { profile: 1, salt: new Uint8Array(32).fill(3) }
const secret: Secret = { vaultKey: new Uint8Array(32).fill(8), rootRow: new Uint8Array(16).fill(9) }
const stretched = await quickStretch(utf8('right'), header.salt, 1)
const fresh = (): Promise<Bytes> => createSlots(header, stretched, secret, realWorld.random)
const open = (file: Bytes, key = stretched) => openSlots(file, header, key, realWorld.random)
const flip = (file: Bytes, at: number): Bytes => {
  const out = file.slice()
  out[at] = (out[at] ?? 0) ^ 1
  return out
}

describe('the slot file', () => {
  it('opens with the right passphrase only, and needs no healing when whole', async () => {
    const file = await fresh()
    expect(file.length).toBe(SLOT_FILE)
    expect(await parseHeader(file)).toEqual({ ok: true, value: header })
    expect(await open(file)).toEqual({ ok: true, value: { secret, heal: [] } })
    const wrong = await quickStretch(utf8('wrong'), header.salt, 1)
    expect(await open(file, wrong)).toEqual({ ok: false, error: 'wrong-passphrase' })
  })

  it('says damaged for a header that was changed and newer for one of a later version', async () => {
    const file = await fresh()
    for (const at of [0, 1, 2, 33, 34, 65])
      expect(await parseHeader(flip(file, at)), `byte ${at}`).toEqual({ ok: false, error: 'damaged' })
    expect(await parseHeader(file.subarray(1))).toEqual({ ok: false, error: 'damaged' })
    const later = file.slice()
    later[0] = 2
    later.set(new Uint8Array(await crypto.subtle.digest('SHA-256', later.subarray(0, 34))), 34)
    expect(await parseHeader(later)).toEqual({ ok: false, error: 'newer-version' })
  })

  it('survives a bank torn at any place, and is whole again after healing', async () => {
    const file = await fresh()
    for (const bank of [4096, 8192]) {
      for (let cut = 0; cut <= 4096; cut += 509) {
        const torn = file.slice()
        torn.set(realWorld.random(4096 - cut), bank + cut)
        const opened = await open(torn)
        if (!opened.ok) throw new Error(`${bank} cut at ${cut}: ${opened.error}`)
        expect(opened.value.secret).toEqual(secret)
        const healed = torn.slice()
        for (const { at, bytes } of opened.value.heal) healed.set(bytes, at)
        expect(await open(healed)).toEqual({ ok: true, value: { secret, heal: [] } })
        if (cut < 4096) expect(isEqual(healed, torn)).toBe(false)
      }
    }
  })

  it('says damaged, not wrong passphrase, when both banks are torn and none opens', async () => {
    const file = await fresh()
    const torn = file.slice()
    torn.set(realWorld.random(8192), 4096)
    expect(await open(torn)).toEqual({ ok: false, error: 'damaged' })
  })

  it('looks the same with another slot in use: nothing repeats between two files of the same secret', async () => {
    const [one, two] = [await fresh(), await fresh()]
    let equal = 0
    for (let at = 66; at < SLOT_FILE; at += 16)
      if (isEqual(one.subarray(at, at + 16), two.subarray(at, at + 16))) equal++
    expect(equal).toBe(0)
  })
})
