/**
 * UPR Info's database export: one row per recommending State. A recommendation made by several States stands there several times,
 * word for word; here it becomes one commitment with several recommending States, and the report says so of each row.
 * The table has no document symbol, no paragraph and no id.
 */
import type { Commitment, Position } from '../../domain/reference/commitment.ts'
import type { RowNote } from '../../domain/reference/query.ts'
import { readSheet } from '../files/biff.ts'
import { readStream } from '../files/cfb.ts'
import { CsvReader, type TableRow } from '../files/csv.ts'
import { EncodingSense } from '../files/encoding.ts'
import { Refusal } from '../files/fault.ts'
import type { Reading } from '../files/input.ts'
import { LIMITS } from '../files/limits.ts'
import { isUprInfoHeader } from '../files/sniff.ts'
import { resolveStates } from '../labels.ts'
import { cycleOfSession, isSession } from '../sessions.ts'
import { toPosition, toTerms } from './fields.ts'
import { hashId } from './identity.ts'
import { toLabel, toPlain } from './plain.ts'
import { isTooLong, note, type Outcome, refuse } from './row.ts'

const COLUMNS = 11
const UNKNOWN = '(Unknown)'

const actionOf = (cell: string): Commitment['action'] =>
  ([1, 2, 3, 4, 5] as const).find((n) => String(n) === cell.trim())

/** One row on its own, before rows that say the same are joined. */
function rowToDraft(row: number, { cells, cut }: TableRow): Outcome {
  if (cells.length < COLUMNS) return refuse(row, 'bad-columns', `${cells.length}`)
  if (cut) return refuse(row, 'too-long')
  const [to = '', , , said = '', from = '', , , response = '', action = '', issue = '', session = ''] = cells
  const { text, repairs: done } = toPlain(said)
  const repairs: RowNote[] = done.map((reason) => note(row, reason))
  if (!text) return refuse(row, 'no-text')
  if (isTooLong(text)) return refuse(row, 'too-long')
  const concerned = resolveStates([toLabel(to)])
  if (concerned.states.length + concerned.unresolved.length === 0) return refuse(row, 'no-state')

  const isPledge = /^voluntary pledge/i.test(toLabel(response))
  const named = toLabel(from)
  if (named !== from.trim()) repairs.push(note(row, 'entity', named))
  const recommending = isPledge ? { states: [], unresolved: [] } : resolveStates(named === UNKNOWN ? [] : [named])
  for (const label of [...concerned.unresolved, ...recommending.unresolved, ...(named === UNKNOWN ? [named] : [])]) {
    repairs.push(note(row, 'state-unresolved', label))
  }
  const number = Number(session.trim())
  if (!isSession(number)) repairs.push(note(row, 'session-unknown', session))
  const cycle = cycleOfSession(number)
  const position = isPledge ? undefined : toPosition([response])
  const category = actionOf(action)
  return {
    ok: true,
    rows: [row],
    repairs,
    commitment: {
      id: '' as Commitment['id'],
      kind: isPledge ? 'pledge' : 'recommendation',
      states: concerned.states,
      ...(concerned.unresolved.length > 0 && { statesUnresolved: concerned.unresolved }),
      text: { lang: 'en', text },
      source: {
        body: 'UPR',
        ...(isSession(number) && { session: number }),
        ...(cycle && { cycle }),
        format: 'upr-info',
      },
      recommending: recommending.states,
      ...(recommending.unresolved.length > 0 && { recommendingUnresolved: recommending.unresolved }),
      ...(position && { position }),
      ...(category && { action: category }),
      themes: toTerms(issue.split(',')).terms,
      affected: [],
      sdgs: [],
    },
  }
}

type Taken = Extract<Outcome, { readonly ok: true }>

const keyOf = ({ kind, states, statesUnresolved = [], text, source }: Commitment): string =>
  [kind, states.join(' '), statesUnresolved.join(' '), source.session ?? '', text.text.replace(/\s+/g, ' ')].join('\0')

const both = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])]

function joinPositions(a: Position | undefined, b: Position | undefined): Position | undefined {
  return a === b || b === undefined ? a : a === undefined ? b : 'mixed'
}

/** Two rows that are one recommendation. */
function join(a: Taken, b: Taken): Taken {
  const row = b.rows[0] ?? 0
  const [one, two] = [a.commitment, b.commitment]
  const position = joinPositions(one.position, two.position)
  const unresolved = both(one.recommendingUnresolved ?? [], two.recommendingUnresolved ?? [])
  const action = one.action ?? two.action
  const isNew = two.recommending.some((state) => !one.recommending.includes(state))
  const repairs = [note(row, isNew ? 'joined' : 'repeated', `${a.rows[0] ?? 0}`)]
  if (position === 'mixed' && one.position !== 'mixed') repairs.push(note(row, 'position-mixed'))
  return {
    ok: true,
    rows: [...a.rows, row],
    repairs: [...a.repairs, ...b.repairs, ...repairs],
    commitment: {
      ...one,
      recommending: both(one.recommending, two.recommending),
      ...(unresolved.length > 0 && { recommendingUnresolved: unresolved }),
      ...(position && { position }),
      ...(action && { action }),
      themes: both(one.themes, two.themes).slice(0, LIMITS.labels),
    },
  }
}

/** Rows of a table with UPR Info's header → commitments, joint recommendations joined, in the order of their first rows. */
async function* tableToOutcomes(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  reading: Reading,
): AsyncGenerator<Outcome> {
  const drafts = new Map<string, Taken>()
  let row = -1
  for await (const table of rows) {
    row++
    if (row === 0) {
      if (!isUprInfoHeader(table.cells)) throw new Refusal('unknown-format', 'xls')
      continue
    }
    if (row > LIMITS.rows) throw new Refusal('too-large', 'rows')
    if (row % 500 === 0) {
      reading.rows = row
      await reading.breathe()
    }
    const outcome = rowToDraft(row, table)
    if (!outcome.ok) yield outcome
    else {
      const key = keyOf(outcome.commitment)
      const first = drafts.get(key)
      drafts.set(key, first ? join(first, outcome) : outcome)
    }
  }
  for (const draft of drafts.values()) {
    const { states, statesUnresolved = [], source, text, kind } = draft.commitment
    const id = await hashId('upr-info', [kind, source.session, [...states, ...statesUnresolved].join(' '), text.text])
    yield { ...draft, commitment: { ...draft.commitment, id } }
  }
}

async function* csvRows(reading: Reading, delimiter: string): AsyncGenerator<TableRow> {
  const sense = new EncodingSense()
  for await (const piece of reading.bytes(LIMITS.tableBytes)) sense.push(piece)
  const decoder = new TextDecoder(sense.end())
  const reader = new CsvReader(delimiter)
  for await (const piece of reading.bytes(LIMITS.tableBytes))
    yield* reader.push(decoder.decode(piece, { stream: true }))
  yield* reader.push(decoder.decode())
  yield* reader.end()
}

/** @throws Refusal. */
export const readUprInfoCsv = (reading: Reading, delimiter: string): AsyncGenerator<Outcome> =>
  tableToOutcomes(csvRows(reading, delimiter), reading)

/** @throws Refusal. */
export async function* readUprInfoXls(reading: Reading): AsyncGenerator<Outcome> {
  const book = readStream(await reading.all(LIMITS.tableBytes), ['Workbook', 'Book'])
  if (!book) throw new Refusal('unknown-format', 'ole')
  yield* tableToOutcomes(readSheet(book), reading)
}
