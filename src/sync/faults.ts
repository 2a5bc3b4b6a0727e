/** What can go wrong between a device and a hub, in the words that decide what to do next. */
import type { ErrorCode } from '../wire/errors.ts'

/**
 * unreachable: no whole answer came (no network, time ran out, cut short). not-a-hub: something else answered.
 * refused: the hub doesn't accept our key or origin. busy: later. clock: our times differ and the hub's answer didn't help.
 * not-found: no such mailbox or part. taken: the mailbox has other keys. damaged: other bytes than those asked for.
 * lost: the hub holds less than it had acknowledged. forked: the hub's list is not the one it gave before.
 * stopped: we ended it ourselves. newer-version: the hub or we must be updated.
 */
export type HubFault =
  | 'unreachable'
  | 'not-a-hub'
  | 'refused'
  | 'busy'
  | 'hub-full'
  | 'clock'
  | 'not-found'
  | 'taken'
  | 'too-large'
  | 'damaged'
  | 'lost'
  | 'forked'
  | 'newer-version'
  | 'stopped'

const BY_CODE: Readonly<Record<ErrorCode, HubFault>> = {
  malformed: 'newer-version',
  unsigned: 'refused',
  clock: 'clock',
  replayed: 'refused',
  admission: 'refused',
  origin: 'refused',
  'not-found': 'not-found',
  taken: 'taken',
  'too-large': 'too-large',
  misdirected: 'not-a-hub',
  busy: 'busy',
  broken: 'unreachable',
  stopping: 'unreachable',
  full: 'hub-full',
}

export const codeToFault = (code: ErrorCode): HubFault => BY_CODE[code]
