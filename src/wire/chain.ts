/** The hub's running hash over a mailbox. Members compare it with each other, so a hub that hides, reorders or forks shows itself. */
import { type Bytes, concat, utf8 } from '../prelude/bytes.ts'

/** A place in a mailbox: `n` envelopes so far, and the running hash `h` (32 bytes) over them. */
export interface Position {
  readonly n: number
  readonly h: Bytes
}

const LABEL = utf8('kept1/hub\0')

/** An empty mailbox stands at n = 0 with its own id as hash, so that two mailboxes never share a chain. */
export const startOf = (mailbox: Uint8Array): Position => ({ n: 0, h: concat(mailbox) })

/** What is hashed for the next position: `kept1/hub NUL ‖ h ‖ transport id`. */
export const link = (h: Uint8Array, transportId: Uint8Array): Bytes => concat(LABEL, h, transportId)

/** @param ids transport ids in the hub's order. */
export async function follow(from: Position, ids: readonly Uint8Array[]): Promise<Position> {
  let h = from.h
  for (const id of ids) h = new Uint8Array(await crypto.subtle.digest('SHA-256', link(h, id)))
  return { n: from.n + ids.length, h }
}
