/** What a person does in a team, and what they read of it. */
import type { Locator } from 'playwright-core'
import { goTo, type Hand } from './steps.ts'

export const row = (h: Hand, key: Parameters<Hand['word']>[0]): Locator =>
  h.page
    .getByRole('button')
    .filter({ hasText: h.word(key), visible: true })
    .first()

export async function openTeam(h: Hand): Promise<void> {
  await goTo(h, 'nav-more')
  await row(h, 'shell.team').click()
  await h.page.getByRole('heading', { name: h.word('team.title'), exact: true }).waitFor()
}

/** On the hub that this copy of the app names. */
export async function makeTeam(h: Hand, name: string, me: string): Promise<void> {
  await openTeam(h)
  await h.press('team.make')
  await h.page.getByLabel(h.word('team.name'), { exact: true }).fill(name)
  await h.page.getByLabel(h.word('team.my-name'), { exact: true }).fill(me)
  await h.press('team.make-button')
  await h.page.getByRole('heading', { name }).waitFor()
}

/** A new invitation, also shown as a square code. @returns its text, as it would be given by hand. */
export async function invite(h: Hand): Promise<string> {
  await openTeam(h)
  await h.press('team.invite')
  await h.press('team.invite-make')
  await h.page.getByRole('img', { name: h.word('team.invite-show') }).waitFor()
  return (await h.page.locator('.invite-text').innerText()).trim()
}

export async function askToJoin(h: Hand, code: string, me: string): Promise<void> {
  await openTeam(h)
  await h.press('team.join')
  await h.page.getByLabel(h.word('team.join-text')).fill(code)
  await h.page.getByLabel(h.word('team.my-name')).fill(me)
  await h.press('team.join-button')
}

/** The digits to compare, in one line. */
export async function readDigits(h: Hand): Promise<string> {
  const groups = h.page.getByRole('list', { name: h.word('team.digits-label') }).locator('li')
  await groups.first().waitFor({ timeout: 40_000 })
  return (await groups.allInnerTexts()).join(' ')
}

/** On the lead's phone, after the digits were compared. */
export async function letIn(h: Hand): Promise<void> {
  await h.press('team.ask-yes')
  await h.button('team.ask-yes').waitFor({ state: 'detached' })
}

/** On the phone that asked. */
export async function arrive(h: Hand, team: string): Promise<void> {
  await h.page.getByText(h.word('team.join-done', { name: team })).waitFor({ timeout: 40_000 })
  await h.press('team.join-open')
}

/** Both people side by side: one invites, the other asks, they compare, and the door opens. */
export async function bringIn(lead: Hand, guest: Hand, team: string, name: string): Promise<void> {
  await askToJoin(guest, await invite(lead), name)
  const [here, there] = [await readDigits(lead), await readDigits(guest)]
  if (here !== there) throw new Error(`somebody is in between: ${here} | ${there}`)
  await letIn(lead)
  await arrive(guest, team)
}

/** "Send now", on the page that tells what waits. */
export async function sendNow(h: Hand): Promise<void> {
  await goTo(h, 'nav-more')
  await row(h, 'shell.sending').click()
  await h.press('team.transit-now')
  await h.button('team.transit-now').waitFor()
}

/** Opens one of the latest notes, from the first screen. */
export async function openLatest(h: Hand, words: string): Promise<void> {
  await goTo(h, 'nav-today')
  await h.page.getByRole('button').filter({ hasText: words }).first().click({ timeout: 40_000 })
  await h.page.getByRole('heading', { name: h.word('observe.title'), exact: true }).waitFor()
}

/** Changes the words of the note that is open. */
export async function changeWords(h: Hand, words: string): Promise<void> {
  await h.press('observe.edit')
  await h.page.getByLabel(h.word('observe.words')).fill(words)
  await h.press('observe.save')
  await h.page.locator('.note-words').getByText(words).waitFor()
}

/** Where the note on the screen is, in the app's own word. */
export const seeWhere = (h: Hand, key: 'field.where-waiting' | 'field.where-received'): Promise<void> =>
  h.page
    .locator('.whereabouts')
    .getByText(h.word(key), { exact: true })
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: 60_000 })

/** One of the two versions of a contested note. */
export const version = (h: Hand, words: string): Locator => h.page.locator('.version').filter({ hasText: words })
