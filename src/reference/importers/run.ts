import { encodeCommitment } from '../../domain/reference/codec.ts'
import type { Commitment } from '../../domain/reference/commitment.ts'
import type { ImportFault, ImportReport, RowNote } from '../../domain/reference/query.ts'
import type { Bytes } from '../../prelude/bytes.ts'
import { fail, ok, type Result } from '../../prelude/result.ts'
import { Refusal } from '../files/fault.ts'
import { type Input, Reading, type Watch } from '../files/input.ts'
import { LIMITS } from '../files/limits.ts'
import { type Sniffed, sniff } from '../files/sniff.ts'
import type { Standing } from '../search/shelf.ts'
import type { Outcome } from './row.ts'
import { readUhri } from './uhri.ts'
import { readUprInfoCsv, readUprInfoXls } from './uprinfo.ts'

/** Notes that a report spells out; beyond them it only counts. */
const LISTED = 1000

/** Given each commitment of a chosen State with its encoding; says how it stands to what is known. */
export type Keep = (commitment: Commitment, record: Bytes) => Standing

class Tally {
  rows = 0
  private taken = 0
  private changed = 0
  private unchanged = 0
  private skipped = 0
  private refusedTotal = 0
  private repairedTotal = 0
  private readonly refused: RowNote[] = []
  private readonly repaired: RowNote[] = []
  private readonly countries = new Map<string, number>()
  private readonly positions = new Map<string, number>()
  private readonly sessions = new Set<number>()

  refuse(notes: readonly RowNote[]): void {
    this.rows += notes.length
    this.refusedTotal += notes.length
    this.refused.push(...notes.slice(0, LISTED - this.refused.length))
  }

  /** Counts a readable commitment, whether or not its State was chosen. */
  see(c: Commitment, rows: number): void {
    this.rows += rows
    for (const state of [...c.states, ...(c.statesUnresolved ?? [])]) add(this.countries, state, rows)
    if (c.position) add(this.positions, c.position, rows)
    if (c.source.session) this.sessions.add(c.source.session)
  }

  skip(rows: number): void {
    this.skipped += rows
  }

  keep(standing: Standing, rows: number, repairs: readonly RowNote[]): void {
    if (standing === 'unchanged') {
      this.unchanged += rows
      return
    }
    this.taken += rows
    if (standing === 'changed') this.changed += rows
    this.repairedTotal += repairs.length
    this.repaired.push(...repairs.slice(0, Math.max(0, LISTED - this.repaired.length)))
  }

  report(format: string): ImportReport {
    const byRow = (a: RowNote, b: RowNote): number => a.row - b.row
    return {
      format,
      rows: this.rows,
      taken: this.taken,
      changed: this.changed,
      unchanged: this.unchanged,
      skipped: this.skipped,
      refused: this.refused.sort(byRow),
      refusedTotal: this.refusedTotal,
      repaired: this.repaired.sort(byRow),
      repairedTotal: this.repairedTotal,
      // fromEntries defines fields, so a State called `__proto__` is a State called `__proto__`.
      countries: Object.fromEntries(this.countries),
      sessions: [...this.sessions].sort((a, b) => a - b),
      positions: Object.fromEntries(this.positions),
    }
  }
}

function add(counts: Map<string, number>, key: string, n: number): void {
  // A file with a million invented States must not fill the memory: past any real number, only the known ones are counted.
  if (counts.has(key) || counts.size < 1000) counts.set(key, (counts.get(key) ?? 0) + n)
}

function outcomes(sniffed: Sniffed, reading: Reading): AsyncGenerator<Outcome> {
  switch (sniffed.format) {
    case 'uhri-json':
      return readUhri(reading)
    case 'upr-info-csv':
      return readUprInfoCsv(reading, sniffed.delimiter)
    case 'upr-info-xls':
      return readUprInfoXls(reading)
  }
}

/**
 * Reads a file from end to end and accounts for every row. `chosen` are State codes (or, for unresolved ones, labels); empty means all.
 * Nothing is kept here: `keep` gets each commitment as it is read, and must forget them all when the answer is a fault.
 */
export async function runImport(
  input: Input,
  chosen: readonly string[],
  keep: Keep,
  watch: Watch,
): Promise<Result<ImportReport, ImportFault>> {
  try {
    const reading = new Reading(input, watch)
    const sniffed = sniff(await reading.head())
    const wanted = new Set(chosen)
    const tally = new Tally()
    for await (const outcome of outcomes(sniffed, reading)) {
      if (!outcome.ok) {
        const { reason, detail } = outcome
        tally.refuse(outcome.rows.map((row) => (detail ? { row, reason, detail } : { row, reason })))
      } else {
        const { commitment, rows, repairs } = outcome
        tally.see(commitment, rows.length)
        const named = [...commitment.states, ...(commitment.statesUnresolved ?? [])]
        if (wanted.size > 0 && !named.some((state) => wanted.has(state))) tally.skip(rows.length)
        else tally.keep(keep(commitment, encodeCommitment(commitment)), rows.length, repairs)
      }
      if (tally.rows > LIMITS.rows) throw new Refusal('too-large', 'rows')
      reading.rows = tally.rows
      if (tally.rows % 64 === 0) await reading.breathe()
    }
    if (tally.rows === 0) return fail({ code: 'no-rows' })
    reading.check()
    reading.finish()
    return ok(tally.report(sniffed.format))
  } catch (error) {
    if (error instanceof Refusal) return fail(error.fault)
    throw error
  }
}
