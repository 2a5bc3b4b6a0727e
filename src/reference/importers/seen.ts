import type { CommitmentId } from '../../domain/values/id.ts'
import type { Standing } from '../search/shelf.ts'

/** FNV-1a over 32 bits: tells a changed line from the same line twice, in four bytes each. Not a defence against anybody. */
function digest(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** How each commitment stands to the ones before it in the same file, without keeping any of them. */
export function createSeen(): (id: CommitmentId, record: Uint8Array) => Standing {
  const seen = new Map<CommitmentId, number>()
  return (id, record) => {
    const now = digest(record)
    const before = seen.get(id)
    seen.set(id, now)
    return before === undefined ? 'new' : before === now ? 'unchanged' : 'changed'
  }
}
