/** Job: a member tells of a reprisal, sealed to the team's case worker and to nobody else; the file opens with the standard age program. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openArchive } from '../../src/exports/archive.ts'
import { ageVersion, type Device, forget, openDevice, startWorld, temporary, type World } from '../support/rig.ts'
import {
  agreeTo,
  choose,
  download,
  memberCard,
  nameCaseWorker,
  openInbox,
  openSection,
  readDeskDigits,
  startReport,
  tell,
  tellYear,
} from './reportsteps.ts'
import { goTo, type Hand, hand, makeNotebook } from './steps.ts'
import { bringIn, makeTeam, openTeam } from './teamsteps.ts'

const TOLD = 'Two men waited at the gate and said that trips to Geneva end badly.'
const NAME = 'N. of the upper village'
const CONTACT = 'By the baker, mornings; never by phone.'

let world: World
let devices: readonly Device[] = []
/** She leads the team; he is its case worker; she writes. */
let amina: Hand
let badr: Hand
let carmen: Hand
let badrsWords = ''
const folder = temporary('desk')

beforeAll(async () => {
  world = await startWorld()
  devices = await Promise.all([openDevice(world.app), openDevice(world.app), openDevice(world.app)])
  const [one, two, three] = devices
  if (!one || !two || !three) throw new Error('no devices')
  amina = hand(one.page)
  badr = hand(two.page)
  carmen = hand(three.page)
  await makeNotebook(amina)
  badrsWords = await makeNotebook(badr)
  await makeNotebook(carmen)
  await makeTeam(amina, 'River desk', 'Amina')
  await bringIn(amina, badr, 'River desk', 'Badr')
  await bringIn(amina, carmen, 'River desk', 'Carmen')
})
afterAll(async () => {
  for (const device of devices) await device.close()
  await world.end()
  for (const device of devices) forget(device.profile)
  forget(folder)
})

describe('a report of a reprisal', () => {
  it('is written question by question, in any order, and each answer is kept', async () => {
    await startReport(carmen)
    await openSection(carmen, 'who')
    await choose(carmen, 'kind', 'safe.kind-individual')
    await tell(carmen, 'name', 'safe.name-label', NAME)
    await choose(carmen, 'category', 'safe.category-cooperated')
    await tell(carmen, 'contact', 'safe.contact-label', CONTACT)
    await openSection(carmen, 'act')
    await choose(carmen, 'acts', 'safe.act-threat', 'safe.act-surveillance')
    await tell(carmen, 'words', 'safe.words-label', TOLD)
    await tell(carmen, 'perpetrator', 'safe.perpetrator-label', 'Not known')
    await choose(carmen, 'ongoing', 'safe.yes')
    await openSection(carmen, 'cooperation')
    await choose(carmen, 'body', 'safe.body-treaty-body')
    await choose(carmen, 'type', 'safe.type-statement')
    await tellYear(carmen, 'contact-when', '2025')
    await tell(carmen, 'details', 'safe.details-label', 'A side event, in October')
    await openSection(carmen, 'link')
    await choose(carmen, 'reasons', 'safe.reason-said', 'safe.reason-timing')
    await tell(carmen, 'link-words', 'safe.link-label', 'They named the city.')
    await openSection(carmen, 'place')
    await tellYear(carmen, 'when', '2026')
    await tell(carmen, 'where', 'shell.place-name', 'Upper village')
    await openSection(carmen, 'urgency')
    await choose(carmen, 'urgency', 'safe.urgency-days')
    await carmen.see('safe.section-consent')
    expect(await carmen.page.locator('.task-done').count()).toBe(6)
  })

  it('can go nowhere while nobody agreed and the team has no case worker', async () => {
    await openSection(carmen, 'send')
    await carmen.see('safe.send-no-consent')
    await carmen.see('safe.send-nobody-title')
    expect(await carmen.button('safe.send-open').count()).toBe(0)
    await carmen.press('safe.send-to-question')
    await agreeTo(carmen, 'caseworker', 'caseworker')
    await agreeTo(carmen, 'rungs', 'confidential')
    await openSection(carmen, 'consent')
    await choose(carmen, 'giver', 'safe.giver-self')
    await carmen.press('safe.next')
    await carmen.press('safe.next')
  })

  it('shows to whom it goes, with the digits of the key, what leaves, and who agreed to what', async () => {
    await nameCaseWorker(amina, 'Badr')
    const digits = await readDeskDigits(badr, 'Badr')
    expect(digits).toMatch(/^\d{5}( \d{5})+$/)
    expect(await readDeskDigits(amina, 'Badr')).toBe(digits)
    await openSection(carmen, 'send')
    await carmen.page.getByText(TOLD).waitFor()
    await carmen.button('safe.send-open').waitFor({ timeout: 40_000 })
    await carmen.press('safe.send-open')
    const sheet = carmen.page.getByRole('dialog')
    await sheet.getByText('Badr', { exact: true }).waitFor()
    expect((await sheet.locator('.digits li').allInnerTexts()).join(' ')).toBe(digits)
    for (const agreed of ['safe.rung-caseworker', 'safe.rung-confidential', 'safe.send-consent-none'] as const)
      await sheet.getByText(carmen.word(agreed)).waitFor()
    expect(await sheet.getByText(carmen.word('safe.rung-media')).count()).toBe(0)
  })

  it('is waiting while there is no network, and received once the hub has it', async () => {
    await carmen.page.context().setOffline(true)
    await carmen.press('safe.send-button', { name: 'Badr' })
    await carmen.see('safe.done-title', { name: 'Badr' })
    await carmen.see('safe.sent-waiting')
    await carmen.page.context().setOffline(false)
    await carmen.page.getByText(carmen.word('safe.sent-received'), { exact: true }).last().waitFor({ timeout: 60_000 })
    await carmen.press('safe.done-close')
    await carmen.see('safe.sent-to', { name: 'Badr' })
  })
})

describe('the case worker', () => {
  it('finds it in the inbox with its urgency, and reads the words and the consent', async () => {
    await openInbox(badr)
    const item = badr.page.getByRole('listitem').filter({ hasText: badr.word('safe.inbox-item') })
    await item.getByText(badr.word('safe.urgency-days')).waitFor({ timeout: 60_000 })
    await item.getByRole('button').click()
    for (const words of [TOLD, NAME, CONTACT]) await badr.page.getByText(words).waitFor()
    const consent = badr.page.locator('.case-consent')
    const isAgreed = async (rung: 'caseworker' | 'confidential' | 'raise-named' | 'media'): Promise<boolean> =>
      (
        await consent
          .getByRole('listitem')
          .filter({ hasText: badr.word(`safe.rung-${rung}`) })
          .innerText()
      ).endsWith(badr.word('safe.yes'))
    expect(await Promise.all([isAgreed('caseworker'), isAgreed('confidential')])).toEqual([true, true])
    expect(await Promise.all([isAgreed('raise-named'), isAgreed('media')])).toEqual([false, false])
  })

  it('is the only one who has an inbox: neither the lead nor the sender has a way to it', async () => {
    for (const h of [amina, carmen]) {
      await openTeam(h)
      await memberCard(h, 'Badr').waitFor()
      expect(await h.page.getByText(h.word('team.inbox')).count()).toBe(0)
      await goTo(h, 'nav-safe')
      await h.button('safe.start').waitFor()
      expect(await h.page.getByText(h.word('safe.inbox-link')).count()).toBe(0)
      expect(await h.page.getByText(TOLD).count()).toBe(0)
    }
  })

  it('saves the sealed file, and the key behind the passphrase; with both, age gives the report as a ZIP', async () => {
    const sealed = await download(badr, () => badr.press('safe.case-save'))
    expect(sealed.suggestedFilename()).toMatch(/^file-[0-9a-f]{8}\.age$/)
    await sealed.saveAs(join(folder, 'file.age'))
    expect(readFileSync(join(folder, 'file.age')).includes(TOLD)).toBe(false)
    await openInbox(badr)
    await badr.page
      .locator('summary')
      .filter({ hasText: badr.word('safe.desk-title') })
      .click()
    const field = badr.page.getByLabel(badr.word('safe.desk-passphrase'), { exact: true })
    await field.fill('some other five words')
    await badr.press('safe.desk-save')
    await badr.see('safe.desk-wrong')
    await field.fill(badrsWords)
    const key = await download(badr, () => badr.press('safe.desk-save'))
    await key.saveAs(join(folder, 'key.txt'))
    if (ageVersion() === undefined) return
    const zip = execFileSync('age', ['-d', '-i', join(folder, 'key.txt'), join(folder, 'file.age')])
    const archive = openArchive(zip)
    const text = (name: string): string => Buffer.from((archive.ok && archive.value.get(name)) || []).toString('utf8')
    for (const words of [TOLD, NAME, CONTACT, 'Upper village']) expect(text('report.txt')).toContain(words)
    expect(JSON.parse(text('consent.json'))).toMatchObject({
      rungs: { caseworker: true, confidential: true, 'raise-named': false, media: false },
    })
  })
})
