/** Job: two people make a team on a hub, see the same note with its photo, and change it both at once with no network. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withPlace } from '../support/pictures.ts'
import { type Device, forget, openDevice, startWorld, type World } from '../support/rig.ts'
import { addPhoto, openNote, openPromise, promise, rewrite, save, seePhoto, startNote } from './notesteps.ts'
import { type Hand, hand, makeNotebook, takeSample } from './steps.ts'
import {
  arrive,
  askToJoin,
  changeWords,
  invite,
  letIn,
  makeTeam,
  openLatest,
  openTeam,
  readDigits,
  seeWhere,
  sendNow,
  version,
} from './teamsteps.ts'

const PRISONS = promise('prisons')
const SEEN = 'Twelve beds for thirty people in the old wing.'
const BY_AMINA = 'Twelve beds for forty people in the old wing.'
const BY_BADR = 'Twelve beds for thirty people, and no window.'

let world: World
let devices: readonly Device[] = []
/** She leads, in English; he joins, in Arabic. */
let amina: Hand
let badr: Hand

const network = (h: Hand, isThere: boolean): Promise<void> => h.page.context().setOffline(!isThere)

beforeAll(async () => {
  world = await startWorld()
  devices = [await openDevice(world.app), await openDevice(world.app, { locale: 'ar' })]
  const [one, two] = devices
  if (!one || !two) throw new Error('no devices')
  amina = hand(one.page)
  badr = hand(two.page, 'ar')
  await makeNotebook(amina)
  await takeSample(amina)
  await makeNotebook(badr)
})
afterAll(async () => {
  for (const device of devices) await device.close()
  await world.end()
  for (const device of devices) forget(device.profile)
})

describe('a team of two', () => {
  it('is made on the hub, and the second comes in after both have compared the same sixty digits', async () => {
    await makeTeam(amina, 'Well watch', 'Amina')
    await askToJoin(badr, await invite(amina), 'Badr')
    const [here, there] = [await readDigits(amina), await readDigits(badr)]
    expect(here).toMatch(/^\d{5}( \d{5}){11}$/)
    expect(there).toBe(here)
    await letIn(amina)
    await arrive(badr, 'Well watch')
    await openTeam(amina)
    const member = amina.page.getByRole('listitem').filter({ hasText: 'Badr' })
    await member.getByText(amina.word('team.role-contributor')).waitFor()
    await badr.page.getByRole('listitem').filter({ hasText: 'Amina' }).waitFor()
    expect(await badr.page.locator('html').getAttribute('dir')).toBe('rtl')
  })

  it('reads "waiting" on a note that was written with no network, and "received" once the hub has it', async () => {
    await network(amina, false)
    await openPromise(amina, PRISONS)
    await startNote(amina, 'nothing')
    await rewrite(amina, SEEN)
    await addPhoto(amina, withPlace(await amina.page.screenshot({ type: 'jpeg' }), 'nobody'))
    await save(amina)
    await seeWhere(amina, 'field.where-waiting')
    await amina.page.waitForTimeout(1500)
    await seeWhere(amina, 'field.where-waiting')
    await network(amina, true)
    await seeWhere(amina, 'field.where-received')
  })

  it('sees the same note on the second phone, with its photo and its promise, in the language of that phone', async () => {
    await openLatest(badr, SEEN)
    await badr.see('field.status-nothing')
    await seePhoto(badr)
    await badr.page.getByText('Amina').first().waitFor()
    await badr.page.getByText(PRISONS).waitFor()
    await openNote(amina, SEEN)
  })
})

describe('a note that both changed without knowing of each other', () => {
  it('waits on both phones while there is no network, and while the hub is down', async () => {
    await network(amina, false)
    await network(badr, false)
    await changeWords(amina, BY_AMINA)
    await changeWords(badr, BY_BADR)
    await seeWhere(amina, 'field.where-waiting')
    await seeWhere(badr, 'field.where-waiting')
    await world.hub.kill()
    await network(amina, true)
    await network(badr, true)
    await sendNow(amina)
    await amina.see('team.problem-unreachable')
    await world.hub.start()
    await sendNow(amina)
    await amina.page.getByText(amina.word('team.problem-unreachable')).waitFor({ state: 'detached' })
  })

  it('shows each the two versions, with who wrote them, also where nobody pressed anything', async () => {
    for (const h of [amina, badr]) {
      await openLatest(h, 'Twelve beds for')
      await version(h, BY_AMINA).waitFor({ timeout: 60_000 })
      await version(h, BY_BADR).waitFor({ timeout: 60_000 })
      await seeWhere(h, 'field.where-received')
    }
    await version(amina, BY_BADR).getByText('Badr').waitFor()
    await version(amina, BY_AMINA).getByText(amina.word('observe.by-you')).waitFor()
    await version(badr, BY_AMINA).getByText('Amina').waitFor()
    await version(badr, BY_BADR).getByText(badr.word('observe.by-you')).waitFor()
  })

  it('is the same on both phones once one of them has settled it, and both wordings stay in the history', async () => {
    await version(badr, BY_AMINA)
      .getByRole('button', { name: badr.word('observe.keep-this') })
      .click()
    for (const h of [amina, badr]) {
      await h.page.locator('.version').first().waitFor({ state: 'detached', timeout: 60_000 })
      await h.page.locator('.note-words').getByText(BY_AMINA, { exact: true }).waitFor()
      await h.page
        .locator('summary')
        .filter({ hasText: h.word('observe.history') })
        .click()
      for (const words of [SEEN, BY_BADR]) await h.page.locator('.history-past').getByText(words).waitFor()
      await seePhoto(h)
    }
  })
})
