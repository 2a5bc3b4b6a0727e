/** How long something would take, in the reader's words: "about 290,000 years" without the "about". */
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365.25 * DAY

const UNITS = [
  [YEAR, 'year'],
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [1, 'second'],
] as const

/** A graphics card will not outlive this many years, and no reader needs more zeros. */
const MOST_YEARS = 1e9

/** Seconds → two significant digits and a unit, in the plural the language wants. */
export function showDuration(seconds: number, locale: string): string {
  const bounded = Math.min(Math.max(1, seconds), MOST_YEARS * YEAR)
  const [size, unit] = UNITS.find(([length]) => bounded >= length) ?? UNITS[4]
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumSignificantDigits: 2,
  }).format(bounded / size)
}
