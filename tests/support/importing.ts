import { gzipSync } from 'node:zlib'
import type { Commitment } from '../../src/domain/reference/commitment.ts'
import type { ImportFault, ImportReport } from '../../src/domain/reference/query.ts'
import { runImport } from '../../src/reference/importers/run.ts'
import { createSeen } from '../../src/reference/importers/seen.ts'

export interface Imported {
  readonly report: ImportReport
  readonly taken: readonly Commitment[]
}

export const blobOf = (content: string | Uint8Array): Blob =>
  new Blob([typeof content === 'string' ? content : new Uint8Array(content)])
export const gzipped = (content: string | Uint8Array): Blob => blobOf(gzipSync(content))

/** Runs a file through the importers, as scan and take do. */
export async function importFile(file: Blob, states: readonly string[] = []): Promise<Imported | ImportFault> {
  const seen = createSeen()
  const taken: Commitment[] = []
  const result = await runImport(
    file,
    states,
    (commitment, record) => {
      taken.push(commitment)
      return seen(commitment.id, record)
    },
    { signal: new AbortController().signal, now: () => Date.now(), onProgress: () => undefined },
  )
  return result.ok ? { report: result.value, taken } : result.error
}

/** For files that must be readable. */
export async function mustImport(file: Blob, states: readonly string[] = []): Promise<Imported> {
  const done = await importFile(file, states)
  if ('code' in done) throw new Error(`${done.code} ${done.detail ?? ''}`)
  return done
}

/** rows = taken + unchanged + skipped + refused, whatever the file was. */
export const isAccountedFor = ({ rows, taken, unchanged, skipped, refusedTotal }: ImportReport): boolean =>
  rows === taken + unchanged + skipped + refusedTotal
