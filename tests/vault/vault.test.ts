import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bytes } from '../../src/prelude/bytes.ts'
import { bytesToHex, isEqual, utf8 } from '../../src/prelude/bytes.ts'
import { createVault, isPassphrase, openVault } from '../../src/vault/opening.ts'
import type { Vault } from '../../src/vault/vault.ts'
import { DamagedCell } from '../../src/vault/vault.ts'
import type { TestPorts } from '../support/vaults.ts'
import { createPorts, id, passphrase } from '../support/vaults.ts'

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(String(result.error))
  return result.value
}
const create = async (ports: TestPorts): Promise<Vault> => value(await createVault(ports, { passphrase }))
const reopen = async (ports: TestPorts): Promise<Vault> => value(await openVault(ports, passphrase))
const bytes = (size: number, seed = 1): Bytes =>
  Uint8Array.from({ length: size }, (_, i) => (i * seed + (i >> 9)) & 255)

/** Every item, as a plain map to compare with. */
async function contents(vault: Vault): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  for await (const item of vault.export()) out.set(item.id, `${item.tag}:${bytesToHex(item.bytes)}`)
  return out
}

describe('a vault', () => {
  it('has again what was committed, of every size, after closing and opening', async () => {
    const ports = createPorts()
    const vault = await create(ports)
    const sizes = [0, 1, 1024, 1529, 1530, 65_672, 66_041, 66_042, 66_043, 300_000]
    value(await vault.commit({ put: sizes.map((size, n) => ({ id: id(n), tag: 2, bytes: bytes(size) })) }))
    vault.close()
    const again = await reopen(ports)
    for (const [n, size] of sizes.entries()) {
      const read = await again.read(id(n))
      expect(read && isEqual(read, bytes(size)), `${size} bytes`).toBe(true)
    }
    expect(again.ids(2).length).toBe(sizes.length)
    expect(again.ids(3)).toEqual([])
  })

  it('behaves as a map would, through any changes and reopenings', async () => {
    const change = fc.record({
      put: fc.array(
        fc.record({
          n: fc.integer({ min: 0, max: 90 }),
          tag: fc.integer({ min: 1, max: 7 }),
          size: fc.constantFrom(0, 5, 2000, 70_000),
        }),
        { maxLength: 70 },
      ),
      drop: fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 30 }),
      reopen: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const ports = createPorts()
        let vault = await create(ports)
        const model = new Map<string, string>()
        for (const { put, drop, reopen: again } of changes) {
          const puts = put.map(({ n, tag, size }) => ({ id: id(n), tag, bytes: bytes(size, n + 1) }))
          value(await vault.commit({ put: puts, drop: drop.map(id) }))
          for (const n of drop) model.delete(id(n))
          for (const one of puts) model.set(one.id, `${one.tag}:${bytesToHex(one.bytes)}`)
          if (again) {
            vault.close()
            vault = await reopen(ports)
          }
          expect(new Map([...(await contents(vault))].sort())).toEqual(new Map([...model].sort()))
        }
      }),
      { numRuns: 12 },
    )
  })

  it('leaves no cell behind: what is dropped or replaced is gone, long items whole', async () => {
    const ports = createPorts()
    const vault = await create(ports)
    const before = (await ports.raw()).length
    for (let round = 0; round < 3; round++)
      value(
        await vault.commit({
          put: [
            { id: id(1), tag: 1, bytes: bytes(200_000) },
            { id: id(2), tag: 1, bytes: bytes(9) },
          ],
        }),
      )
    value(await vault.commit({ drop: [id(1), id(2)] }))
    // one page was made and stays
    expect((await ports.raw()).length).toBe(before + 1)
  })

  it('tells a wrong passphrase from no vault, damage, and a newer version', async () => {
    const ports = createPorts()
    expect(await openVault(ports, passphrase)).toEqual({ ok: false, error: 'no-vault' })
    const vault = await create(ports)
    value(await vault.commit({ put: [{ id: id(1), tag: 1, bytes: bytes(9) }] }))
    expect(await openVault(ports, utf8('wrong'))).toEqual({ ok: false, error: 'wrong-passphrase' })
    expect(await isPassphrase(ports, utf8('wrong'))).toBe(false)
    expect(await isPassphrase(ports, passphrase)).toBe(true)
    const raw = await ports.raw()
    for (const { i, c } of raw.filter((cell) => cell.c.length > 1600 || raw.length < 3)) {
      await ports.cells.write([], [i])
      expect(await openVault(ports, passphrase)).toEqual({ ok: false, error: 'damaged' })
      await ports.cells.write([{ i, c }], [])
    }
    await ports.slots.destroy()
    expect(await openVault(ports, passphrase)).toEqual({ ok: false, error: 'damaged' })
  })

  it('says which cell is damaged instead of giving other bytes', async () => {
    const ports = createPorts()
    const vault = await create(ports)
    value(await vault.commit({ put: [1, 2].map((n) => ({ id: id(n), tag: 1, bytes: bytes(9, n) })) }))
    const small = (await ports.raw()).filter((cell) => cell.c.length < 1600)
    // swap the cells of two items, and the root with them: each is bound to its row
    for (const [n, cell] of small.entries()) {
      const other = small[(n + 1) % small.length]
      if (other) await ports.cells.write([{ i: cell.i, c: other.c }], [])
    }
    await expect(vault.read(id(1))).rejects.toThrow(DamagedCell)
    await expect(vault.readAll(1, () => {})).rejects.toThrow(DamagedCell)
  })

  it('notices when two cells that continue one item change places', async () => {
    const ports = createPorts()
    const vault = await create(ports)
    const before = new Set((await ports.raw()).map(({ i }) => String(i)))
    value(await vault.commit({ put: [{ id: id(1), tag: 1, bytes: bytes(180_000) }] }))
    const added = (await ports.raw()).filter(({ i, c }) => !before.has(String(i)) && c.length > 60_000)
    const [, one, two] = added
    if (!one || !two) throw new Error('three cells of one item')
    await ports.cells.write(
      [
        { i: one.i, c: two.c },
        { i: two.i, c: one.c },
      ],
      [],
    )
    await expect(vault.read(id(1))).rejects.toThrow(DamagedCell)
  })

  it('opens with the same letters composed otherwise', async () => {
    const ports = createPorts()
    value(await createVault(ports, { passphrase: utf8('café ﬁve') })).close()
    expect((await openVault(ports, utf8('cafe\u0301 five'))).ok).toBe(true)
  })

  it('gives names stable ids that no other vault gives', async () => {
    const [one, two] = [createPorts(), createPorts()]
    const vault = await create(one)
    const name = await vault.idOf('draft')
    expect(await vault.idOf('draft2')).not.toBe(name)
    expect(await (await create(two)).idOf('draft')).not.toBe(name)
    vault.close()
    expect(await (await reopen(one)).idOf('draft')).toBe(name)
  })

  it('takes changes one after the other, and refuses after closing', async () => {
    const ports = createPorts()
    const vault = await create(ports)
    const many = Array.from({ length: 20 }, (_, n) =>
      vault.commit({ put: [{ id: id(n % 5), tag: 1, bytes: bytes(n) }] }),
    )
    const reads = Array.from({ length: 20 }, (_, n) => vault.read(id(n % 5)))
    expect((await Promise.all(many)).every((result) => result.ok)).toBe(true)
    await Promise.all(reads)
    expect((await vault.read(id(4)))?.length).toBe(19)
    vault.close()
    expect(await vault.commit({ put: [{ id: id(1), tag: 1, bytes: bytes(1) }] })).toEqual({
      ok: false,
      error: 'closed',
    })
    expect(vault.ids(1)).toEqual([])
  })
})
