/** Reads a request's body within its ceiling, and all bodies together within the memory we give them. */
import { type Bytes, concat } from '../wire/ground.ts'
import { Refused } from './refusal.ts'

export type ReadBody = (request: Request, maxBytes: number) => Promise<Bytes>

/** @param together bytes of bodies that may be held at one time. */
export function createBodyReader(together: number): ReadBody {
  let held = 0
  return async (request, maxBytes) => {
    const announced = Number(request.headers.get('content-length') ?? 0)
    if (!(announced >= 0 && announced <= maxBytes)) throw new Refused('too-large')
    if (!request.body) return new Uint8Array()
    const reserved = announced > 0 ? announced : maxBytes
    if (held + reserved > together) throw new Refused('busy', { retry: 5 })
    held += reserved
    const reader = request.body.getReader()
    try {
      const chunks: Uint8Array[] = []
      let size = 0
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return concat(...chunks)
        size += value.length
        if (size > reserved) throw new Refused('too-large')
        chunks.push(value)
      }
    } catch (error) {
      await reader.cancel().catch(() => {})
      throw error instanceof Refused ? error : new Refused('malformed')
    } finally {
      held -= reserved
    }
  }
}
