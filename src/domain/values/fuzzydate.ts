/**
 * A date as people know it. `value` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in the Gregorian calendar, without a zone;
 * `until` closes a range and has the same form. `about` marks an estimate.
 */
export interface FuzzyDate {
  readonly precision: 'day' | 'month' | 'year' | 'range' | 'unknown'
  readonly value: string
  readonly until?: string
  readonly about?: boolean
}

export const UNKNOWN_DATE: FuzzyDate = { precision: 'unknown', value: '' }

const SHAPES = { day: /^\d{4}-\d{2}-\d{2}$/, month: /^\d{4}-\d{2}$/, year: /^\d{4}$/ } as const

function isReal(value: string): boolean {
  const [year, month = '01', day = '01'] = value.split('-')
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
}

/** True when the parts fit the precision and the day exists. */
export function isFuzzyDate(date: FuzzyDate): boolean {
  switch (date.precision) {
    case 'unknown':
      return date.value === ''
    case 'range':
      return (
        date.until !== undefined &&
        Object.values(SHAPES).some((shape) => shape.test(date.value)) &&
        Object.values(SHAPES).some((shape) => shape.test(date.until ?? '')) &&
        isReal(date.value) &&
        isReal(date.until) &&
        date.value <= date.until
      )
    default:
      return SHAPES[date.precision].test(date.value) && isReal(date.value)
  }
}
