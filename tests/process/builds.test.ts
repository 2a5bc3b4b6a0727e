/** The third guard: what the built hub and service worker contain, not only what their sources import. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/house.ts'
import { ensureBuilt } from '../support/rig.ts'

const NOUNS = [
  'observation',
  'commitment',
  'reprisal',
  'recommendation',
  'victim',
  'perpetrator',
  'caseWorker',
  'assessment',
]
const CRYPTO = [
  'AES-GCM',
  'argon2',
  'age-encryption.org',
  'AGE-SECRET-KEY',
  'kept1/cell',
  'kept1/slot',
  'kept1/kek',
  'kept1/env',
]

const namesIn = (built: string, names: readonly string[]): string[] =>
  names.filter((name) => built.toLowerCase().includes(name.toLowerCase()))

describe('what is built', () => {
  beforeAll(ensureBuilt)

  it('gives the hub no name of a record kind and no cipher', () => {
    expect(namesIn(readFileSync(join(ROOT, 'dist/hub/main.js'), 'utf8'), [...NOUNS, ...CRYPTO])).toEqual([])
  })

  it('gives the service worker no name of a record kind, no cipher and no signature', () => {
    const sw = readFileSync(join(ROOT, 'dist/app/sw.js'), 'utf8')
    const withoutFileNames = sw.replace(/"?url"?:\s*"[^"]*"/g, '')
    expect(namesIn(withoutFileNames, [...NOUNS, ...CRYPTO, 'ed25519', 'subtle'])).toEqual([])
  })

  it('would notice one', () => {
    expect(namesIn('const a = "Observation"', NOUNS)).toEqual(['observation'])
  })
})
