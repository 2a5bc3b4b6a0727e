/** Job: make a notebook, lock it, open it again, with no network; leave in one frame; carry it to a fresh browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Device, forget, openDevice, startWorld, type World } from '../support/rig.ts'
import { goTo, type Hand, hand, makeNotebook, makeNotebookWith, PASSPHRASE, takeSample, unlock } from './steps.ts'

let world: World
let device: Device
let h: Hand
let words = ''

beforeAll(async () => {
  world = await startWorld()
  device = await openDevice(world.app)
  h = hand(device.page)
})
afterAll(async () => {
  await device.close()
  await world.end()
  forget(device.profile)
})

describe('a notebook', () => {
  it('is made with five words that are copied once from paper', async () => {
    words = await makeNotebook(h)
    expect(words.split(' ')).toHaveLength(5)
    expect(await device.page.title()).toBe('Kept')
    expect(new URL(device.page.url()).pathname + new URL(device.page.url()).hash).toBe('/')
  })

  it('is locked after a reload, refuses other words and opens with the right ones', async () => {
    await takeSample(h)
    await device.page.reload()
    await device.page.getByLabel(h.word('shell.passphrase')).fill('five words that are wrong')
    await h.press('shell.open')
    await h.see('shell.wrong-passphrase')
    await device.page.waitForTimeout(1100)
    await unlock(h, words)
    await goTo(h, 'nav-promises')
    await device.page.getByRole('searchbox').waitFor()
  })

  it('speaks the language that is kept, and the one chosen at the gate before it', async () => {
    const a = hand(device.page, 'ar')
    await goTo(h, 'nav-more')
    await device.page
      .getByRole('button', { name: h.word('shell.language-title') })
      .first()
      .click()
    await device.page.locator('.choice input[value=ar]').check()
    await device.page.getByRole('navigation').getByText(a.word('shell.nav-today')).waitFor()
    await device.page.reload()
    await device.page.getByLabel(h.word('shell.passphrase')).fill(words)
    await h.press('shell.open')
    await device.page.getByRole('navigation').getByText(a.word('shell.nav-today')).waitFor({ timeout: 60_000 })
    await device.page.reload()
    await device.page.getByLabel(h.word('shell.passphrase')).waitFor()
    await device.page.locator('select').selectOption('fr')
    await device.page.locator('select').selectOption('en')
    await unlock(h, words)
  })

  it('locks at once, and nothing of it stays on the page', async () => {
    await goTo(h, 'nav-more')
    await h.press('shell.lock-now')
    await device.page.getByLabel(h.word('shell.passphrase')).waitFor()
    expect(await device.page.locator('nav').count()).toBe(0)
  })

  it('starts, opens and works with no network at all', async () => {
    await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await device.context.setOffline(true)
    await device.page.reload()
    await unlock(h, words)
    await goTo(h, 'nav-promises')
    await device.page.getByRole('searchbox').waitFor()
    await device.context.setOffline(false)
  })

  it('is left in one frame for a page that says nothing, also offline, and Back brings back nothing', async () => {
    await device.context.setOffline(true)
    await device.page.getByRole('button', { name: h.word('shell.exit-now') }).click()
    await device.page.waitForURL(/calm\.html$/)
    expect(await device.page.locator('body').innerText()).not.toMatch(/promise|commitment|note|kept/i)
    await device.context.setOffline(false)
    await device.page.goBack().catch(() => undefined)
    await device.page.waitForTimeout(500)
    expect(await device.page.locator('nav').count()).toBe(0)
  })

  it('is left by pressing Shift three times', async () => {
    await device.page.goto(world.app)
    await unlock(h, words)
    for (let press = 0; press < 3; press++) await device.page.keyboard.press('Shift')
    await device.page.waitForURL(/calm\.html$/)
  })

  it('accepts a passphrase of one’s own only when it is hard to guess', async () => {
    const other = await openDevice(world.app)
    const o = hand(other.page)
    await o.press('shell.continue')
    await o.press('shell.continue')
    await o.press('shell.use-own')
    await other.page.getByLabel(o.word('shell.passphrase')).first().fill('password1')
    await other.page.getByLabel(o.word('shell.own-again')).fill('password1')
    await o.press('shell.make-notebook')
    expect(await other.page.locator('nav').count()).toBe(0)
    await other.page.goto(world.app)
    await makeNotebookWith(o, PASSPHRASE)
    await other.close()
    forget(other.profile)
  })
})
