import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { countCells, openCells } from '../../src/store/cells.ts'
import { createMemoryCells } from '../../src/store/memory.ts'
import type { Subject } from '../acceptance/cells.ts'
import { cellsSuite } from '../acceptance/cells.ts'

function fake(): Subject {
  const host = { indexedDB: new IDBFactory(), IDBKeyRange }
  const open = () => openCells('k', host)
  return { open, reopen: open }
}

describe('cells', () => {
  for (const { name, run } of cellsSuite) {
    it(`in IndexedDB: ${name}`, () => run(fake()))
    it(`in memory: ${name}`, () => run({ open: async () => createMemoryCells() }))
  }

  it('give way to a tab that deletes or upgrades the database', async () => {
    const host = { indexedDB: new IDBFactory(), IDBKeyRange }
    const cells = await openCells('k', host)
    await new Promise((done) => {
      host.indexedDB.deleteDatabase('k').onsuccess = done
    })
    expect(await cells.write([{ i: new Uint8Array(16), c: new Uint8Array(1) }], [])).toEqual({
      ok: false,
      error: 'closed',
    })
  })

  for (const how of ['throws', 'aborts'] as const)
    it(`say storage-full, and keep nothing, when a write ${how} because the quota is reached`, async () => {
      const host = { indexedDB: new IDBFactory(), IDBKeyRange }
      const cells = await openCells('k', host)
      const put = Object.getPrototypeOf((await rawStore(host.indexedDB)).transaction('c', 'readonly').objectStore('c'))
      const real = put.put
      let left = 2
      put.put = function (...args: unknown[]) {
        if (left-- > 0) return real.apply(this, args)
        if (how === 'throws') throw new DOMException('full', 'QuotaExceededError')
        const request = real.apply(this, args)
        // as Chromium does it: the transaction ends with the error, Dexie says AbortError and keeps the reason inside
        this.transaction._abort('QuotaExceededError')
        return request
      }
      try {
        const three = [1, 2, 3].map((n) => ({ i: new Uint8Array(16).fill(n), c: new Uint8Array(9) }))
        expect(await cells.write(three, [])).toEqual({ ok: false, error: 'storage-full' })
      } finally {
        put.put = real
      }
      expect(await cells.count()).toBe(0)
    })

  it('are counted without making a database that was not there', async () => {
    const host = { indexedDB: new IDBFactory(), IDBKeyRange }
    expect(await countCells('k', host)).toBe(0)
    expect(await host.indexedDB.databases()).toEqual([])
    const cells = await openCells('k', host)
    await cells.write([{ i: new Uint8Array(16), c: new Uint8Array(1) }], [])
    cells.close()
    expect(await countCells('k', host)).toBe(1)
  })
})

const rawStore = (factory: IDBFactory): Promise<IDBDatabase> =>
  new Promise((done) => {
    const request = factory.open('k')
    request.onsuccess = () => done(request.result)
  })
