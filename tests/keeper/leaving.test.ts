import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/crypto/hash.ts'
import type { Keeper } from '../../src/keeper/contract.ts'
import { bytesToHex, utf8 } from '../../src/prelude/bytes.ts'
import { createPhone, heard } from '../support/phone.ts'

const passphrase = utf8('five words nobody else knows')
const wrong = utf8('other words')

async function filled(): Promise<{ keeper: Keeper; file: string; backup: Blob }> {
  const keeper = createPhone().boot()
  await keeper.create({ passphrase })
  await keeper.shelve({
    put: [
      { name: 'draft/1', value: utf8('Amina Bello') },
      { name: 'pack', value: new Uint8Array(500_000).fill(3) },
    ],
  })
  const sealed = await keeper.sealFile({ blob: new Blob([new Uint8Array(300_000).fill(9)]) })
  const backup = await keeper.backup({ passphrase })
  if (!sealed.ok || !backup.ok) throw new Error('not filled')
  return { keeper, file: sealed.value.file, backup: backup.value }
}

describe('a backup', () => {
  it('brings everything back on a fresh phone, for its passphrase', async () => {
    const { backup, file } = await filled()
    const fresh = createPhone().boot()
    const progress = heard(fresh, 'progress')
    expect(await fresh.restore({ file: backup, passphrase })).toEqual({ ok: true, value: null })
    expect(await fresh.take({ name: 'draft/1' })).toEqual(utf8('Amina Bello'))
    expect((await fresh.take({ name: 'pack' }))?.length).toBe(500_000)
    const opened = await fresh.openFile({ file })
    expect(opened.ok && opened.value.size).toBe(300_000)
    await fresh.close()
    expect(await fresh.unlock({ passphrase })).toEqual({ ok: true, value: null })
    expect(progress.some(({ of, part }) => of === 'restore' && part === 1)).toBe(true)
  })

  it('says nothing legible, and is refused for another passphrase', async () => {
    const { keeper, backup } = await filled()
    const raw = bytesToHex(new Uint8Array(await backup.arrayBuffer()))
    expect(raw.includes(bytesToHex(utf8('Amina')))).toBe(false)
    expect(await keeper.backup({ passphrase: wrong })).toEqual({ ok: false, error: 'wrong-passphrase' })
  })

  it('tells a wrong passphrase from a cut, a foreign and a newer file, and writes nothing then', async () => {
    const { backup } = await filled()
    const phone = createPhone()
    const fresh = phone.boot()
    const newer = new Uint8Array(await backup.arrayBuffer())
    newer[0] = 2
    const first = newer.slice(0, 34)
    newer.set((await sha256(utf8('kept1/backup\0'), first)).subarray(0, 8), 34)
    const damaged = new Uint8Array(await backup.arrayBuffer())
    damaged[200_000] = (damaged[200_000] ?? 0) ^ 1
    const cases = [
      [backup, wrong, 'wrong-passphrase'],
      [backup.slice(0, backup.size - 1), passphrase, 'cut-short'],
      [backup.slice(0, 60), passphrase, 'cut-short'],
      [new Blob([damaged]), passphrase, 'cut-short'],
      [new Blob(['%PDF-1.7 '.repeat(99)]), passphrase, 'not-a-backup'],
      [new Blob([]), passphrase, 'not-a-backup'],
      [new Blob([newer]), passphrase, 'newer-version'],
    ] as const
    for (const [file, words, error] of cases)
      expect(await fresh.restore({ file, passphrase: words })).toEqual({ ok: false, error })
    expect(await fresh.probe()).toEqual({ mode: 'full', hasVault: false })
  })

  it('does not replace a vault, and can be tried again after a full disk or a crash half way', async () => {
    const { keeper, backup } = await filled()
    expect(await keeper.restore({ file: backup, passphrase })).toEqual({ ok: false, error: 'vault-exists' })
    const phone = createPhone()
    const slots = await phone.env.openSlotFile?.()
    if (!slots) throw new Error('no slots')
    const dying = createPhone({
      ...phone.env,
      openSlotFile: async () => ({
        ...slots,
        write: async () => {
          throw new DOMException('full', 'QuotaExceededError')
        },
      }),
    }).boot()
    expect(await dying.restore({ file: backup, passphrase })).toEqual({ ok: false, error: 'storage-full' })
    const again = phone.boot()
    expect(await again.probe()).toEqual({ mode: 'full', hasVault: false })

    // the phone dies after the items and before the slots: the power comes back to cells that nobody can open
    let reached = () => {}
    const atSlots = new Promise<void>((done) => (reached = done))
    const killed = createPhone({
      ...phone.env,
      lock: async () => () => {},
      openSlotFile: async () => ({
        ...slots,
        write: () => {
          reached()
          return new Promise(() => {})
        },
      }),
    }).boot()
    void killed.restore({ file: backup, passphrase })
    await atSlots
    expect(await again.unlock({ passphrase })).toEqual({ ok: false, error: 'damaged' })
    expect(await again.create({ passphrase })).toEqual({ ok: false, error: 'vault-exists' })
    expect(await again.restore({ file: backup, passphrase })).toEqual({ ok: true, value: null })
    expect(await again.take({ name: 'draft/1' })).toEqual(utf8('Amina Bello'))
  })
})
