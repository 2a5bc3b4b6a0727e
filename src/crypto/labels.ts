/**
 * Every purpose that a key, a signature, a hash or an AEAD context is made for, in one list: one key, one purpose.
 * `wire` can't import this room; it spells `req` and `hub` itself, and a test holds the two spellings together.
 */
import type { Bytes } from '../prelude/bytes.ts'
import { utf8 } from '../prelude/bytes.ts'

export const LABELS = [
  // vault: key-encryption key of a slot, the slot's additional data, a page or record cell, shelf names, backup
  'kek',
  'slot',
  'cell',
  'name',
  'backup',
  // team: epoch key id and commitment, mailbox keys, invitation keys
  'kid',
  'commit',
  'hub-read',
  'hub-append',
  'hub-owner',
  'inv-mailbox',
  'inv-read',
  'inv-append',
  'inv-owner',
  'inv-sig',
  'inv-aead',
  'desk',
  // team: what is signed, hashed and sealed
  'entry',
  'id',
  'dev',
  'team',
  'join',
  'request',
  'ask',
  'welcome',
  'card',
  'digits',
  'env',
  'file',
  // wire: requests and the hub's running hash
  'req',
  'hub',
] as const

export type Label = (typeof LABELS)[number]

/** `kept1/<name>` ended by NUL, so that no label is the beginning of another. */
export const label = (name: Label): Bytes => utf8(`kept1/${name}\0`)
