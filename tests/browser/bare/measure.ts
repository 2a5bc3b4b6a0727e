/** What the benches measure inside the browser, bundled with the page. Milliseconds throughout. */
import type { BareKeeper } from './bare.ts'

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const passphrase = () => utf8('five words nobody else knows')
const value = new Uint8Array(700).fill(7)

type Start = () => BareKeeper

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await run()
  return performance.now() - from
}

async function series(times: number, run: () => Promise<unknown>): Promise<number[]> {
  const out: number[] = []
  for (let n = 0; n < times; n++) out.push(await timed(run))
  return out
}

async function fill(keeper: BareKeeper, items: number): Promise<void> {
  for (let at = 0; at < items; at += 500) {
    const put = Array.from({ length: Math.min(500, items - at) }, (_, n) => ({ name: `note/${at + n}`, value }))
    await keeper.call('shelve', { put })
  }
}

/** Three unlocks of a vault with so many items, each in a new Worker, and the opening of every item after it. */
export async function measureUnlock(start: Start, items: number): Promise<{ unlock: number; every: number }[]> {
  const first = start()
  await first.call('create', { passphrase: passphrase() })
  await fill(first, items)
  await first.call('close', undefined)
  first.terminate()
  const out: { unlock: number; every: number }[] = []
  for (let n = 0; n < 3; n++) {
    const keeper = start()
    await keeper.call('probe', undefined)
    const unlock = await timed(() => keeper.call('unlock', { passphrase: passphrase() }))
    const every = await timed(() => keeper.call('shelf', { prefix: '' }))
    out.push({ unlock, every })
    await keeper.call('close', undefined)
    keeper.terminate()
  }
  return out
}

async function ownTeam(keeper: BareKeeper): Promise<string> {
  for (;;) {
    for (const { event, value } of keeper.heard)
      if (event === 'teams' && Array.isArray(value) && value[0]) return String(value[0].team)
    await new Promise((done) => setTimeout(done, 10))
  }
}

export interface Saved {
  readonly drafts: number[]
  readonly entries: number[]
  /** MiB and milliseconds. */
  readonly files: [number, number][]
}

/** Writes over a draft, appends entries to the own team, seals files, in a vault that already holds `items`. */
export async function measureSave(start: Start, items: number): Promise<Saved> {
  const keeper = start()
  await keeper.call('create', { passphrase: passphrase() })
  await fill(keeper, items)
  const drafts = await series(200, () => keeper.call('shelve', { put: [{ name: 'draft', value }] }))
  const team = await ownTeam(keeper)
  const entries = await series(100, async () => {
    const kept = await keeper.call('append', { team, bodies: [{ body: value, files: [] }] })
    if (!kept.ok) throw new Error(kept.error)
  })
  const files: [number, number][] = []
  for (const mib of [3, 20]) {
    const blob = new Blob([new Uint8Array(mib * 1024 * 1024).fill(5)])
    files.push([mib, await timed(() => keeper.call('sealFile', { blob }))])
  }
  keeper.terminate()
  return { drafts, entries, files }
}
