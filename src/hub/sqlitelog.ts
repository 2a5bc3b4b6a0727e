/**
 * The log in one SQLite file. WAL with synchronous=FULL: a commit returns after fsync. All appends of one turn of the event loop
 * share one commit, so many phones cost one fsync. locking_mode=EXCLUSIVE holds the file for this process alone: a second hub on
 * the same data refuses to start, and the lock ends with the process however it ends.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect, type Transaction } from 'kysely'
import { type Position, startOf } from '../wire/chain.ts'
import { type Bytes, bytesToHex, copyOf, fail, ok, type Result } from '../wire/ground.ts'
import type { AppendFault, Log, Mailbox, Page, Stored } from './log.ts'
import { isSameMailbox, nextPosition } from './memorylog.ts'
import { migrate, type Tables } from './schema.ts'
import { createTurns } from './turns.ts'

type Tx = Transaction<Tables> | Kysely<Tables>

/** Somebody else holds this data folder. */
export class DataInUse extends Error {}

/** @param folder exists already. @throws DataInUse */
export async function openSqliteLog(folder: string): Promise<Log> {
  const file = new Database(join(folder, 'hub.sqlite'), { timeout: 0 })
  try {
    file.pragma('locking_mode = EXCLUSIVE')
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    file.pragma('secure_delete = ON')
    file.pragma('trusted_schema = OFF')
    file.pragma('cell_size_check = ON')
    file.pragma('foreign_keys = ON')
    file.exec('BEGIN EXCLUSIVE; COMMIT')
    migrate(file)
  } catch (error) {
    file.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DataInUse()
    throw error
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) })
  const turns = createTurns<Tx>((work) => db.transaction().execute(work))
  // Envelopes that a policy erases must not linger in the write-ahead log.
  const hourly = setInterval(() => file.pragma('wal_checkpoint(TRUNCATE)'), 60 * 60_000)
  hourly.unref()

  return {
    async mailbox(id) {
      const row = await rowOf(db, id)
      return (
        row && { id: copyOf(row.name), read: copyOf(row.read), append: copyOf(row.append), owner: copyOf(row.owner) }
      )
    },
    create: (mailbox) => turns.take((tx) => create(tx, mailbox)),
    append: (id, envelopes, quota) => turns.take((tx) => append(tx, id, envelopes, quota)),
    read: (id, after, size) => read(db, id, after, size),
    async last(id) {
      const row = await rowOf(db, id)
      return row && { n: row.n, h: copyOf(row.h) }
    },
    addPart: (id, hash, size, quota) => turns.take((tx) => addPart(tx, id, hash, size, quota)),
    async hasParts(id, hashes) {
      const row = await rowOf(db, id)
      if (!row || hashes.length === 0) return hashes.map(() => false)
      const there = await db
        .selectFrom('part')
        .select('hash')
        .where('mailbox', '=', row.mailbox)
        .where('hash', 'in', [...hashes])
        .execute()
      const names = new Set(there.map(({ hash }) => bytesToHex(hash)))
      return hashes.map((hash) => names.has(bytesToHex(hash)))
    },
    async close() {
      clearInterval(hourly)
      await turns.rest()
      file.pragma('wal_checkpoint(TRUNCATE)')
      await db.destroy()
    },
  }
}

const rowOf = (tx: Tx, id: Bytes) => tx.selectFrom('mailbox').selectAll().where('name', '=', id).executeTakeFirst()

async function create(tx: Tx, mailbox: Mailbox): Promise<'created' | 'there' | 'taken'> {
  const { id, read, append, owner } = mailbox
  const row = await rowOf(tx, id)
  if (row) {
    const known = { id, read: copyOf(row.read), append: copyOf(row.append), owner: copyOf(row.owner) }
    return isSameMailbox(known, mailbox) ? 'there' : 'taken'
  }
  const { n, h } = startOf(id)
  await tx.insertInto('mailbox').values({ name: id, read, append, owner, n, h, used: 0 }).execute()
  return 'created'
}

/** Everything is checked before the first write, so that a refusal leaves the shared transaction as it was. */
async function append(
  tx: Tx,
  id: Bytes,
  envelopes: readonly Stored[],
  quota: number,
): Promise<Result<readonly Position[], AppendFault>> {
  const row = await rowOf(tx, id)
  if (!row) return fail('not-found')
  const places = new Map<string, Position>()
  const fresh = new Map(envelopes.map((one) => [bytesToHex(one.id), one]))
  for (const [name, one] of fresh) {
    const there = await tx
      .selectFrom('envelope')
      .select(['n', 'h'])
      .where('mailbox', '=', row.mailbox)
      .where('id', '=', one.id)
      .executeTakeFirst()
    if (!there) continue
    places.set(name, { n: there.n, h: copyOf(there.h) })
    fresh.delete(name)
  }
  const size = [...fresh.values()].reduce((sum, { envelope }) => sum + envelope.length, 0)
  if (size > 0 && row.used + size > quota) return fail('full')
  let end: Position = { n: row.n, h: copyOf(row.h) }
  for (const [name, { id: transportId, envelope }] of fresh) {
    end = nextPosition(end, transportId)
    places.set(name, end)
    await tx
      .insertInto('envelope')
      .values({ mailbox: row.mailbox, n: end.n, id: transportId, h: end.h, bytes: envelope })
      .execute()
  }
  if (size > 0) {
    const change = { n: end.n, h: end.h, used: row.used + size }
    await tx.updateTable('mailbox').set(change).where('mailbox', '=', row.mailbox).execute()
  }
  return ok(envelopes.flatMap((one) => places.get(bytesToHex(one.id)) ?? []))
}

async function read(db: Tx, id: Bytes, after: number, size: number): Promise<Page | undefined> {
  const row = await rowOf(db, id)
  if (!row) return undefined
  const sizes = await db
    .selectFrom('envelope')
    .select(['n', 'h', (eb) => eb.fn<number>('length', ['bytes']).as('size')])
    .where('mailbox', '=', row.mailbox)
    .where('n', '>=', after)
    .orderBy('n')
    .limit(Math.ceil(size / 1024) + 2)
    .execute()
  const before = sizes[0]?.n === after ? sizes.shift() : undefined
  let sum = 0
  const cut = sizes.findIndex((one, i) => {
    sum += one.size
    return i > 0 && sum > size
  })
  const given = cut < 0 ? sizes : sizes.slice(0, cut)
  const final = given.at(-1)
  if (!final) {
    const end = before ?? row
    return { envelopes: [], last: { n: end.n, h: copyOf(end.h) }, more: false }
  }
  const rows = await db
    .selectFrom('envelope')
    .select('bytes')
    .where('mailbox', '=', row.mailbox)
    .where('n', '>', after)
    .where('n', '<=', final.n)
    .orderBy('n')
    .execute()
  const envelopes = rows.map(({ bytes }) => copyOf(bytes))
  return { envelopes, last: { n: final.n, h: copyOf(final.h) }, more: final.n < row.n }
}

async function addPart(
  tx: Tx,
  id: Bytes,
  hash: Bytes,
  size: number,
  quota: number,
): Promise<Result<'added' | 'there', AppendFault>> {
  const row = await rowOf(tx, id)
  if (!row) return fail('not-found')
  const there = await tx
    .selectFrom('part')
    .select('size')
    .where('mailbox', '=', row.mailbox)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (there) return ok('there')
  if (row.used + size > quota) return fail('full')
  await tx.insertInto('part').values({ mailbox: row.mailbox, hash, size }).execute()
  await tx
    .updateTable('mailbox')
    .set({ used: row.used + size })
    .where('mailbox', '=', row.mailbox)
    .execute()
  return ok('added')
}
