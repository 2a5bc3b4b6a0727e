/** The tables, and the steps that lead to them. A step, once shipped, is never changed. */
import type { Database } from 'better-sqlite3'
import type { Generated } from 'kysely'

export interface Tables {
  mailbox: {
    mailbox: Generated<number>
    /** The mailbox's id on the wire. */
    name: Uint8Array
    read: Uint8Array
    append: Uint8Array
    owner: Uint8Array
    n: number
    h: Uint8Array
    /** Bytes of envelopes and parts. */
    used: number
  }
  envelope: { mailbox: number; n: number; id: Uint8Array; h: Uint8Array; bytes: Uint8Array }
  part: { mailbox: number; hash: Uint8Array; size: number }
}

const STEPS = [
  `CREATE TABLE mailbox (
     mailbox INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, read BLOB NOT NULL, append BLOB NOT NULL, owner BLOB NOT NULL,
     n INTEGER NOT NULL, h BLOB NOT NULL, used INTEGER NOT NULL) STRICT;
   CREATE TABLE envelope (
     mailbox INTEGER NOT NULL REFERENCES mailbox, n INTEGER NOT NULL, id BLOB NOT NULL, h BLOB NOT NULL, bytes BLOB NOT NULL,
     UNIQUE (mailbox, n), UNIQUE (mailbox, id)) STRICT;
   CREATE TABLE part (
     mailbox INTEGER NOT NULL REFERENCES mailbox, hash BLOB NOT NULL, size INTEGER NOT NULL,
     PRIMARY KEY (mailbox, hash)) STRICT, WITHOUT ROWID;`,
]

/** The data was written by a newer hub; an older one must not touch it. */
export class NewerData extends Error {}

/** Brings the file to the newest step, each in one transaction. @throws NewerData */
export function migrate(file: Database): void {
  const at = Number(file.pragma('user_version', { simple: true }))
  if (at > STEPS.length) throw new NewerData()
  for (const [i, step] of STEPS.entries()) {
    if (i < at) continue
    file.transaction(() => {
      file.exec(step)
      file.pragma(`user_version = ${i + 1}`)
    })()
  }
}
