/** What a person does with promises and notes. */
import { expect } from 'vitest'
import { SAMPLE_LANGUAGES, SAMPLE_WORDS } from '../../src/reference/sample/words.ts'
import { goTo, type Hand } from './steps.ts'
import type { Tongue } from './words.ts'

type Status = 'backwards' | 'nothing' | 'started' | 'partly' | 'done' | 'unknown'

/** The sentence of a sample commitment. */
export function promise(key: string, tongue: Tongue = 'en'): string {
  const sentence = SAMPLE_WORDS.get(key)?.[SAMPLE_LANGUAGES.indexOf(tongue)]
  if (!sentence) throw new Error(`no such promise: ${key}`)
  return sentence
}

/** Finds it in the list by its words, and opens it. */
export async function openPromise(h: Hand, words: string): Promise<void> {
  await goTo(h, 'nav-promises')
  await h.page.getByRole('searchbox').fill(words.split(' ').slice(0, 4).join(' '))
  await h.page.getByRole('button').filter({ hasText: words }).first().click()
  await h.page.getByRole('heading', { name: h.word('commitments.notes-title') }).waitFor()
}

/** From the page of a promise. */
export async function startNote(h: Hand, status: Status): Promise<void> {
  await h.press('commitments.add-note')
  await chooseStatus(h, status)
}

export const chooseStatus = (h: Hand, status: Status): Promise<void> =>
  h.page.getByText(h.word(`field.status-${status}`), { exact: true }).click()

/** One key after the other, after what is there already. */
export async function typeWords(h: Hand, words: string): Promise<void> {
  const field = h.page.getByLabel(h.word('observe.words'))
  await field.press('End')
  await field.pressSequentially(words, { delay: 15 })
}

export const rewrite = (h: Hand, words: string): Promise<void> => h.page.getByLabel(h.word('observe.words')).fill(words)

/** Words of a message before the first thing that varies in it. */
const beginning = (
  h: Hand,
  key: 'observe.when-line' | 'observe.where-line' | 'observe.kept-at',
  name: string,
): string => h.word(key, { [name]: '\u0000' }).split('\u0000')[0] ?? ''

const unfold = (h: Hand, words: string): Promise<void> =>
  h.page.locator('summary').filter({ hasText: words, visible: true }).click()

export async function sayMonth(h: Hand, month: string, year: string): Promise<void> {
  await unfold(h, beginning(h, 'observe.when-line', 'date'))
  await h.page.getByLabel(h.word('shell.when-precision')).selectOption('month')
  await h.page.getByLabel(h.word('shell.month'), { exact: true }).selectOption(month)
  await h.page.getByLabel(h.word('shell.year'), { exact: true }).fill(year)
}

export async function sayDistrict(h: Hand, name: string): Promise<void> {
  await unfold(h, beginning(h, 'observe.where-line', 'place'))
  await h.page.getByLabel(h.word('shell.place-precision')).selectOption('district')
  await h.page.getByLabel(h.word('shell.place-name')).fill(name)
}

/** From the gallery, through the phone's own chooser. */
export async function addPhoto(h: Hand, photo: Uint8Array): Promise<void> {
  const before = await h.page.locator('figure').count()
  const [chooser] = await Promise.all([h.page.waitForEvent('filechooser'), h.press('observe.choose-photo')])
  await chooser.setFiles({ name: 'IMG_2026.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) })
  await h.page.locator('figure').nth(before).waitFor()
}

export async function speak(h: Hand, seconds: number): Promise<void> {
  await h.press('observe.record')
  await h.button('observe.stop').waitFor()
  await h.page.waitForTimeout(seconds * 1000)
  await h.press('observe.stop')
  await h.page.locator('audio').waitFor()
}

/** The screen says that what is written is on this phone. */
export const keptHere = (h: Hand): Promise<void> =>
  h.page
    .locator('.kept')
    .getByText(beginning(h, 'observe.kept-at', 'time').trim())
    .waitFor()

/** Saves, and is back where the note was begun. */
export async function save(h: Hand): Promise<void> {
  await h.press('observe.save')
  await h.button('observe.save').waitFor({ state: 'detached' })
}

/** Opens a note from the page of its promise. */
export async function openNote(h: Hand, words: string): Promise<void> {
  await h.page.getByRole('button').filter({ hasText: words }).first().click()
  await h.page.getByRole('heading', { name: h.word('observe.title'), exact: true }).waitFor()
}

/** The photo on the screen is a picture, and not a broken frame. */
export async function seePhoto(h: Hand): Promise<void> {
  const photo = h.page.getByRole('img', { name: h.word('observe.photo-alt') })
  await photo.waitFor()
  await expect
    .poll(() => photo.evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : 0)))
    .toBeGreaterThan(0)
}

/** Seconds of the voice note on the screen, as the phone's own player reads them. */
export const voiceLength = (h: Hand): Promise<number> =>
  h.page.locator('audio').evaluate(async (player: HTMLAudioElement) => {
    if (player.readyState === 0) await new Promise((ready) => player.addEventListener('loadedmetadata', ready))
    // A recording made in one go has no length in its head; its end has to be looked for.
    player.currentTime = 1e6
    await new Promise((found) => player.addEventListener('timeupdate', found, { once: true }))
    return player.currentTime
  })
