/** UPR sessions: session → year from the calendar of the Human Rights Council; cycles 1–12, 13–26, 27–40, 41–54. */
const FIRST_OF_YEAR = [1, 4, 7, 10, 13, 15, 18, 21, 24, 27, 29, 32, 35, 37, 40, 42, 45, 48, 51] as const
const LAST_OF_CYCLE = [12, 26, 40, 54] as const
const FIRST_YEAR = 2008

export const isSession = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= 54

export function yearOfSession(session: number): number | undefined {
  if (!isSession(session)) return undefined
  return FIRST_YEAR + FIRST_OF_YEAR.filter((first) => first <= session).length - 1
}

export function cycleOfSession(session: number): number | undefined {
  if (!isSession(session)) return undefined
  return 1 + LAST_OF_CYCLE.filter((last) => last < session).length
}
