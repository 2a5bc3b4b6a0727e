import { packChunks, splitChunk } from '../domain/reference/codec.ts'
import type { ImportProgress } from '../domain/reference/query.ts'
import type { Bytes } from '../prelude/bytes.ts'
import { fail, ok } from '../prelude/result.ts'
import { Refusal } from './files/fault.ts'
import type { Input, Watch } from './files/input.ts'
import { LIMITS } from './files/limits.ts'
import { runImport } from './importers/run.ts'
import { createSeen } from './importers/seen.ts'
import type { Given } from './messages.ts'
import { Shelf, type Standing } from './search/shelf.ts'

/** Both know the commitment: what is in the file before this line weighs more than what was here before the file. */
const standing = (inFile: Standing, onShelf: Standing): Standing => (inFile === 'new' ? onShelf : inFile)

/** The work behind the reference Worker, in whatever thread: files in, chunks out, questions answered. */
export class Desk {
  readonly shelf = new Shelf()
  private readonly watchFor: (signal: AbortSignal, onProgress: (p: ImportProgress) => void) => Watch

  constructor(now: () => number) {
    this.watchFor = (signal, onProgress) => ({ signal, onProgress, now })
  }

  async scan(file: Input, onProgress: (p: ImportProgress) => void, signal: AbortSignal): Promise<Given['scan']> {
    const seen = createSeen()
    return await runImport(
      file,
      [],
      ({ id }, record) => standing(seen(id, record), this.shelf.standing(id, record)),
      this.watchFor(signal, onProgress),
    )
  }

  /** Holds what it takes until the file has been read to its end, so that a failed import leaves nothing behind. */
  async take(
    file: Input,
    states: readonly string[],
    onProgress: (p: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<Given['take']> {
    const seen = createSeen()
    const records = new Map<string, Bytes>()
    const result = await runImport(
      file,
      states,
      ({ id }, record) => {
        const known = standing(seen(id, record), this.shelf.standing(id, record))
        if (known !== 'unchanged') records.set(id, record)
        if (records.size > LIMITS.taken) throw new Refusal('too-large', 'commitments')
        return known
      },
      this.watchFor(signal, onProgress),
    )
    if (!result.ok) return fail(result.error)
    const taken = [...records.values()]
    for (const record of taken) this.shelf.add(record)
    this.shelf.settle()
    return ok({ report: result.value, chunks: packChunks(taken) })
  }

  /** @throws when a chunk is not ours; those before it stay loaded. */
  load(chunks: readonly Uint8Array[]): Given['load'] {
    for (const chunk of chunks) for (const record of splitChunk(chunk)) this.shelf.add(record)
    this.shelf.settle()
    return { count: this.shelf.count }
  }
}
