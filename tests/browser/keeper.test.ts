/** The keeper's Worker and the store in a real browser, under the real content policy. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bare } from '../support/bare.ts'
import { startBare } from '../support/bare.ts'

let world: Bare
beforeAll(async () => {
  world = await startBare()
})
afterAll(() => world.end())

const words = 'correct horse battery staple melon'
const marker = 'MARKER-amina-7731'

/** Whether these bytes lie anywhere under a folder. */
function lies(folder: string, needles: readonly Buffer[]): string | undefined {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      const found = lies(path, needles)
      if (found) return found
    } else if (stat?.isFile()) {
      const bytes = readFileSync(path)
      if (needles.some((needle) => bytes.includes(needle))) return path
    }
  }
  return undefined
}
const needlesOf = (text: string): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text, 'utf8').toString('base64').slice(0, -4)),
]

const fill = (page: Page) =>
  page.evaluate(
    async ({ words, marker }) => {
      const utf8 = (text: string) => new TextEncoder().encode(text)
      const keeper = window.bare.startKeeper()
      const before = await keeper.call('probe', undefined)
      const made = await keeper.call('create', { passphrase: utf8(words) })
      const put = [{ name: `draft/${marker}`, value: utf8(marker.repeat(40)) }]
      const shelved = await keeper.call('shelve', { put })
      const sealed = await keeper.call('sealFile', { blob: new Blob([marker.repeat(9000)]) })
      return { before, made, shelved, sealed }
    },
    { words, marker },
  )

describe('in Chromium', () => {
  it('the store passes its acceptance suite on real IndexedDB', async () => {
    const { context, page } = await world.open(world.temporary('profile'))
    expect(await page.evaluate(() => window.bare.runCells())).toEqual([])
    await context.close()
  })

  it('the keeper makes a vault with slot file and WebAssembly, is alone, opens in another process, and leaves nothing legible', async () => {
    const profile = world.temporary('profile')
    const first = await world.open(profile)
    const made = await fill(first.page)
    expect(made.before).toEqual({ mode: 'full', hasVault: false, durable: false })
    expect(made.made).toEqual({ ok: true, value: null })
    expect(made.shelved).toEqual({ ok: true, value: null })
    if (!made.sealed.ok) throw new Error(made.sealed.error)
    const { file } = made.sealed.value

    const second = await first.context.newPage()
    await second.goto(world.origin)
    await second.waitForFunction(() => 'bare' in window)
    const elsewhere = await second.evaluate(async (words) => {
      const keeper = window.bare.startKeeper()
      const probe = await keeper.call('probe', undefined)
      return { probe, unlock: await keeper.call('unlock', { passphrase: new TextEncoder().encode(words) }) }
    }, words)
    expect(elsewhere.probe.hasVault).toBe(true)
    expect(elsewhere.unlock).toEqual({ ok: false, error: 'open-elsewhere' })
    expect(first.said).toEqual([])
    await first.context.close()

    const again = await world.open(profile)
    const opened = await again.page.evaluate(
      async ({ words, marker, file }) => {
        const utf8 = (text: string) => new TextEncoder().encode(text)
        const keeper = window.bare.startKeeper()
        const wrong = await keeper.call('unlock', { passphrase: utf8('wrong words') })
        const right = await keeper.call('unlock', { passphrase: utf8(words) })
        const value = await keeper.call('take', { name: `draft/${marker}` })
        const blob = await keeper.call('openFile', { file })
        keeper.terminate()
        const next = window.bare.startKeeper()
        const relocked = await next.call('unlock', { passphrase: utf8(words) })
        next.terminate()
        return {
          wrong,
          right,
          relocked,
          value: value && new TextDecoder().decode(value),
          blob: blob.ok && (await blob.value.text()).length,
        }
      },
      { words, marker, file },
    )
    expect(opened).toEqual({
      wrong: { ok: false, error: 'wrong-passphrase' },
      right: { ok: true, value: null },
      relocked: { ok: true, value: null },
      value: marker.repeat(40),
      blob: marker.length * 9000,
    })
    expect(again.said).toEqual([])
    await again.context.close()
    // the search can see: what a browser does write down is found
    expect(lies(profile, [Buffer.from('localhost')])).toBeDefined()
    expect(lies(profile, [...needlesOf(marker), ...needlesOf(words)])).toBeUndefined()
  })
})
