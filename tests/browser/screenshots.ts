/** `npm run screenshots`: takes the pictures of the README from the built app, so that they stay true, and the neutral ones of the manifest. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/house.ts'
import { type Device, forget, openDevice, startWorld } from '../support/rig.ts'
import { openPromise, promise, save, startNote, typeWords } from './notesteps.ts'
import { startReport } from './reportsteps.ts'
import { goTo, hand, makeNotebook, takeSample, unlock } from './steps.ts'

const SMALL = { options: { deviceScaleFactor: 1.5 } } as const
const pictures = join(ROOT, 'tests/browser/pictures')
const publicly = join(ROOT, 'public')
mkdirSync(pictures, { recursive: true })

async function take(device: Device, path: string): Promise<void> {
  await device.page.mouse.move(0, 0)
  await device.page.waitForTimeout(700)
  await device.page.screenshot({ path })
}

const world = await startWorld()
const device = await openDevice(world.app, SMALL)
const h = hand(device.page)
await device.page.getByRole('heading').first().waitFor()
await take(device, join(publicly, 'screen-1.png'))
const words = await makeNotebook(h)
await device.page.reload()
await device.page.getByLabel(h.word('shell.passphrase')).waitFor()
await take(device, join(publicly, 'screen-2.png'))
await unlock(h, words)
await takeSample(h)
await take(device, join(pictures, 'promises-en.png'))
await openPromise(h, promise('ombudsman'))
await startNote(h, 'partly')
await typeWords(h, 'The office has two new lawyers. The budget for next year is not there yet.')
await take(device, join(pictures, 'note-en.png'))
await save(h)
await startReport(h)
await take(device, join(pictures, 'report-en.png'))
await device.close()
forget(device.profile)

const arabic = await openDevice(world.app, { ...SMALL, locale: 'ar' })
const a = hand(arabic.page, 'ar')
await makeNotebook(a)
await takeSample(a)
await openPromise(a, promise('ombudsman', 'ar'))
await startNote(a, 'started')
await typeWords(a, 'عُيّن محاميان جديدان، ولم تُرصد ميزانية العام المقبل بعد.')
await save(a)
await goTo(a, 'nav-today')
await take(arabic, join(pictures, 'today-ar.png'))
await arabic.close()
forget(arabic.profile)
await world.end()
