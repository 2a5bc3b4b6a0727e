/** Joins the ids of the texts that describe a field, or nothing where there are none. */
export const describedBy = (...ids: readonly (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(' ') || undefined
