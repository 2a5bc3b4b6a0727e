/** What a hub remembers: mailboxes, their envelopes in order, and which parts there are. No time, no address, no name. */
import type { Position } from '../wire/chain.ts'
import type { Bytes, Result } from '../wire/ground.ts'

export interface Mailbox {
  /** 32 bytes; the other three are Ed25519 public keys. */
  readonly id: Bytes
  readonly read: Bytes
  readonly append: Bytes
  readonly owner: Bytes
}

export interface Stored {
  /** Transport id, 32 bytes. */
  readonly id: Bytes
  readonly envelope: Bytes
}

export interface Page {
  readonly envelopes: readonly Bytes[]
  /** After the final envelope of this page; the mailbox's end when there is none, even below what was asked. */
  readonly last: Position
  readonly more: boolean
}

export type AppendFault = 'not-found' | 'full'

/**
 * Every promise that changes something resolves when the change would survive a power cut, and not before. Its executable
 * meaning is tests/acceptance/log.test.ts: an implementation that passes may be used.
 */
export interface Log {
  mailbox(id: Bytes): Promise<Mailbox | undefined>
  /** `there`: exists with the same keys. `taken`: exists with others; nothing changes. */
  create(mailbox: Mailbox): Promise<'created' | 'there' | 'taken'>
  /**
   * All or nothing, in order; what is there already keeps its position and costs nothing.
   * @param quota bytes that the mailbox may hold in all. @returns one position for each, in the order given.
   */
  append(mailbox: Bytes, envelopes: readonly Stored[], quota: number): Promise<Result<readonly Position[], AppendFault>>
  /** Envelopes after position `after`: as many as fit `size` bytes, at least one where there is one. */
  read(mailbox: Bytes, after: number, size: number): Promise<Page | undefined>
  /** The end of the list. */
  last(mailbox: Bytes): Promise<Position | undefined>
  /** Records a part that is already safe on the disk. */
  addPart(mailbox: Bytes, hash: Bytes, size: number, quota: number): Promise<Result<'added' | 'there', AppendFault>>
  hasParts(mailbox: Bytes, hashes: readonly Bytes[]): Promise<readonly boolean[]>
  close(): Promise<void>
}
