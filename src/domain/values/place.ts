/** How closely a place may be known. The person chooses; anything finer is never stored (A44). */
export const PLACE_PRECISIONS = ['exact', 'village', 'district', 'country', 'withheld'] as const
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number]

export interface Place {
  readonly precision: PlacePrecision
  /** As written by the person; empty when withheld. */
  readonly label: string
  /** Degrees, WGS 84; only with precision `exact`. */
  readonly latitude?: number
  readonly longitude?: number
}

export const WITHHELD_PLACE: Place = { precision: 'withheld', label: '' }

/** Nothing finer than the chosen precision is left (A44). Whoever hands a place on calls this first. */
export function coarsenPlace({ precision, label: said, latitude, longitude }: Place): Place {
  if (precision === 'withheld') return WITHHELD_PLACE
  const label = said.trim().normalize('NFC')
  if (precision !== 'exact' || latitude === undefined || longitude === undefined) return { precision, label }
  return { precision, label, latitude, longitude }
}
