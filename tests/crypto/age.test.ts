import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createDesk, createHybridDesk, openWith, recipientKind, sealTo } from '../../src/crypto/age.ts'
import { sha256 } from '../../src/crypto/hash.ts'
import { bytesToHex, isEqual, text, utf8 } from '../../src/prelude/bytes.ts'

const testkit: Readonly<Record<string, Uint8Array>> = createRequire(import.meta.url)('cctv-age')
const plain = utf8('sealed to one desk')

interface Kit {
  readonly headers: ReadonlyMap<string, string>
  readonly file: Uint8Array
}

/** The testkit's own format: `key: value` lines, an empty line, then the age file. */
function readKit(bytes: Uint8Array): Kit {
  const end = bytes.findIndex((byte, i) => byte === 10 && bytes[i + 1] === 10)
  const headers = new Map(
    text(bytes.subarray(0, end))
      .split('\n')
      .map((line): [string, string] => {
        const colon = line.indexOf(': ')
        return [line.slice(0, colon), line.slice(colon + 2)]
      }),
  )
  const file = bytes.subarray(end + 2)
  return { headers, file: headers.get('compressed') === 'zlib' ? new Uint8Array(inflateSync(file)) : file }
}

describe('age', () => {
  it('seals to a desk, classical or hybrid, and opens for that desk alone', async () => {
    for (const create of [createDesk, createHybridDesk]) {
      const [desk, other] = [await create(), await create()]
      const sealed = await sealTo([desk.recipient], plain)
      const opened = await openWith(desk.identity, sealed)
      expect(opened && isEqual(opened, plain)).toBe(true)
      expect(await openWith(other.identity, sealed)).toBeUndefined()
      expect(await openWith(desk.identity, sealed.subarray(0, sealed.length - 1))).toBeUndefined()
    }
  })

  it('refuses to mix kinds, to seal to nobody, and to seal to what is no native recipient', async () => {
    const [classical, hybrid] = [await createDesk(), await createHybridDesk()]
    expect([recipientKind(classical.recipient), recipientKind(hybrid.recipient)]).toEqual(['x25519', 'hybrid'])
    await expect(sealTo([classical.recipient, hybrid.recipient], plain)).rejects.toThrow(RangeError)
    await expect(sealTo([], plain)).rejects.toThrow(RangeError)
    for (const bad of ['age1tag1qwe', 'age1yubikey1abc', 'AGE-SECRET-KEY-1', ''])
      await expect(sealTo([bad], plain), bad).rejects.toThrow()
  })

  it('passes the CCTV testkit for our kinds: whole plaintext or nothing; armour and passphrases are not ours', async () => {
    let judged = 0
    for (const [name, bytes] of Object.entries(testkit)) {
      const { headers, file } = readKit(bytes)
      const identity = headers.get('identity')
      if (!identity) continue
      const opened = await openWith(identity, file)
      if (headers.get('expect') === 'success' && headers.get('armored') !== 'yes')
        expect(opened && bytesToHex(await sha256(opened)), name).toBe(headers.get('payload'))
      else expect(opened, name).toBeUndefined()
      judged++
    }
    expect(judged).toBeGreaterThan(80)
  })

  const hasAge = spawnSync('age', ['--version']).status === 0
  it.runIf(hasAge)('opens with the standard program, given the identity as a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kept-age-'))
    try {
      const desk = await createDesk()
      writeFileSync(join(folder, 'key'), `${desk.identity}\n`)
      writeFileSync(join(folder, 'sealed'), await sealTo([desk.recipient], plain))
      const run = spawnSync('age', ['-d', '-i', join(folder, 'key'), join(folder, 'sealed')])
      expect(run.stdout.toString()).toBe(text(plain))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
