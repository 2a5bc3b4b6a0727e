import type { Commitment } from '../../domain/reference/commitment.ts'
import type { Facet, Found, Query } from '../../domain/reference/query.ts'

export const FACETS = [
  'states',
  'bodies',
  'positions',
  'themes',
  'sdgs',
  'affected',
] as const satisfies readonly Facet[]
/** Values of one facet that an answer lists at most. */
const LISTED = 500

/** A target also counts as its goal, so that asking for goal 5 finds 5.2. */
const withGoals = (sdgs: readonly string[]): string[] => [
  ...new Set(sdgs.flatMap((sdg) => [sdg, sdg.replace(/\..*/, '')])),
]

function valuesOf(c: Commitment, facet: Facet): readonly string[] {
  switch (facet) {
    case 'states':
      return c.states
    case 'bodies':
      return [c.source.body]
    case 'positions':
      return c.position ? [c.position] : []
    case 'themes':
      return c.themes
    case 'sdgs':
      return withGoals(c.sdgs)
    case 'affected':
      return c.affected
  }
}

const asked = (q: Query, facet: Facet): readonly string[] => q[facet]

/** The values of one facet: numbered, and for each document its numbers. */
class Column {
  readonly numbers = new Map<string, number>()
  private readonly ends: number[] = []
  private values = new Uint16Array(1 << 10)
  private length = 0

  add(values: readonly string[]): void {
    for (const value of new Set(values)) {
      let n = this.numbers.get(value)
      // 65,535 different labels are past any real taxonomy: a file that brings more is found by its words, not by those labels.
      if (n === undefined) {
        if (this.numbers.size === 0xffff) continue
        n = this.numbers.size
        this.numbers.set(value, n)
      }
      if (this.length === this.values.length) {
        const wider = new Uint16Array(this.values.length * 2)
        wider.set(this.values)
        this.values = wider
      }
      this.values[this.length++] = n
    }
    this.ends.push(this.length)
  }

  /** Which of this column's values are asked for; nothing when any will do. */
  wanted(values: readonly string[]): Uint8Array | undefined {
    if (values.length === 0) return undefined
    const wanted = new Uint8Array(this.numbers.size)
    for (const value of values) {
      const n = this.numbers.get(value)
      if (n !== undefined) wanted[n] = 1
    }
    return wanted
  }

  fits(doc: number, wanted: Uint8Array): boolean {
    const end = this.ends[doc] ?? 0
    for (let i = this.ends[doc - 1] ?? 0; i < end; i++) if (wanted[this.values[i] ?? 0] === 1) return true
    return false
  }

  count(doc: number, into: Uint32Array): void {
    const end = this.ends[doc] ?? 0
    for (let i = this.ends[doc - 1] ?? 0; i < end; i++) {
      const n = this.values[i] ?? 0
      into[n] = (into[n] ?? 0) + 1
    }
  }

  list(counts: Uint32Array): { readonly value: string; readonly count: number }[] {
    const found: { value: string; count: number }[] = []
    for (const [value, n] of this.numbers) {
      const count = counts[n] ?? 0
      if (count > 0) found.push({ value, count })
    }
    return found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, LISTED)
  }
}

/** What every document can be narrowed by. */
export class Facets {
  private readonly columns = FACETS.map((facet) => ({ facet, column: new Column() }))

  add(c: Commitment): void {
    for (const { facet, column } of this.columns) column.add(valuesOf(c, facet))
  }

  /**
   * Keeps the documents that fit every list of the query, and counts for each facet what would still be found with that facet's own
   * list taken away: a document that fails exactly one list counts for that one.
   */
  narrow(docs: Uint32Array, q: Query): { readonly docs: Uint32Array; readonly facets: Found['facets'] } {
    const rows = this.columns.map(({ facet, column }) => ({
      column,
      wanted: column.wanted(asked(q, facet)),
      counts: new Uint32Array(column.numbers.size),
    }))
    const kept = new Uint32Array(docs.length)
    let count = 0
    for (const doc of docs) {
      let failed = 0
      let only = -1
      for (let f = 0; f < rows.length && failed < 2; f++) {
        const row = rows[f]
        if (row?.wanted && !row.column.fits(doc, row.wanted)) {
          failed++
          only = f
        }
      }
      if (failed === 0) {
        kept[count++] = doc
        for (const row of rows) row.column.count(doc, row.counts)
      } else if (failed === 1) {
        const row = rows[only]
        row?.column.count(doc, row.counts)
      }
    }
    const list = (facet: Facet): Found['facets'][Facet] => {
      const row = rows[FACETS.indexOf(facet)]
      return row ? row.column.list(row.counts) : []
    }
    return {
      docs: kept.subarray(0, count),
      facets: {
        states: list('states'),
        bodies: list('bodies'),
        positions: list('positions'),
        themes: list('themes'),
        sdgs: list('sdgs'),
        affected: list('affected'),
      },
    }
  }
}
