/** For what can't happen: a broken invariant of ours, never bad input. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${what}`)
}

/** Makes a `switch` over a union complete at compile time. */
export function unreachable(value: never): never {
  throw new Error(`broken invariant: unexpected ${String(value)}`)
}
