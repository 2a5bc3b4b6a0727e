/** Every place, in two languages, by day and by night, for a screen reader, a keyboard, a thumb and a phone 320 pixels wide. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Device, forget, openDevice, startWorld, temporary, type World } from '../support/rig.ts'
import { beginNote, fillReport, makeTeam } from './fields.ts'
import { axe, listControls, measure, whereFocus } from './measure.ts'
import { goTo, type Hand, hand, makeNotebookWith, PASSPHRASE, takeSample } from './steps.ts'
import type { Tongue } from './words.ts'

const DRESSES = [
  { tongue: 'en', theme: 'light' },
  { tongue: 'en', theme: 'dark' },
  { tongue: 'ar', theme: 'light' },
  { tongue: 'ar', theme: 'dark' },
] as const satisfies readonly { tongue: Tongue; theme: 'light' | 'dark' }[]

let world: World
let device: Device
let page: Page
let folder = ''
/** All that was found wrong since the last look at it. */
let wrong: string[] = []

const settled = (): Promise<void> => page.waitForTimeout(180)

/** Looks at what is on the screen at both widths, and asks axe. */
async function look(name: string): Promise<void> {
  // Tall enough that the fixed bars hide nothing: what they hide while one scrolls is the keyboard's question, below.
  await page.setViewportSize({ width: 360, height: 1800 })
  await settled()
  wrong.push(...(await axe(page)).map((line) => `${name}: ${line}`))
  await page.setViewportSize({ width: 320, height: 640 })
  wrong.push(...(await measure(page)).map((line) => `${name}, 320: ${line}`))
  await page.setViewportSize({ width: 360, height: 640 })
}
function told(): string[] {
  const all = [...new Set(wrong)]
  wrong = []
  return all
}

const backTo = (h: Hand): Promise<void> => h.press('shell.back')

/** Changes language and light inside the app, as a person does. */
async function dress(tongue: Tongue, theme: 'light' | 'dark'): Promise<Hand> {
  const more = (): Promise<void> => page.locator('.frame-place').nth(3).click()
  await more()
  await page.locator('select:has(option[value=dark])').selectOption(theme)
  await page.locator('main .row').nth(4).click()
  await page.locator(`.choice input[value=${tongue}]`).check()
  await more()
  const h = hand(page, tongue)
  await page.getByRole('heading', { name: h.word('shell.more-title'), exact: true }).waitFor()
  return h
}

/** From nothing to the words: the three steps and what branches off them. */
async function firstRun(h: Hand): Promise<void> {
  await look('language')
  await h.press('shell.have-backup')
  await look('restore')
  await backTo(h)
  await h.press('shell.continue')
  await look('what it keeps')
  await h.press('shell.continue')
  await page.locator('.given li').first().waitFor()
  await look('words')
  await h.press('shell.wrote-them')
  await h.press('shell.make-notebook')
  await look('words copied wrongly')
  await h.press('shell.show-again')
  await h.press('shell.use-own')
  await page.getByLabel(h.word('shell.own-title')).fill('password1')
  await page.locator('.notice').waitFor()
  await h.press('shell.make-notebook')
  await look('own words, too weak')
}

async function emptyPlaces(h: Hand): Promise<void> {
  for (const place of ['nav-today', 'nav-promises', 'nav-safe'] as const) {
    await goTo(h, place)
    await look(`${place}, empty`)
  }
  await goTo(h, 'nav-more')
  await page.locator('.row').nth(0).click()
  await page.locator('.empty').waitFor()
  await look('team, none')
  await h.press('team.make')
  await h.press('team.make-button')
  await look('team made without a name')
}

async function commitments(h: Hand): Promise<void> {
  await goTo(h, 'nav-today')
  await page.locator('.card').first().waitFor()
  await look('today')
  await goTo(h, 'nav-promises')
  await page.locator('.promise button').first().waitFor()
  await look('promises')
  await page.locator('.facet-chips button').first().click()
  await look('filter')
  await h.press('shell.close')
  await page.locator('.promise button').first().click()
  await page.locator('.promise-text').waitFor()
  await look('commitment')
  for (const fold of await page.locator('main summary').all()) await fold.click()
  await look('commitment, unfolded')
  await page.locator('main .card button').first().click()
  await h.see('observe.on-commitment')
  for (const fold of await page.locator('main summary').all()) await fold.click()
  await look('note')
  await goTo(h, 'nav-promises')
  await page.locator('.promise button').nth(1).click()
  await h.press('commitments.add-note')
  await look('note being written')
  await h.press('observe.save')
  for (const fold of await page.locator('main summary').all()) await fold.click()
  await look('note that cannot be saved')
}

async function imports(h: Hand): Promise<void> {
  const path = join(folder, 'some.csv')
  const row = (to: string, at: number): string => `${to},Africa,AU,Take step ${at},Spain,WEOG,EU,Accepted,5,Justice,13`
  const header = 'To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session'
  writeFileSync(path, [header, row('Algeria', 1), row('Benin', 2), ',,,,,,,,,,', ''].join('\r'))
  await goTo(h, 'nav-promises')
  await h.press('commitments.open-file')
  await page.locator('main summary').click()
  await look('import')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.locator('.choice input').first().check()
  await look('countries')
  await page.locator('main .button-primary').click()
  await page.locator('.tally').waitFor()
  for (const fold of await page.locator('main summary').all()) await fold.click()
  await look('import, done')
}

async function safe(h: Hand): Promise<void> {
  await goTo(h, 'nav-safe')
  for (const fold of await page.locator('main summary').all()) await fold.click()
  await look('safe')
  await page.locator('main .card button').first().click()
  await look('report')
  for (const [row, pages] of [4, 4, 4, 2, 2, 1, 3].entries()) {
    await page.locator('.tasks .row').nth(row).click()
    for (let at = 0; at < pages; at++) {
      await look(`report, ${row + 1}.${at + 1}`)
      await h.press('safe.next')
    }
  }
  await page.locator('.tasks .row').last().click()
  await look('report, check')
  await h.press('safe.send-open')
  await look('report, send')
  await h.press('shell.close')
}

async function more(h: Hand): Promise<void> {
  await goTo(h, 'nav-more')
  await look('more')
  const rows = await page.locator('main .row').count()
  for (let at = 1; at < rows; at++) {
    await page.locator('main .row').nth(at).click()
    await look(`more, row ${at + 1}`)
    await goTo(h, 'nav-more')
  }
  await page.locator('main .row').first().click()
  await page.locator('.card').first().waitFor()
  for (const fold of await page.locator('main summary').all()) await fold.click()
  await look('team')
  await h.press('team.invite')
  await look('invite')
  await h.press('team.invite-make')
  await page.locator('.qr-code').waitFor()
  await look('invite, code')
  await backTo(h)
  await page.getByRole('button', { name: h.word('team.join') }).click()
  await h.press('team.join-button')
  await look('join')
  await backTo(h)
  await page.getByRole('button', { name: h.word('team.inbox') }).click()
  await look('inbox')
}

beforeAll(async () => {
  folder = temporary('files')
  world = await startWorld()
  device = await openDevice(world.app, { options: { viewport: { width: 360, height: 640 } } })
  page = device.page
  await page.locator('.choice').first().waitFor()
})
afterAll(async () => {
  await device.close()
  await world.end()
  for (const one of [folder, device.profile]) forget(one)
})

describe('the measures themselves', () => {
  it('see what is wrong', async () => {
    await page.evaluate(() => {
      const bad = document.createElement('button')
      bad.id = 'bad'
      document.querySelector('.screen-body')?.append(bad)
    })
    expect((await axe(page)).join()).toContain('button-name')
    expect(await measure(page)).toHaveLength(1)
    await page.evaluate(() => document.querySelector('#bad')?.remove())
  })
})

describe('before there is a notebook', () => {
  it.each(DRESSES)('the first run is for everybody ($tongue, $theme)', async ({ tongue, theme }) => {
    await page.emulateMedia({ colorScheme: theme })
    await page.reload()
    await page.locator(`.choice input[value=${tongue}]`).check()
    await firstRun(hand(page, tongue))
    expect(told()).toEqual([])
  })
})

describe('a notebook with nothing in it', () => {
  it.each(DRESSES)('has places for everybody ($tongue, $theme)', async ({ tongue, theme }) => {
    if (tongue === 'en' && theme === 'light') {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.reload()
      await page.locator('.choice input[value=en]').check()
      await makeNotebookWith(hand(page), PASSPHRASE)
    }
    await emptyPlaces(await dress(tongue, theme))
    expect(told()).toEqual([])
  })
})

describe('a notebook in use', () => {
  beforeAll(async () => {
    const h = await dress('en', 'light')
    const mark = (name: string): string => `${name} with some words of its own`
    await makeTeam(h, mark)
    await takeSample(h)
    await page.locator('.promise button').first().click()
    const picture = join(folder, 'view.jpg')
    await page.screenshot({ path: picture, type: 'jpeg' })
    await beginNote(h, mark, picture)
    await h.press('observe.save')
    await page.getByText(mark('said')).first().waitFor()
    await fillReport(h, mark)
    await page.locator('.tasks .row').last().click()
    await h.press('safe.send-open')
    await h.press('safe.send-button', { name: mark('me') })
    await page
      .locator('main')
      .getByText(h.word('safe.sent-received'), { exact: true })
      .last()
      .waitFor({ timeout: 60_000 })
    await look('report, sent')
  })

  it.each(DRESSES)('has places for everybody ($tongue, $theme)', async ({ tongue, theme }) => {
    const h = await dress(tongue, theme)
    for (const walk of [commitments, imports, safe, more]) await walk(h)
    expect(told()).toEqual([])
  })

  it('is mirrored for Arabic', async () => {
    const h = await dress('ar', 'light')
    await goTo(h, 'nav-today')
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      'ar',
      'rtl',
    ])
    const [first, last] = [page.locator('.frame-place').first(), page.locator('.frame-place').last()]
    const [right, left] = [await first.boundingBox(), await last.boundingBox()]
    expect(right?.x).toBeGreaterThan(left?.x ?? Number.POSITIVE_INFINITY)
    await goTo(h, 'nav-promises')
    await page.locator('.promise button').first().click()
    const back = page.locator('.screen-head .icon-button').first()
    expect((await back.boundingBox())?.x).toBeGreaterThan(180)
    expect(await back.locator('svg').evaluate((icon) => getComputedStyle(icon).transform)).toContain('matrix(-1')
  })

  it('opens for everybody', async () => {
    await page.locator('.frame-place').nth(3).click()
    await page.locator('.button-primary').click()
    for (const { tongue, theme } of DRESSES) {
      await page.emulateMedia({ colorScheme: theme })
      await page.locator('select').selectOption(tongue)
      const h = hand(page, tongue)
      await look('unlock')
      if (theme === 'light') continue
      await page.getByLabel(h.word('shell.passphrase')).fill('x')
      await h.press('shell.open')
      await page.locator('.field-error').waitFor()
      await look('unlock, refused')
      await page.waitForTimeout(2_500)
    }
    expect(told()).toEqual([])
  })
})

describe('with nothing but a keyboard', () => {
  /** Tab from the first control to the last one. */
  async function expectAllReached(): Promise<void> {
    await settled()
    // A key first, so that the focus is drawn as it is for somebody with keys.
    await page.keyboard.press('Tab')
    const controls = await listControls(page)
    expect(controls.length).toBeGreaterThan(2)
    const trouble: string[] = []
    for (let at = 0; at < controls.length; at++) {
      const focus = await whereFocus(page)
      if (focus.at !== at) trouble.push(`${at} is ${focus.at}: ${controls[at]}`)
      trouble.push(...focus.wrong.map((line) => `${controls[at]}: ${line}`))
      await page.keyboard.press('Tab')
    }
    expect(trouble).toEqual([])
  }

  it('the note is reached from end to end', async () => {
    const h = hand(page)
    await page.locator('select').selectOption('en')
    await page.getByLabel(h.word('shell.passphrase')).fill(PASSPHRASE)
    await h.press('shell.open')
    await page.getByRole('navigation').waitFor({ timeout: 60_000 })
    await dress('en', 'light')
    await goTo(h, 'nav-promises')
    await page.locator('.promise button').nth(1).click()
    await h.press('commitments.add-note')
    await page.locator('.status-pick').waitFor()
    await expectAllReached()
  })

  it('the first run is reached from end to end', async () => {
    const other = await openDevice(world.app)
    const before = page
    page = other.page
    const h = hand(page)
    await page.locator('.choice').first().waitFor()
    await expectAllReached()
    await h.press('shell.continue')
    await expectAllReached()
    await h.press('shell.continue')
    await page.locator('.given li').first().waitFor()
    await expectAllReached()
    await h.press('shell.wrote-them')
    await expectAllReached()
    page = before
    await other.close()
    forget(other.profile)
  })
})
