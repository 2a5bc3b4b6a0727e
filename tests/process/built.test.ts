/** What is built, read as bytes: the hub and the service worker know no noun of the field and hold no cipher. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../../src/host/build.mjs'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const NOUNS = [
  'observation',
  'commitment',
  'reprisal',
  'victim',
  'perpetrator',
  'evidence',
  'consent',
  'dossier',
  'UHRI',
]
const CIPHERS = ['AES-GCM', 'argon2', 'age-encryption', 'scrypt', 'HKDF', 'chacha', 'ML-KEM']
const saysOf = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()))

beforeAll(() => expect(buildIfStale('hub') && buildIfStale('app')).toBe(true))

describe('the built', () => {
  it('hub is one file without a noun of the field, a cipher or a file of the app', () => {
    expect(readdirSync(`${dist}hub`)).toEqual(['main.js'])
    const hub = readFileSync(`${dist}hub/main.js`, 'utf8')
    expect(saysOf(hub, [...NOUNS, ...CIPHERS])).toEqual([])
    expect(saysOf(hub, ['kept1/req'])).toEqual(['kept1/req'])
  })

  it('service worker is without them too, and so is every name of a file that a network sees', () => {
    const worker = readFileSync(`${dist}app/sw.js`, 'utf8')
    expect(saysOf(worker, [...NOUNS, ...CIPHERS])).toEqual([])
    const names = readdirSync(`${dist}app`, { recursive: true }).join(' ')
    expect(saysOf(names, NOUNS)).toEqual([])
    expect(names).toMatch(/assets\/[\w-]{8}\.js/)
  })

  it('app holds no source map and nothing inline that its policy would refuse', () => {
    const files = readdirSync(`${dist}app`, { recursive: true }).map(String)
    expect(files.filter((name) => name.endsWith('.map'))).toEqual([])
    for (const name of files.filter((file) => file.endsWith('.html'))) {
      const page = readFileSync(`${dist}app/${name}`, 'utf8')
      expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|https?:\/\/(?!www\.w3\.org)/)
    }
  })
})
