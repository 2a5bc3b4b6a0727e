/** What a hub's log must do, whoever implements it. A new implementation adds itself to the list and nothing else. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Log, Stored } from '../../src/hub/log.ts'
import { createMemoryLog } from '../../src/hub/memorylog.ts'
import { DataInUse, openSqliteLog } from '../../src/hub/sqlitelog.ts'
import { type Bytes, bytesToHex, utf8 } from '../../src/prelude/bytes.ts'
import { follow, startOf } from '../../src/wire/chain.ts'
import { hash } from '../support/hub.ts'

const clean: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of clean.splice(0).reverse()) await step()
})

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'kept-log-'))
  clean.push(() => rm(path, { recursive: true, force: true }))
  return path
}

const implementations: Record<string, () => Promise<Log>> = {
  memory: async () => createMemoryLog(),
  sqlite: async () => openSqliteLog(await folder()),
}

const QUOTA = 1 << 20
const box = (words: string) => ({
  id: hash(utf8(words)),
  read: hash(utf8(`${words} r`)),
  append: hash(utf8(`${words} a`)),
  owner: hash(utf8(`${words} o`)),
})
const stored = (words: string, size = 1024): Stored => {
  const envelope = new Uint8Array(size)
  envelope.set(utf8(words))
  return { id: hash(envelope), envelope }
}
const A = box('a')

describe.each(Object.entries(implementations))('a log in %s', (_name, make) => {
  async function open(): Promise<Log> {
    const log = await make()
    clean.push(() => log.close())
    return log
  }

  it('knows no mailbox until it is made, makes it once, and never changes its keys', async () => {
    const log = await open()
    expect(await log.mailbox(A.id)).toBe(undefined)
    expect(await log.last(A.id)).toBe(undefined)
    expect(await log.read(A.id, 0, 1000)).toBe(undefined)
    expect(await log.append(A.id, [stored('x')], QUOTA)).toEqual({ ok: false, error: 'not-found' })
    expect(await log.addPart(A.id, A.read, 1, QUOTA)).toEqual({ ok: false, error: 'not-found' })
    expect(await log.hasParts(A.id, [A.read])).toEqual([false])
    expect(await log.create(A)).toBe('created')
    expect(await log.create(A)).toBe('there')
    expect(await log.create({ ...A, owner: A.read })).toBe('taken')
    expect(await log.mailbox(A.id)).toEqual(A)
    expect(await log.last(A.id)).toEqual(startOf(A.id))
    expect(await log.read(A.id, 0, 1000)).toEqual({ envelopes: [], last: startOf(A.id), more: false })
  })

  it('appends in order and chains as the protocol says', async () => {
    const log = await open()
    await log.create(A)
    const all = [stored('1'), stored('2'), stored('3')]
    const first = await log.append(A.id, all.slice(0, 2), QUOTA)
    const second = await log.append(A.id, all.slice(2), QUOTA)
    const expected = await Promise.all(
      [1, 2, 3].map((n) =>
        follow(
          startOf(A.id),
          all.slice(0, n).map(({ id }) => id),
        ),
      ),
    )
    expect(first).toEqual({ ok: true, value: expected.slice(0, 2) })
    expect(second).toEqual({ ok: true, value: expected.slice(2) })
    expect(await log.last(A.id)).toEqual(expected[2])
    expect(await log.read(A.id, 0, QUOTA)).toEqual({
      envelopes: all.map(({ envelope }) => envelope),
      last: expected[2],
      more: false,
    })
  })

  it('gives what is there already the position it has, within a batch and across batches', async () => {
    const log = await open()
    await log.create(A)
    const [one, two] = [stored('1'), stored('2')]
    const first = await log.append(A.id, [one, one], QUOTA)
    const again = await log.append(A.id, [two, one], QUOTA)
    if (!first.ok || !again.ok) throw new Error('refused')
    expect(first.value.map(({ n }) => n)).toEqual([1, 1])
    expect(again.value.map(({ n }) => n)).toEqual([2, 1])
    expect(again.value[1]).toEqual(first.value[0])
    expect((await log.read(A.id, 0, QUOTA))?.envelopes.length).toBe(2)
  })

  it('gives pages by size, at least one envelope, and says whether there is more', async () => {
    const log = await open()
    await log.create(A)
    const all = Array.from({ length: 5 }, (_, i) => stored(String(i), i === 2 ? 8192 : 1024))
    await log.append(A.id, all, QUOTA)
    const seen: Bytes[] = []
    let at = 0
    const sizes: number[] = []
    for (let more = true; more; ) {
      const page = await log.read(A.id, at, 2048)
      if (!page) throw new Error('gone')
      seen.push(...page.envelopes)
      sizes.push(page.envelopes.length)
      at = page.last.n
      more = page.more
    }
    expect(sizes).toEqual([2, 1, 2])
    expect(seen.map(bytesToHex)).toEqual(all.map(({ envelope }) => bytesToHex(envelope)))
    expect((await log.read(A.id, 5, 2048))?.last).toEqual(await log.last(A.id))
  })

  it('answers whoever has seen more than it holds with its own end', async () => {
    const log = await open()
    await log.create(A)
    await log.append(A.id, [stored('1')], QUOTA)
    expect(await log.read(A.id, 9, 2048)).toEqual({ envelopes: [], last: await log.last(A.id), more: false })
  })

  it('keeps mailboxes apart', async () => {
    const log = await open()
    const B = box('b')
    await log.create(A)
    await log.create(B)
    const one = stored('1')
    const a = await log.append(A.id, [one], QUOTA)
    const b = await log.append(B.id, [one], QUOTA)
    expect(a.ok && b.ok && a.value[0]?.n === 1 && b.value[0]?.n === 1).toBe(true)
    expect(a).not.toEqual(b)
    await log.addPart(A.id, one.id, 10, QUOTA)
    expect(await log.hasParts(B.id, [one.id])).toEqual([false])
  })

  it('takes a batch whole or not at all, and counts envelopes and parts towards one quota', async () => {
    const log = await open()
    await log.create(A)
    await log.append(A.id, [stored('1')], 3000)
    expect(await log.append(A.id, [stored('2'), stored('3')], 3000)).toEqual({ ok: false, error: 'full' })
    expect((await log.last(A.id))?.n).toBe(1)
    expect(await log.append(A.id, [stored('1')], 10)).toEqual({ ok: true, value: [await log.last(A.id)] })
    expect(await log.addPart(A.id, A.read, 1000, 3000)).toEqual({ ok: true, value: 'added' })
    expect(await log.addPart(A.id, A.read, 1000, 3000)).toEqual({ ok: true, value: 'there' })
    expect(await log.addPart(A.id, A.owner, 1000, 3000)).toEqual({ ok: false, error: 'full' })
    expect(await log.append(A.id, [stored('2')], 3000)).toEqual({ ok: false, error: 'full' })
    expect(await log.hasParts(A.id, [A.read, A.owner, A.append])).toEqual([true, false, false])
  })

  it('gives each of a hundred concurrent appends its own place, without a gap', async () => {
    const log = await open()
    await log.create(A)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => log.append(A.id, [stored(String(i)), stored('same')], QUOTA)),
    )
    const places = answers.map((one) => (one.ok ? (one.value[0]?.n ?? 0) : 0))
    const same = new Set(answers.map((one) => (one.ok ? one.value[1]?.n : 0)))
    expect(same.size).toBe(1)
    expect([...places, ...same].sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 101 }, (_, i) => i + 1),
    )
  })
})

describe('the SQLite log', () => {
  it('has everything again after it was closed', async () => {
    const path = await folder()
    const before = await openSqliteLog(path)
    await before.create(A)
    await before.append(A.id, [stored('1'), stored('2')], QUOTA)
    await before.addPart(A.id, A.read, 5, QUOTA)
    const page = await before.read(A.id, 0, QUOTA)
    await before.close()
    const after = await openSqliteLog(path)
    clean.push(() => after.close())
    expect(await after.mailbox(A.id)).toEqual(A)
    expect(await after.read(A.id, 0, QUOTA)).toEqual(page)
    expect(await after.hasParts(A.id, [A.read])).toEqual([true])
  })

  it('lets nobody else open it while it is open', async () => {
    const path = await folder()
    const log = await openSqliteLog(path)
    clean.push(() => log.close())
    await expect(openSqliteLog(path)).rejects.toBeInstanceOf(DataInUse)
  })
})
