/** What a seizure would find: words typed into every field, and a search of all that a browser and a hub leave on a disk. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Device, forget, openDevice, startWorld, temporary, type World } from '../support/rig.ts'
import { formsOf, grep } from '../support/traces.ts'
import { askToJoin, beginNote, fillReport, makeTeam } from './fields.ts'
import { goTo, type Hand, hand, unlock } from './steps.ts'

/** In every word that is typed here, and nowhere else in the world. */
const SEED = `zq${randomBytes(8).toString('hex')}`
const typed = new Set<string>()
const mark = (name: string): string => {
  const marker = `${SEED}${name}`
  typed.add(marker)
  return marker
}
const PASSPHRASE = `${mark('passphrase')} lantern otter 8812`

let world: World
let device: Device
let h: Hand
let folder = ''
/** All that the address bar and the title ever showed. */
const shown = new Set<string>()
const devices: Device[] = []

/** Where the seed lies, and which word it was when it does. */
const lying = (path: string): string[] =>
  grep(path, [SEED]).length === 0 ? [] : [SEED, ...grep(path, [SEED, ...typed])]
const lyingIn = (text: string): boolean => formsOf(SEED).some((form) => Buffer.from(text).includes(form))

async function open(): Promise<void> {
  device = await openDevice(world.app, device ? { profile: device.profile } : {})
  device.page.on('framenavigated', (frame) => shown.add(frame.url()))
  devices.push(device)
  h = hand(device.page)
}

/** Nothing in the profile, at the hub, in the hub's log, in the console, the title, the address or any storage that is not sealed. */
async function expectNoTrace(): Promise<void> {
  shown.add(device.page.url())
  expect(await device.page.title()).toBe('Kept')
  expect(await device.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ])
  expectClean()
}
function expectClean(): void {
  expect(lying(device.profile)).toEqual([])
  expect(lying(world.hub.data)).toEqual([])
  expect(lyingIn(world.hub.log())).toBe(false)
  expect(devices.flatMap((one) => one.said).filter((line) => line.includes(SEED))).toEqual([])
}

/** As UPR Info writes it, about ten countries and twelve issues, so that every search of the import and of the filters is offered. */
function writeCommitments(): string {
  const countries = ['Algeria', 'Benin', 'Chad', 'Chile', 'Fiji', 'Ghana', 'Kenya', 'Nepal', 'Peru', 'Togo']
  const header = 'To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session'
  const rows = Array.from({ length: 21 }, (_, at) => {
    const country = at < 12 ? 'Algeria' : countries[at - 11]
    return `${country},Africa,AU,Let ${mark('commitment')} number ${at} be,Spain,WEOG,EU,Accepted,5,Issue ${at},13`
  })
  const path = join(folder, `${mark('file')}.csv`)
  writeFileSync(path, [header, ...rows, ''].join('\r'))
  return path
}

/** A real photo whose EXIF description and comment say too much. */
async function takePicture(): Promise<string> {
  const jpeg = await device.page.screenshot({ type: 'jpeg', quality: 60 })
  const words = Buffer.from(`${mark('exif')}\0`)
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x010e, 10) // ImageDescription, ASCII
  tiff.writeUInt16BE(2, 12)
  tiff.writeUInt32BE(words.length, 14)
  tiff.writeUInt32BE(26, 18)
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(body.length + 2, 2)
    return Buffer.concat([head, body])
  }
  const exif = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, words]))
  const comment = segment(0xfe, Buffer.from(mark('comment')))
  const path = join(folder, `${mark('photo')}.jpg`)
  writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), exif, comment, jpeg.subarray(2)]))
  return path
}

async function importThem(path: string): Promise<void> {
  await goTo(h, 'nav-promises')
  await h.press('commitments.open-file')
  await device.page.locator('input[type=file]').setInputFiles(path)
  await device.page
    .getByRole('button', { name: `${h.word('shell.choose')} ${h.word('commitments.countries')}` })
    .click()
  await device.page.getByRole('searchbox').fill(mark('country'))
  await h.see('shell.nothing-found')
  await device.page.getByRole('searchbox').fill('Alg')
  await device.page.getByText('Algeria', { exact: true }).click()
  await h.press('shell.done')
  await h.press('commitments.keep', { count: 12 })
  await h.press('commitments.see-them')
}

beforeAll(async () => {
  folder = temporary('files')
  world = await startWorld()
  await open()
})
afterAll(async () => {
  await device.close().catch(() => undefined)
  await world.end()
  for (const one of [folder, device.profile]) forget(one)
})

describe('the search itself', () => {
  it('finds a word that a page did write down, in the plain and in two bytes a letter', async () => {
    const other = await openDevice(world.app)
    const planted = [`${SEED}planted`, `${SEED}مزروع`]
    await other.page.evaluate((words) => {
      for (const word of words) localStorage.setItem(word.slice(-3), word)
    }, planted)
    await other.close()
    for (const word of planted) expect(grep(other.profile, [word])).not.toEqual([])
    forget(other.profile)
  })

  it('finds it in base64 wherever it begins', () => {
    writeFileSync(join(folder, 'coded'), Buffer.from(`..${SEED}planted`).toString('base64'))
    expect(grep(folder, [SEED])).toHaveLength(1)
    forget(join(folder, 'coded'))
  })
})

describe('on the disk of a phone and of a hub there is no word', () => {
  it('of the first run: a backup that is none, words copied wrongly, a passphrase of one’s own', async () => {
    const { page } = device
    await h.press('shell.have-backup')
    const backup = join(folder, `${mark('backup')}.bin`)
    writeFileSync(backup, mark('content'))
    await page.locator('input[type=file]').setInputFiles(backup)
    await page.getByLabel(h.word('shell.passphrase')).fill(mark('restoring'))
    await h.press('shell.show-words')
    await h.press('shell.restore')
    await h.see('shell.not-backup')
    await h.press('shell.back')
    await h.press('shell.continue')
    await h.press('shell.continue')
    await h.press('shell.wrote-them')
    await page.getByLabel(h.word('shell.type-them')).fill(mark('copied'))
    await h.press('shell.make-notebook')
    await h.see('shell.mismatch')
    await expectNoTrace()
    await device.kill()
    expectClean()
    await open()
    await h.press('shell.continue')
    await h.press('shell.continue')
    await h.press('shell.use-own')
    await device.page.getByLabel(h.word('shell.own-title')).fill(PASSPHRASE)
    for (let eye = 0; eye < 2; eye++) await h.press('shell.show-words')
    await device.page.getByLabel(h.word('shell.own-again')).fill(PASSPHRASE)
    await h.press('shell.make-notebook')
    await device.page.getByRole('navigation').waitFor({ timeout: 60_000 })
    await expectNoTrace()
  })

  it('of a file that was opened, of its name, and of what was searched in it', async () => {
    await importThem(writeCommitments())
    await device.page.getByRole('searchbox').fill(mark('searched'))
    await h.see('commitments.nothing-fits')
    await h.press('commitments.clear-all')
    await device.page.locator('.facet-chips').getByText(h.word('field.facet-themes')).click()
    await device.page.getByRole('dialog').getByRole('searchbox').fill(mark('theme'))
    await h.see('shell.nothing-found')
    await h.press('shell.close')
    await device.page.getByRole('searchbox').fill(mark('commitment'))
    await device.page.locator('.promise button').first().waitFor()
    await expectNoTrace()
  })

  it('of a team, its member, and an invitation', async () => {
    await makeTeam(h, mark)
    await askToJoin(h, mark)
    await expectNoTrace()
  })

  it('of a note, its place, and a photo with its name and what the camera wrote into it', async () => {
    await goTo(h, 'nav-promises')
    await device.page.locator('.promise button').first().click()
    await beginNote(h, mark, await takePicture())
    await h.press('observe.save')
    await device.page.getByText(mark('said')).first().waitFor()
    await device.page.getByLabel(h.word('shell.sync-received'), { exact: true }).waitFor({ timeout: 60_000 })
    await expectNoTrace()
  })

  it('of a report, written and sent', async () => {
    await fillReport(h, mark)
    await device.page.locator('.tasks .row').last().click()
    await h.press('safe.send-open')
    await h.press('safe.send-button', { name: mark('me') })
    await h.see('safe.done-next', { name: mark('me') })
    await device.page
      .locator('main')
      .getByText(h.word('safe.sent-received'), { exact: true })
      .last()
      .waitFor({ timeout: 60_000 })
    await expectNoTrace()
  })

  it('of a passphrase, given for a backup, mistyped, and shown', async () => {
    await goTo(h, 'nav-more')
    await device.page.getByRole('button', { name: h.word('shell.backup') }).click()
    await h.press('shell.show-words')
    await device.page.getByLabel(h.word('shell.passphrase')).fill(PASSPHRASE)
    const saved = device.page.waitForEvent('download', { timeout: 60_000 })
    await h.press('shell.make-backup')
    const download = await saved
    expect(download.suggestedFilename()).not.toContain(SEED)
    const copy = readFileSync(await download.path())
    expect(copy.length).toBeGreaterThan(10_000)
    for (const form of formsOf(SEED)) expect(copy.includes(form)).toBe(false)
    await goTo(h, 'nav-more')
    await h.press('shell.lock-now')
    await h.press('shell.show-words')
    await device.page.getByLabel(h.word('shell.passphrase')).fill(mark('mistyped'))
    await h.press('shell.open')
    await h.see('shell.wrong-passphrase')
    await expectNoTrace()
  })

  it('of all of it after the browser was killed over a half-written note, and opened again', async () => {
    await device.page.waitForTimeout(1_100)
    await unlock(h, PASSPHRASE)
    await goTo(h, 'nav-promises')
    await device.page.locator('.promise button').nth(1).click()
    await beginNote(h, (name) => mark(`half${name}`))
    await device.page.locator('.kept .whereabouts').waitFor()
    await expectNoTrace()
    await device.kill()
    expectClean()
    await open()
    await device.page.getByLabel(h.word('shell.passphrase')).waitFor()
    await expectNoTrace()
    await unlock(h, PASSPHRASE)
    await goTo(h, 'nav-promises')
    await device.page.locator('.promise button').nth(1).click()
    await h.press('commitments.continue')
    expect(await device.page.getByLabel(h.word('observe.words')).inputValue()).toBe(mark('halfsaid'))
    await expectNoTrace()
    await device.close()
    expectClean()
  })

  it('and the hub, which holds all that was sent, was the only other one that was spoken to', async () => {
    expect([...shown].map((url) => url.replace(world.app, ''))).toEqual(['/'])
    const hosts = new Set(devices.flatMap((one) => one.asked).map((url) => new URL(url).origin))
    expect([...hosts].sort()).toEqual([world.app, world.hub.origin].sort())
    // Enough typed, and enough arrived, for the search to mean something.
    expect(typed.size).toBeGreaterThan(25)
    await world.hub.stop()
    expect(grep(world.hub.data, ['SQLite format 3'])).not.toEqual([])
    expectClean()
  })
})
