/** What a person does with a report of a reprisal: the one who writes it, and the one it is sealed to. */
import type { Download, Locator } from 'playwright-core'
import type { GuidePage } from '../../src/domain/case/guide.ts'
import type { Rung } from '../../src/domain/case/report.ts'
import type { Key } from '../../src/i18n/text.ts'
import { goTo, type Hand } from './steps.ts'
import { openTeam, row } from './teamsteps.ts'

type Section = 'who' | 'cooperation' | 'act' | 'link' | 'place' | 'urgency' | 'consent' | 'send'

export async function startReport(h: Hand): Promise<void> {
  await goTo(h, 'nav-safe')
  await h.press('safe.start')
  await h.page.getByRole('heading', { name: h.word('safe.report-title') }).waitFor()
}

/** From the list of questions. */
export const openSection = (h: Hand, section: Section): Promise<void> => row(h, `safe.section-${section}`).click()

const onPage = (h: Hand, page: GuidePage): Promise<void> =>
  h.page
    .getByText(h.word(`safe.q-${page}`), { exact: true })
    .filter({ visible: true })
    .first()
    .waitFor()

/** One or several cards of a question, then on. */
export async function choose(h: Hand, page: GuidePage, ...cards: readonly Key[]): Promise<void> {
  await onPage(h, page)
  for (const card of cards) await h.page.getByText(h.word(card), { exact: true }).click()
  await h.press('safe.next')
}

export async function tell(h: Hand, page: GuidePage, label: Key, words: string): Promise<void> {
  await onPage(h, page)
  await h.page.getByLabel(h.word(label), { exact: true }).fill(words)
  await h.press('safe.next')
}

export async function tellYear(h: Hand, page: 'contact-when' | 'when', year: string): Promise<void> {
  await onPage(h, page)
  await h.page.getByLabel(h.word('shell.when-precision')).selectOption('year')
  await h.page.getByLabel(h.word('shell.year'), { exact: true }).fill(year)
  await h.press('safe.next')
}

/** Says yes to these steps of the ladder, on the page that shows them, then on. */
export async function agreeTo(h: Hand, page: 'caseworker' | 'rungs', ...rungs: readonly Rung[]): Promise<void> {
  await onPage(h, page)
  for (const rung of rungs)
    await h.page
      .getByRole('group', { name: h.word(`safe.rung-${rung}`), exact: true })
      .getByText(h.word('safe.yes'), { exact: true })
      .click()
  await h.press('safe.next')
}

export const memberCard = (h: Hand, name: string): Locator =>
  h.page
    .getByRole('list', { name: h.word('team.members') })
    .getByRole('listitem')
    .filter({ hasText: name })

/** A lead names somebody of the team. */
export async function nameCaseWorker(h: Hand, name: string): Promise<void> {
  await openTeam(h)
  await memberCard(h, name)
    .getByRole('button', { name: h.word('team.name-case-worker') })
    .click()
  await h.press('team.case-worker-yes', { name })
}

/** Digits of the key that reports are sealed to, as the team's page shows them. */
export async function readDeskDigits(h: Hand, name: string): Promise<string> {
  await openTeam(h)
  const fold = memberCard(h, name).locator('details')
  await fold.locator('summary').click({ timeout: 40_000 })
  return (await fold.locator('li').allInnerTexts()).join(' ')
}

export async function openInbox(h: Hand): Promise<void> {
  await goTo(h, 'nav-safe')
  await row(h, 'safe.inbox-link').click()
  await h.page.getByRole('heading', { name: h.word('safe.inbox-title'), exact: true }).waitFor()
}

/** Whatever the app would hand to the phone's downloads. */
export async function download(h: Hand, press: () => Promise<void>): Promise<Download> {
  const [given] = await Promise.all([h.page.waitForEvent('download'), press()])
  return given
}
