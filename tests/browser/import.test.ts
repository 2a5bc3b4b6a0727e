/** Job: open the file one really has, choose the country, and find a promise in it. Runs on real files too where they are beside the project. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/house.ts'
import { type Device, forget, openDevice, startWorld, temporary, type World } from '../support/rig.ts'
import { chooseFile, goTo, type Hand, hand, makeNotebook, openImport, takeCountries } from './steps.ts'

const SHARED = join(ROOT, '../shared')
const isShared = existsSync(join(SHARED, 'data/upr-info'))

/** UPR Info's columns as researchers save them: Mac Roman, CR line ends. Two rows of words of our own. */
const CSV = [
  'To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session',
  'Slovenia,EEG,EU,"Open the wells of \x8Erni Vrh to everybody",Timor-Leste,Asia,ASEAN,Accepted,5,"Right to water",20',
  'Chad,Africa,AU,"Teach every child near home",Chile,GRULAC,OAS,Noted,4,"Right to education",17',
].join('\r')

let world: World
let device: Device
let h: Hand
let folder: string

beforeAll(async () => {
  folder = temporary('files')
  world = await startWorld()
  device = await openDevice(world.app)
  h = hand(device.page)
  await makeNotebook(h)
})
afterAll(async () => {
  await device.close()
  await world.end()
  forget(device.profile)
  rmSync(folder, { recursive: true, force: true })
})

const figure = async (name: string): Promise<number> => {
  const row = device.page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]')
  return Number((await row.first().innerText()).replace(/\D/g, ''))
}

async function find(words: string): Promise<void> {
  await goTo(h, 'nav-promises')
  await device.page.getByRole('searchbox').fill(words)
}

describe('a file', () => {
  it('from UPR Info becomes promises of the chosen country, and each row is accounted for', async () => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, Buffer.from(CSV, 'latin1'))
    await openImport(h)
    await chooseFile(h, path)
    await takeCountries(h, ['Slovenia'])
    expect([
      await figure(h.word('commitments.rows-read')),
      await figure(h.word('commitments.taken')),
      await figure(h.word('commitments.skipped')),
    ]).toEqual([2, 1, 1])
    await find('wells')
    await device.page.getByText('Open the wells of érni Vrh to everybody').first().click()
    await h.see('commitments.source-title')
    await device.page.getByText('Timor-Leste').first().waitFor()
    await device.page.getByText(h.word('field.position-supported')).first().waitFor()
    await find('')
  })

  it('that is none of ours is refused with what works instead', async () => {
    const path = join(folder, 'b.csv')
    writeFileSync(path, 'name,colour\nx,red\n')
    await openImport(h)
    await chooseFile(h, path)
    await h.see('commitments.fault-unknown-format')
    await h.see('commitments.file-uhri')
  })

  it.runIf(isShared)('of the real index is read, filtered and searched', async () => {
    await openImport(h)
    await chooseFile(h, join(SHARED, 'data/uhri/RESHAPED-949-real-recommendations-in-uhri-json-shape.json.gz'))
    await takeCountries(h, [])
    expect(await figure(h.word('commitments.rows-read'))).toBe(949)
    await find('prison')
    await device.page.locator('.promise').first().waitFor()
    await h.press('commitments.clear-all')
  })

  it.runIf(isShared)('of 340 MB is read with progress and can be stopped, with nothing taken', async () => {
    const path = join(folder, 'c.json')
    spawnSync(process.execPath, [join(SHARED, 'tools/make-uhri-scale.mjs'), '267953', path])
    await openImport(h)
    await chooseFile(h, path)
    await device.page.getByRole('progressbar').waitFor()
    await device.page.waitForFunction(() => Number(document.querySelector('progress')?.value ?? 0) > 0.05)
    await h.press('shell.cancel')
    await h.see('commitments.cancelled')
  })
})
