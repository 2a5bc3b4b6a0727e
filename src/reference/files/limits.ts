/** What a file may cost. Files come from anywhere; each number is above anything real that we have seen, and below what a phone can bear. */
export const LIMITS = {
  /** Bytes of a stream after unpacking: UHRI's full export has about 400 million. */
  streamBytes: 1 << 30,
  /** Bytes of a table (CSV, XLS) after unpacking. */
  tableBytes: 64 << 20,
  /** Unpacked bytes for each packed one. */
  ratio: 200,
  rows: 2_000_000,
  /** Commitments that one import may take: more than a phone can search. */
  taken: 100_000,
  columns: 256,
  /** Bytes of one JSON record, characters of one cell. */
  recordBytes: 1 << 20,
  cellChars: 32_767,
  depth: 32,
  /** Milliseconds. */
  time: 15 * 60_000,
  /** UTF-8 bytes of a commitment's text; with its labels it stays below a chunk. */
  textBytes: 36_000,
  labels: 40,
  labelBytes: 120,
} as const
