/** Job: a newer version arrives while a note is half written. Nothing reloads until the person says so, and nothing is lost. */
import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAppServer } from '../../src/host/serve.mjs'
import { ROOT } from '../support/house.ts'
import { freePort } from '../support/hubprocess.ts'
import { type Device, ensureBuilt, forget, openDevice, temporary } from '../support/rig.ts'
import { keptHere, openPromise, promise, startNote, typeWords } from './notesteps.ts'
import { type Hand, hand, makeNotebook, takeSample, unlock } from './steps.ts'

const folder = temporary('versions')
let port = 0
let server: Awaited<ReturnType<typeof openAppServer>>
let device: Device
let h: Hand
let words = ''

const serve = (): ReturnType<typeof openAppServer> => openAppServer({ folder, port, hubs: [] })

beforeAll(async () => {
  ensureBuilt()
  cpSync(join(ROOT, 'dist/app'), folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) })
  port = await freePort()
  server = await serve()
  device = await openDevice(`http://localhost:${port}`)
  h = hand(device.page)
  words = await makeNotebook(h)
  await takeSample(h)
  await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})
afterAll(async () => {
  await device.close()
  await server.stop()
  forget(device.profile)
  forget(folder)
})

describe('a newer version', () => {
  it('waits while a note is being written, and says that it is here', async () => {
    await openPromise(h, promise('ombudsman'))
    await startNote(h, 'started')
    await typeWords(h, 'half a sentence')
    await server.stop()
    appendFileSync(join(folder, 'sw.js'), '\n// the second version\n')
    server = await serve()
    await device.page.evaluate(() =>
      navigator.serviceWorker.getRegistration().then((one) => one?.update().then(() => undefined)),
    )
    await h.see('shell.update-ready')
    await keptHere(h)
    expect(await device.page.getByLabel(h.word('observe.words')).inputValue()).toBe('half a sentence')
  })

  it('takes over when the person says so, after locking, and the draft is there', async () => {
    await h.press('shell.update-now')
    await device.page.getByLabel(h.word('shell.passphrase')).waitFor({ timeout: 30_000 })
    await device.page.waitForFunction(() =>
      navigator.serviceWorker.getRegistration().then((one) => one?.waiting === null),
    )
    await unlock(h, words)
    await device.page.getByText('half a sentence').first().waitFor()
  })
})
