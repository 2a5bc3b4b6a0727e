/** Everywhere that something can be typed: each step fills what it passes with `mark(name)`, and asks nothing of the answer. */
import type { Locator } from 'playwright-core'
import { type GuidePage, SECTION_PAGES, SECTIONS } from '../../src/domain/case/guide.ts'
import { chooseStatus } from './notesteps.ts'
import { goTo, type Hand } from './steps.ts'

/** What is typed into the field of this name. */
export type Mark = (name: string) => string

const LABELS: { readonly [P in GuidePage]?: Parameters<Hand['word']>[0] } = {
  name: 'safe.name-label',
  contact: 'safe.contact-label',
  details: 'safe.details-label',
  words: 'safe.words-label',
  perpetrator: 'safe.perpetrator-label',
  'link-words': 'safe.link-label',
}

const field = (h: Hand, key: Parameters<Hand['word']>[0]): Locator =>
  h.page.getByLabel(h.word(key), { exact: true }).filter({ visible: true }).first()

/** A place, no closer than the village. */
export async function placeNamed(h: Hand, name: string): Promise<void> {
  await field(h, 'shell.place-precision').selectOption('village')
  await field(h, 'shell.place-name').fill(name)
}

async function answer(h: Hand, page: GuidePage, mark: Mark): Promise<void> {
  const label = LABELS[page]
  if (label) await field(h, label).fill(mark(page))
  else if (page === 'where') await placeNamed(h, mark('where'))
  else if (page === 'when' || page === 'contact-when') await h.button('safe.dont-know').click()
  else if (page === 'caseworker') await h.page.getByLabel(h.word('safe.yes'), { exact: true }).first().check()
  else if (page !== 'rungs') await h.page.locator('.question .choice input').first().check()
}

/** A new report, each of its questions answered. It ends on the list of questions. */
export async function fillReport(h: Hand, mark: Mark): Promise<void> {
  await goTo(h, 'nav-safe')
  await h.press('safe.start')
  for (const section of SECTIONS) {
    await h.page
      .locator('.tasks .row')
      .filter({ hasText: h.word(`safe.section-${section}`) })
      .click()
    for (const page of SECTION_PAGES[section]) {
      await h.page.getByText(h.word(`safe.q-${page}`), { exact: true }).waitFor()
      await answer(h, page, mark)
      await h.press('safe.next')
    }
    await h.page.getByRole('heading', { name: h.word('safe.report-title') }).waitFor()
  }
}

/** A team of one on the hub, who is also its case worker. It ends on the page of the team. */
export async function makeTeam(h: Hand, mark: Mark): Promise<void> {
  await goTo(h, 'nav-more')
  await h.page.getByRole('button', { name: h.word('shell.team') }).click()
  await h.press('team.make')
  await field(h, 'team.name').fill(mark('team'))
  await field(h, 'team.my-name').fill(mark('me'))
  await h.press('team.make-button')
  await h.press('team.name-case-worker')
  await h.press('team.case-worker-yes', { name: mark('me') })
  await h.page.getByText(h.word('team.case-worker'), { exact: true }).waitFor()
}

/** An invitation that is none, and a name to be known by. */
export async function askToJoin(h: Hand, mark: Mark): Promise<void> {
  await h.page.getByRole('button', { name: h.word('team.join') }).click()
  await field(h, 'team.join-text').fill(mark('invitation'))
  await field(h, 'team.my-name').fill(mark('joiner'))
  await h.press('team.join-button')
  await h.see('team.join-not-an-invite')
  await h.press('shell.back')
}

/** On a commitment's page: a note with words, a place and a picture, and not yet saved. */
export async function beginNote(h: Hand, mark: Mark, picture?: string): Promise<void> {
  await h.press('commitments.add-note')
  await chooseStatus(h, 'started')
  await field(h, 'observe.words').fill(mark('said'))
  await h.page.locator('[data-issue=where] summary').click()
  await placeNamed(h, mark('village'))
  if (picture === undefined) return
  await h.page.locator('.gather input[type=file]').last().setInputFiles(picture)
  await h.page.locator('figure.piece img').waitFor()
}
