/** From what stands in the date and place fields to an answer. */
import type { Answer } from '../../domain/case/report.ts'
import { type FuzzyDate, isFuzzyDate } from '../../domain/values/fuzzydate.ts'
import type { Place } from '../../domain/values/place.ts'

/** Shown before anything is answered: an empty day, and the precision that is often enough. */
export const NO_DATE: FuzzyDate = { precision: 'day', value: '' }
export const NO_PLACE: Place = { precision: 'district', label: '' }

export const isHalfDate = (date: FuzzyDate): boolean => date.value !== '' && !isFuzzyDate(date)

export function dateToAnswer(date: FuzzyDate): Answer<FuzzyDate> {
  if (date.precision === 'unknown') return 'unknown'
  return isFuzzyDate(date) ? { given: date } : 'unanswered'
}

export function placeToAnswer(place: Place): Answer<Place> {
  if (place.precision === 'withheld') return 'withheld'
  return place.label.trim() === '' ? 'unanswered' : { given: place }
}
