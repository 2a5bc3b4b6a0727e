/** Where one text departs from another: what both begin with, what is its own, what both end with. Whole words only. */
export interface Differing {
  readonly before: string
  readonly own: string
  readonly after: string
}

const wordsOf = (text: string): readonly string[] => text.match(/\s*\S+|\s+$/g) ?? []

export function differing(text: string, other: string): Differing {
  const [mine, theirs] = [wordsOf(text), wordsOf(other)]
  const shorter = Math.min(mine.length, theirs.length)
  let start = 0
  while (start < shorter && mine[start] === theirs[start]) start++
  let end = 0
  while (end < shorter - start && mine[mine.length - 1 - end] === theirs[theirs.length - 1 - end]) end++
  return {
    before: mine.slice(0, start).join(''),
    own: mine.slice(start, mine.length - end).join(''),
    after: mine.slice(mine.length - end).join(''),
  }
}
