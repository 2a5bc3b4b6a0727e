/** Dates, times, sizes and durations as the language on screen says them. Calendar and digits are pinned by `locale()`. */
import { locale, t } from './text.ts'

/** The shape of a fuzzy date; kept structural, so that words depend on no type of the field. */
export interface DateLike {
  readonly precision: 'day' | 'month' | 'year' | 'range' | 'unknown'
  readonly value: string
  readonly until?: string
  readonly about?: boolean
}

const PARTS: readonly Intl.DateTimeFormatOptions[] = [
  { year: 'numeric' },
  { year: 'numeric', month: 'long' },
  { year: 'numeric', month: 'long', day: 'numeric' },
]

/** `2026`, `2026-03` or `2026-03-12` in words; anything else comes back as it is. */
export function sayDay(value: string): string {
  const parts = value.split('-').map(Number)
  const [year = Number.NaN, month = 1, day = 1] = parts
  const at = Date.UTC(year, month - 1, day)
  if (parts.length > 3 || Number.isNaN(at)) return value
  return new Intl.DateTimeFormat(locale(), { ...PARTS[parts.length - 1], timeZone: 'UTC' }).format(at)
}

/** A fuzzy date in words: "around March 2026", "2024 to 2025", "I don't know". */
export function sayDate(date: DateLike): string {
  if (date.precision === 'unknown') return t('field.date-unknown')
  const said =
    date.precision === 'range'
      ? t('field.date-between', { from: sayDay(date.value), until: sayDay(date.until ?? '') })
      : sayDay(date.value)
  return date.about ? t('field.date-around', { date: said }) : said
}

/** An instant on this device's clock as a time of day, with the day where it isn't `today`'s. */
export function sayTime(at: number, today: number): string {
  const sameDay = new Date(at).toDateString() === new Date(today).toDateString()
  return new Intl.DateTimeFormat(locale(), { ...(sameDay ? {} : { dateStyle: 'medium' }), timeStyle: 'short' }).format(
    at,
  )
}

/** Bytes as kilobytes or megabytes, with at most one decimal. */
export function saySize(bytes: number): string {
  const [unit, value] = bytes < 1_000_000 ? (['kilobyte', bytes / 1000] as const) : (['megabyte', bytes / 1e6] as const)
  const rounded = bytes === 0 ? 0 : Math.max(unit === 'kilobyte' ? Math.ceil(value) : value, 0.1)
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(rounded)
}

/** Seconds as `m:ss`, the same in every language. */
export function sayLength(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
