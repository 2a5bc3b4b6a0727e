/** How long it takes to open a vault: the stretching alone, and whole unlocks in Chromium with few and with many items. */
import { createStretch } from '../../src/crypto/kdf.ts'
import { utf8 } from '../../src/prelude/bytes.ts'
import type { Bare } from '../support/bare.ts'
import { startBare } from '../support/bare.ts'
import { diskWasm } from '../support/wasm.ts'

type Print = (figure: object) => void

const passphrase = 'five words nobody else knows'

async function best(times: number, run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < times; n++) {
    const from = performance.now()
    await run()
    least = Math.min(least, performance.now() - from)
  }
  return Math.round(least)
}

async function stretching(print: Print): Promise<void> {
  const salt = new Uint8Array(32)
  for (const [by, stretch, times] of [
    ['wasm', createStretch(diskWasm), 3],
    ['script', createStretch(), 1],
  ] as const)
    for (const profile of [1, 2, 3] as const)
      print({
        bench: 'unlock',
        figure: 'argon2id',
        where: 'node',
        by,
        profile,
        ms: await best(times, () => stretch(utf8(passphrase), salt, profile)),
      })
}

/** A vault with so many items on its shelf, in a fresh profile, unlocked three times. */
async function unlocking(bare: Bare, items: number, print: Print): Promise<void> {
  const { context, page } = await bare.open(bare.temporary('profile'))
  const times = await page.evaluate((items) => window.bare.measureUnlock(items), items)
  await context.close()
  const unlock = Math.round(Math.min(...times.map((one) => one.unlock)))
  const every = Math.round(Math.min(...times.map((one) => one.every)))
  print({ bench: 'unlock', figure: 'unlock', where: 'chromium', items, ms: unlock })
  print({ bench: 'unlock', figure: 'open-every-item', where: 'chromium', items, ms: every })
}

export async function run(print: Print): Promise<void> {
  await stretching(print)
  const bare = await startBare()
  try {
    for (const items of [10, 2000, 20_000]) await unlocking(bare, items, print)
  } finally {
    await bare.end()
  }
}
