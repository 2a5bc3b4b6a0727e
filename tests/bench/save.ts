/** How long it takes until something written is durable, in Chromium: a draft, an entry, a photo, a recording. */
import type { Saved } from '../browser/bare/measure.ts'
import type { Bare } from '../support/bare.ts'
import { startBare } from '../support/bare.ts'

type Print = (figure: object) => void

async function measure(bare: Bare, items: number): Promise<Saved> {
  const { context, page } = await bare.open(bare.temporary('profile'))
  const figures = await page.evaluate((items) => window.bare.measureSave(items), items)
  await context.close()
  return figures
}

const at = (times: readonly number[], part: number): number =>
  Math.round(([...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? 0) * 10) / 10

export async function run(print: Print): Promise<void> {
  const bare = await startBare()
  try {
    for (const before of [0, 5000]) {
      const { drafts, entries, files } = await measure(bare, before)
      for (const [figure, times] of [
        ['draft', drafts],
        ['entry', entries],
      ] as const)
        print({ bench: 'save', figure, where: 'chromium', items: before, p50: at(times, 0.5), p95: at(times, 0.95) })
      for (const [mib, ms] of files)
        print({
          bench: 'save',
          figure: 'file',
          where: 'chromium',
          items: before,
          mib,
          ms: Math.round(ms),
          mibPerSecond: at([(mib * 1000) / ms], 0),
        })
    }
  } finally {
    await bare.end()
  }
}
