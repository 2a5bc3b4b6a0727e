/** One person with one phone: a session on a keeper in memory, which can be killed and opened again. */

import { encodeValue } from '../../src/domain/cbor.ts'
import { encodeChunks } from '../../src/domain/reference/codec.ts'
import type { Commitment } from '../../src/domain/reference/commitment.ts'
import type { ImportReport, Reference } from '../../src/domain/reference/query.ts'
import type { TeamView } from '../../src/keeper/contract.ts'
import { assert } from '../../src/prelude/assert.ts'
import { realWorld, type World } from '../../src/prelude/instant.ts'
import { createGate } from '../../src/session/gate.ts'
import type { Gate, Session } from '../../src/session/session.ts'
import { createDisk, createFakeKeeper, type Disk, type FakeKeeper, OWN } from './keeper.ts'
import { commitmentOf } from './records.ts'
import { openReference } from './reference.ts'
import { createFakeStage, type FakeStage } from './stage.ts'

export const WELL: Commitment = {
  id: commitmentOf('well'),
  kind: 'recommendation',
  states: [],
  text: { lang: 'en', text: 'Guarantee safe water in every village' },
  source: { body: 'UPR', format: 'test' },
  recommending: [],
  themes: [],
  affected: [],
  sdgs: [],
}

/** A disk with one commitment in its only pack. */
export function diskWithWell(): Disk {
  const disk = createDisk()
  const chunks = encodeChunks([WELL])
  chunks.forEach((chunk, k) => {
    disk.shelf.set(`pack:1:${k}`, chunk)
  })
  disk.shelf.set('pack:1', encodeValue(chunks.length))
  return disk
}

/** The sample pack changes with the app; tests bring their own. */
const SAMPLE = ['a', 'b', 'c'].map((key) => ({
  ...WELL,
  id: commitmentOf(key),
  text: { lang: 'en', text: `schools ${key}` },
}))
const NOTHING: ImportReport = {
  format: 'test',
  rows: 3,
  taken: 3,
  changed: 0,
  unchanged: 0,
  skipped: 0,
  refused: [],
  refusedTotal: 0,
  repaired: [],
  repairedTotal: 0,
  countries: {},
  sessions: [],
  positions: {},
}
function openWithSample(): Reference {
  const reference = openReference()
  return {
    ...reference,
    sample: async () => encodeChunks(SAMPLE),
    // As the real one: what was taken is searchable before it is kept.
    take: async () => {
      await reference.load(encodeChunks(SAMPLE))
      return { ok: true, value: { report: NOTHING, chunks: encodeChunks(SAMPLE) } }
    },
  }
}

export interface Phone {
  readonly gate: Gate
  readonly stage: FakeStage
  readonly keepers: FakeKeeper[]
  readonly left: () => number
  readonly keeper: () => FakeKeeper
  readonly session: () => Session
}

export function phoneOf(disk: Disk, p: { readonly teams?: readonly TeamView[]; readonly world?: World } = {}): Phone {
  const stage = createFakeStage()
  const keepers: FakeKeeper[] = []
  let left = 0
  const startKeeper = (): FakeKeeper => {
    const keeper = createFakeKeeper(disk, p.teams ?? [OWN])
    keepers.push(keeper)
    return keeper
  }
  const starters = {
    startKeeper,
    startReference: () => {
      throw new Error('started in this thread')
    },
    leave: () => {
      left++
    },
  }
  const gate = createGate(starters, p.world ?? realWorld, { stage, openReference: openWithSample })
  const keeper = (): FakeKeeper => {
    const last = keepers.at(-1)
    assert(last, 'a keeper')
    return last
  }
  const session = (): Session => {
    const open = gate.session()
    assert(open, 'unlocked')
    return open
  }
  return { gate, stage, keepers, left: () => left, keeper, session }
}

export async function unlocked(disk: Disk, p: Parameters<typeof phoneOf>[1] = {}): Promise<Phone> {
  const phone = phoneOf(disk, p)
  const entered = await phone.gate.unlock(disk.passphrase)
  assert(entered.ok, 'the passphrase fits')
  await until(() => phone.session().settled())
  return phone
}

/** Waits for what others do in their own time, ten seconds at most. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (Date.now() < end) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('it never came to be')
}
