/** Narrowing a list by facets. Values come from what was found, so one that the field doesn't know is dropped here. */
import { BODIES, POSITIONS } from '../../domain/reference/commitment.ts'
import { ANY, type Facet, type Query } from '../../domain/reference/query.ts'
import { isStateCode } from '../../domain/values/id.ts'

export const FACETS = [
  'states',
  'bodies',
  'positions',
  'themes',
  'sdgs',
  'affected',
] as const satisfies readonly Facet[]

/** The query with these values of one facet instead of the ones before; it starts again at the first page. */
export function withFacet(query: Query, facet: Facet, values: readonly string[]): Query {
  const start = { ...query, offset: 0 }
  switch (facet) {
    case 'states':
      return { ...start, states: values.filter(isStateCode) }
    case 'bodies':
      return { ...start, bodies: BODIES.filter((body) => values.includes(body)) }
    case 'positions':
      return { ...start, positions: POSITIONS.filter((position) => values.includes(position)) }
    default:
      return { ...start, [facet]: values }
  }
}

export const isNarrowed = (query: Query): boolean =>
  query.text.trim() !== '' || FACETS.some((facet) => query[facet].length > 0)

export const widened = (query: Query): Query => ({ ...ANY, limit: query.limit })

export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** What a facet offers: what would find something, and what is chosen already even if it finds nothing now. */
export function offered(found: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] {
  const known = new Set(found.map((one) => one.value))
  return [...found, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))]
}
