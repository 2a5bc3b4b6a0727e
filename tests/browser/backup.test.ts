/** Job: leave with everything in one file, and find it again in a fresh browser. */
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Device, forget, openDevice, startWorld, temporary, type World } from '../support/rig.ts'
import { goTo, type Hand, hand, makeNotebook, takeSample } from './steps.ts'

let world: World
let device: Device
let h: Hand
let words: string
let name: string
const folder = temporary('backup')
const path = join(folder, 'kept')

beforeAll(async () => {
  world = await startWorld()
  device = await openDevice(world.app)
  h = hand(device.page)
  words = await makeNotebook(h)
  await takeSample(h)
})
afterAll(async () => {
  await device.close()
  await world.end()
  forget(device.profile)
  forget(folder)
})

async function restore(file: string, passphrase: string): Promise<Device> {
  const fresh = await openDevice(world.app)
  const f = hand(fresh.page)
  await f.press('shell.have-backup')
  await fresh.page.locator('input[type=file]').setInputFiles(file)
  await fresh.page.getByLabel(f.word('shell.passphrase')).fill(passphrase)
  await f.press('shell.restore')
  return fresh
}

describe('a backup', () => {
  it('is refused to other words, and made for the right ones under a name that says nothing', async () => {
    await goTo(h, 'nav-more')
    await device.page
      .getByRole('button', { name: h.word('shell.backup') })
      .first()
      .click()
    await device.page.getByLabel(h.word('shell.passphrase')).fill('not these words at all')
    await h.press('shell.make-backup')
    await h.see('shell.wrong-passphrase')
    await device.page.getByLabel(h.word('shell.passphrase')).fill(words)
    const arriving = device.page.waitForEvent('download')
    await h.press('shell.make-backup')
    const download = await arriving
    await download.saveAs(path)
    name = download.suggestedFilename()
    expect(name).toMatch(/^[0-9a-f]+\.bin$/)
    await h.see('shell.backup-made')
  })

  it('opens in a fresh browser with the same words, and holds what the notebook held', async () => {
    const fresh = await restore(path, words)
    const f = hand(fresh.page)
    await fresh.page.getByRole('navigation').getByText(f.word('shell.nav-today')).waitFor({ timeout: 60_000 })
    await goTo(f, 'nav-promises')
    await fresh.page.getByRole('searchbox').waitFor()
    await fresh.page.locator('.promise').first().waitFor()
    await fresh.close()
    forget(fresh.profile)
  })

  it('tells other words and a file that was cut apart', async () => {
    const wrong = await restore(path, 'not these words at all')
    await hand(wrong.page).see('shell.wrong-for-file')
    await wrong.close()
    truncateSync(path, 40_000)
    const cut = await restore(path, words)
    await hand(cut.page).see('shell.cut-short')
    await cut.close()
    forget(wrong.profile)
    forget(cut.profile)
  })
})
