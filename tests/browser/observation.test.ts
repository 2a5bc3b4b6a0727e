/** Job: with no network, note what was seen, with a photo and a voice note; the browser is killed twice, and nothing is lost. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stripJpeg } from '../../src/evidence/jpeg.ts'
import { withPlace } from '../support/pictures.ts'
import { type Device, forget, openDevice, startWorld, type World } from '../support/rig.ts'
import {
  addPhoto,
  keptHere,
  openNote,
  openPromise,
  promise,
  rewrite,
  save,
  sayDistrict,
  sayMonth,
  seePhoto,
  speak,
  startNote,
  typeWords,
  voiceLength,
} from './notesteps.ts'
import { goTo, type Hand, hand, makeNotebook, takeSample, unlock } from './steps.ts'

const OMBUDSMAN = promise('ombudsman')
const SEEN = 'The office has moved into the ministry, two desks, no door of its own.'
const OWNER = 'Ownerzwiebel Kamera 4411'

let world: World
let device: Device
let h: Hand
let words = ''
let photo: Uint8Array

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The browser dies without a word; the same person starts it again, still with no network. */
async function killAndReopen(): Promise<void> {
  await device.kill()
  device = await openDevice(world.app, { profile: device.profile, options: { offline: true } })
  h = hand(device.page)
  await unlock(h, words)
}

beforeAll(async () => {
  world = await startWorld()
  device = await openDevice(world.app)
  h = hand(device.page)
  photo = withPlace(await device.page.screenshot({ type: 'jpeg' }), OWNER)
  words = await makeNotebook(h)
  await takeSample(h)
  await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await device.context.setOffline(true)
})
afterAll(async () => {
  await device.close()
  await world.end()
  forget(device.profile)
})

describe('a note written with no network', () => {
  it('takes a status, a month, a district, a photo, a voice and words, and says that they are on this phone', async () => {
    await openPromise(h, OMBUDSMAN)
    await startNote(h, 'partly')
    await keptHere(h)
    await sayMonth(h, '03', '2026')
    await sayDistrict(h, 'Upper Savinja')
    await addPhoto(h, photo)
    await seePhoto(h)
    await h.see('observe.stripped')
    await speak(h, 2)
    await typeWords(h, SEEN)
  })

  it('survives a kill of the browser one second after the last key, as a draft with everything in it', async () => {
    await device.page.waitForTimeout(1000)
    await killAndReopen()
    await device.page.getByText(SEEN).waitFor()
    await openPromise(h, OMBUDSMAN)
    await h.press('commitments.continue')
    await keptHere(h)
    expect(await device.page.getByLabel(h.word('observe.words')).inputValue()).toBe(SEEN)
    expect(await device.page.getByRole('radio', { name: h.word('field.status-partly') }).isChecked()).toBe(true)
    await device.page.getByText(/March 2026/).waitFor()
    await device.page.getByText('Upper Savinja').waitFor()
    await seePhoto(h)
    expect(await voiceLength(h)).toBeGreaterThan(1)
  })

  it('is on the promise and in the list as soon as it is saved', async () => {
    await save(h)
    await device.page.getByRole('listitem').filter({ hasText: SEEN }).waitFor()
    await h.see('field.status-partly')
    expect(await device.page.getByText(h.word('commitments.draft-waiting')).count()).toBe(0)
    await goTo(h, 'nav-promises')
    const card = device.page.getByRole('button').filter({ hasText: OMBUDSMAN })
    await card.getByText(h.word('field.status-partly')).waitFor()
    await card.getByText(h.word('commitments.notes', { count: 1 })).waitFor()
  })

  it('is still there after another kill, and its photo opens, without what the camera wrote into it', async () => {
    await killAndReopen()
    await openPromise(h, OMBUDSMAN)
    await openNote(h, SEEN)
    await seePhoto(h)
    expect(await voiceLength(h)).toBeGreaterThan(1)
    expect(Buffer.from(photo).includes(OWNER)).toBe(true)
    const copy = stripJpeg(photo, 1) ?? new Uint8Array()
    expect(Buffer.from(copy).includes(OWNER)).toBe(false)
    const shown = device.page.locator('figure').filter({ has: device.page.locator('img') })
    await shown.locator('summary').click()
    expect(await shown.locator('dd').allInnerTexts()).toEqual([sha256(copy), sha256(photo)])
  })
})

describe('a note that is changed', () => {
  const CHANGED = 'The office has its own door now.'

  it('says the new words at once and keeps the old ones in its history', async () => {
    await h.press('observe.edit')
    await rewrite(h, CHANGED)
    await keptHere(h)
    await save(h)
    await device.page.locator('.note-words').getByText(CHANGED).waitFor()
    await device.page
      .locator('summary')
      .filter({ hasText: h.word('observe.history') })
      .click()
    await device.page.locator('.history-past').getByText(SEEN).waitFor()
    await seePhoto(h)
  })

  it('can be withdrawn, which is undone on the same screen', async () => {
    await h.press('observe.withdraw')
    await h.see('observe.is-withdrawn')
    await h.press('observe.bring-back')
    await device.page.getByText(h.word('observe.is-withdrawn')).waitFor({ state: 'detached' })
    await h.button('observe.withdraw').waitFor()
    await killAndReopen()
    await openPromise(h, OMBUDSMAN)
    await device.page.getByRole('listitem').filter({ hasText: CHANGED }).waitFor()
    expect(await device.page.getByText(h.word('commitments.withdrawn'), { exact: true }).count()).toBe(0)
  })
})
