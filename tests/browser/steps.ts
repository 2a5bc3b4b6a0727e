/** What a person does, as verbs. Every step goes through the screen. */
import type { Locator, Page } from 'playwright-core'
import type { Key } from '../../src/i18n/text.ts'
import { type Tongue, word } from './words.ts'

export const PASSPHRASE = 'quartz lantern otter vivid meadow 8812'

type Variables = Readonly<Record<string, string | number>>

export interface Hand {
  readonly page: Page
  press(key: Key, variables?: Variables): Promise<void>
  see(key: Key, variables?: Variables): Promise<void>
  button(key: Key, variables?: Variables): Locator
  word(key: Key, variables?: Variables): string
}

export function hand(page: Page, tongue: Tongue = 'en'): Hand {
  const named = (key: Key, variables: Variables = {}): string => word(key, variables, tongue)
  const button = (key: Key, variables?: Variables): Locator =>
    page
      .getByRole('button', { name: named(key, variables), exact: true })
      .filter({ visible: true })
      .first()
  return {
    page,
    button,
    word: named,
    press: (key, variables) => button(key, variables).click(),
    see: (key, variables) => page.getByText(named(key, variables)).filter({ visible: true }).first().waitFor(),
  }
}

const home = (h: Hand): Promise<void> =>
  h.page.getByRole('navigation').getByText(h.word('shell.nav-today')).waitFor({ timeout: 60_000 })

async function toPassphrase(h: Hand): Promise<void> {
  await h.press('shell.continue')
  await h.page.getByRole('heading', { name: h.word('shell.keeps-title') }).waitFor()
  await h.press('shell.continue')
}

/** First run with the generated words, copied from the screen as from paper. @returns the words. */
export async function makeNotebook(h: Hand): Promise<string> {
  await toPassphrase(h)
  const groups = h.page.locator('.given li')
  await groups.first().waitFor()
  const words = (await groups.allInnerTexts()).map((text) => text.trim()).join(' ')
  await h.press('shell.wrote-them')
  await h.page.getByLabel(h.word('shell.type-them')).fill(words)
  await h.press('shell.make-notebook')
  await home(h)
  return words
}

/** First run with a passphrase of one's own. */
export async function makeNotebookWith(h: Hand, passphrase: string): Promise<void> {
  await toPassphrase(h)
  await h.press('shell.use-own')
  await h.page.getByLabel(h.word('shell.passphrase')).first().fill(passphrase)
  await h.page.getByLabel(h.word('shell.own-again')).fill(passphrase)
  await h.press('shell.make-notebook')
  await home(h)
}

export async function unlock(h: Hand, passphrase: string): Promise<void> {
  await h.page.getByLabel(h.word('shell.passphrase')).fill(passphrase)
  await h.press('shell.open')
  await home(h)
}

export async function goTo(h: Hand, place: 'nav-today' | 'nav-promises' | 'nav-safe' | 'nav-more'): Promise<void> {
  await h.page
    .getByRole('navigation')
    .getByText(h.word(`shell.${place}`), { exact: true })
    .click()
}

/** The sample that ships with the app, from the empty list of promises. */
export async function takeSample(h: Hand): Promise<void> {
  await goTo(h, 'nav-promises')
  await h.press('commitments.try-sample')
  await h.page.getByRole('searchbox').waitFor()
}

/** To the screen that opens a file, from wherever. */
export async function openImport(h: Hand): Promise<void> {
  await goTo(h, 'nav-promises')
  await h.press('commitments.open-file')
  await h.page.getByText(h.word('commitments.import-line')).waitFor()
}

export async function chooseFile(h: Hand, path: string): Promise<void> {
  await h.page.locator('input[type=file]').first().setInputFiles(path)
}

/** Chooses the countries by name (all that are listed when none is named), takes them, and waits for the account. */
export async function takeCountries(h: Hand, names: readonly string[]): Promise<void> {
  await h.page.getByText(h.word('commitments.which-countries')).waitFor({ timeout: 120_000 })
  const boxes = h.page.getByRole('checkbox')
  for (const name of names) await h.page.getByRole('checkbox', { name }).check({ force: true })
  if (names.length === 0) for (let n = 0; n < (await boxes.count()); n++) await boxes.nth(n).check({ force: true })
  await h.page.getByRole('button', { name: /^Take / }).click()
  await h.page.getByText(h.word('commitments.done-title')).first().waitFor({ timeout: 120_000 })
}
