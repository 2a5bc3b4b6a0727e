/** What one mailbox's synchronisation needs of the keeper, and what it tells. Bytes go in and out; nothing here can open them. */
import type { Bytes } from '../prelude/bytes.ts'
import type { Instant, World } from '../prelude/instant.ts'
import type { Position } from '../wire/chain.ts'
import type { Batch, HubClient } from './client.ts'
import type { Signer } from './exchange.ts'
import type { HubFault } from './faults.ts'
import type { Pause } from './pause.ts'

export interface Outgoing {
  /** The keeper's own name for it, given back when it is acknowledged. */
  readonly id: string
  readonly envelope: Bytes
}

export interface Acknowledged {
  readonly id: string
  readonly position: Position
}

/**
 * Everything that says "done" resolves only when it is kept durably; a port that throws ends the attempt, and the same work is
 * offered again at the next one. All of them may be asked the same thing twice.
 */
export interface SyncPorts {
  readonly client: HubClient
  readonly world: World
  readonly pause?: Pause
  /** 32 bytes. */
  readonly mailbox: Bytes
  /** Whoever has no read key only sends (a reporter to a desk); whoever has no append key only receives. */
  readonly read?: Signer
  readonly append?: Signer
  /** What this device sends has to come back as well: an inbox whose owner may write to it too. */
  readonly wantsOwn?: boolean

  /** Envelopes not acknowledged yet, oldest first; as many as are handy, at least one while there is one. */
  outbox(): Promise<readonly Outgoing[]>
  /** The hub has them on its disk. They may leave the outbox now, and not before. */
  acknowledged(done: readonly Acknowledged[]): Promise<void>
  /** The last position kept, or undefined before the first. */
  cursor(): Promise<Position | undefined>
  /** Keep the envelopes and `last` together. Own envelopes come back too; `envelopes` is empty when only the position moved. */
  receive(batch: Pick<Batch, 'envelopes' | 'last'>): Promise<void>
  /** The hub lost or changed what it had. Keep the alarm; to refill it, put what this device has back into the outbox and forget the cursor. */
  lost(how: 'lost' | 'forked'): Promise<void>

  /** SHA-256 of parts that acknowledged or waiting envelopes carry and the hub has not confirmed. */
  partsToSend(): Promise<readonly Bytes[]>
  part(hash: Bytes): Promise<Bytes | undefined>
  partSent(hash: Bytes): Promise<void>
  /** Parts that this device wants and has not. */
  partsToFetch(): Promise<readonly Bytes[]>
  /** The bytes have this hash: checked. */
  partFetched(hash: Bytes, part: Bytes): Promise<void>

  /** Told at every change of the state. */
  changed(state: SyncState): void
}

/** idle: nothing to do that we know of. waiting: the next try comes by itself at `nextTry`, or with `now()`. */
export interface SyncState {
  readonly phase: 'idle' | 'sending' | 'receiving' | 'waiting' | 'stopped'
  /** Why the last attempt ended early; `here` is this device's own fault (a port threw). */
  readonly problem?: HubFault | 'here'
  readonly nextTry?: Instant
  /** When the hub last answered as it should. */
  readonly lastExchange?: Instant
}
