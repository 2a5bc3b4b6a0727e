/** The device dies between any two calls, or during one: what comes back is a prefix of the changes with all acknowledged ones in it. */
import { describe, expect, it } from 'vitest'
import { bytesToHex, utf8 } from '../../src/prelude/bytes.ts'
import type { Cells } from '../../src/store/cells.ts'
import { createVault, openVault } from '../../src/vault/opening.ts'
import type { Change, Vault } from '../../src/vault/vault.ts'
import type { TestPorts } from '../support/vaults.ts'
import { createPorts, id, passphrase } from '../support/vaults.ts'

class Crash extends Error {}

/** Dies at the nth write: before it (`kept` false) or right after the disk has it but before anyone hears. */
function mortal(cells: Cells, at: number, kept: boolean): Cells {
  let writes = 0
  return {
    ...cells,
    write: async (put, drop) => {
      if (++writes < at) return cells.write(put, drop)
      if (writes === at && kept) await cells.write(put, drop)
      throw new Crash()
    },
  }
}

async function contents(vault: Vault): Promise<string> {
  const lines: string[] = []
  for await (const item of vault.export()) lines.push(`${item.id} ${item.tag} ${bytesToHex(item.bytes)}`)
  return lines.sort().join('\n')
}

const changes: readonly Change[] = Array.from({ length: 8 }, (_, n) => ({
  put: Array.from({ length: 30 }, (_, k) => ({ id: id((n * 17 + k) % 100), tag: 1, bytes: utf8(`${n} ${k}`) })),
  drop: [id(n * 3), id(n * 17)],
}))

async function made(ports: TestPorts): Promise<Vault> {
  const vault = await createVault(ports, { passphrase })
  if (!vault.ok) throw new Error(vault.error)
  return vault.value
}

describe('a crash', () => {
  it('at any write loses nothing acknowledged and shows nothing half', async () => {
    const model = await made(createPorts())
    const states = [await contents(model)]
    for (const change of changes) {
      await model.commit(change)
      states.push(await contents(model))
    }
    for (let at = 1; at <= changes.length; at++) {
      for (const kept of [false, true]) {
        const ports = createPorts()
        await made(ports)
        const doomed = await openVault({ ...ports, cells: mortal(ports.cells, at, kept) }, passphrase)
        if (!doomed.ok) throw new Error('not opened')
        let acknowledged = 0
        for (const change of changes) {
          const result = await doomed.value.commit(change).catch(() => undefined)
          if (!result?.ok) break
          acknowledged++
        }
        expect(acknowledged).toBe(at - 1)
        const after = await openVault(ports, passphrase)
        if (!after.ok) throw new Error(after.error)
        expect(states.lastIndexOf(await contents(after.value))).toBe(kept ? at : at - 1)
      }
    }
  })

  it('while a vault is made leaves no vault, and making it again works', async () => {
    const ports = createPorts()
    const slots = {
      ...ports.slots,
      write: async () => {
        throw new Crash()
      },
    }
    await expect(createVault({ ...ports, slots }, { passphrase })).rejects.toThrow(Crash)
    expect(await openVault(ports, passphrase)).toEqual({ ok: false, error: 'no-vault' })
    expect((await createVault(ports, { passphrase })).ok).toBe(true)
    expect((await openVault(ports, passphrase)).ok).toBe(true)
  })

  it('after a full disk leaves the open vault as it was, and room makes it work again', async () => {
    const ports = createPorts()
    let full = false
    const cells: Cells = {
      ...ports.cells,
      write: async (put, drop) => (full ? { ok: false, error: 'storage-full' } : ports.cells.write(put, drop)),
    }
    const vault = await made({ ...ports, cells })
    await vault.commit({ put: [{ id: id(1), tag: 1, bytes: utf8('kept') }] })
    const before = await contents(vault)
    full = true
    const refused = await vault.commit({ put: [{ id: id(2), tag: 1, bytes: utf8('lost') }], drop: [id(1)] })
    expect(refused).toEqual({ ok: false, error: 'storage-full' })
    expect(await contents(vault)).toBe(before)
    full = false
    expect((await vault.commit({ drop: [id(1)] })).ok).toBe(true)
    expect(await contents(vault)).toBe('')
  })
})
