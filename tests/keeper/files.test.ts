import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/crypto/hash.ts'
import { TAGS } from '../../src/keeper/core.ts'
import { createFileCalls, createFiles, MOST_FILE } from '../../src/keeper/files.ts'
import { bytesToHex, isEqual } from '../../src/prelude/bytes.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import { createVault } from '../../src/vault/opening.ts'
import { createPorts, passphrase } from '../support/vaults.ts'

async function desk(change: { full?: () => boolean; carried?: boolean } = {}) {
  const ports = createPorts()
  const cells = {
    ...ports.cells,
    write: async (...args: Parameters<typeof ports.cells.write>) =>
      change.full?.() ? ({ ok: false, error: 'storage-full' } as const) : ports.cells.write(...args),
  }
  const made = await createVault({ ...ports, cells }, { passphrase })
  if (!made.ok) throw new Error(made.error)
  const vault = made.value
  const files = createFiles(vault)
  const progress: number[] = []
  const calls = createFileCalls({
    vault,
    files,
    world: realWorld,
    progress: ({ part }) => progress.push(part),
    isCarried: () => change.carried ?? false,
  })
  return { vault, files, calls, progress }
}
const content = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 10)) & 255)

describe('a sealed file', () => {
  it('comes back whole, of every size around a part, with its digest', async () => {
    const { calls } = await desk()
    for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const bytes = content(size)
      const sealed = await calls.sealFile({ blob: new Blob([bytes]) })
      if (!sealed.ok) throw new Error(sealed.error)
      expect(sealed.value.size).toBe(size)
      expect(sealed.value.sha256).toBe(bytesToHex(await sha256(bytes)))
      const opened = await calls.openFile(sealed.value)
      if (!opened.ok) throw new Error(opened.error)
      expect(isEqual(new Uint8Array(await opened.value.arrayBuffer()), bytes), `${size} bytes`).toBe(true)
    }
  })

  it('is cut into parts of one size, each named by its hash', async () => {
    const { calls, files, vault, progress } = await desk()
    const sealed = await calls.sealFile({ blob: new Blob([content(2_200_000)]) })
    if (!sealed.ok) throw new Error(sealed.error)
    const manifest = await files.manifest(sealed.value.file)
    expect(manifest?.parts.length).toBe(34)
    for (const hash of manifest?.parts ?? []) {
      const part = await files.part(hash)
      expect(part?.length).toBe(65_672)
      expect(part && bytesToHex(await sha256(part))).toBe(hash)
    }
    expect(vault.ids(TAGS.part).length).toBe(34)
    expect(progress.at(-1)).toBe(1)
  })

  it('says what is not here yet, what is damaged, and what is unknown', async () => {
    const { calls, files, vault } = await desk()
    const sealed = await calls.sealFile({ blob: new Blob([content(130_000)]) })
    if (!sealed.ok) throw new Error(sealed.error)
    const manifest = await files.manifest(sealed.value.file)
    if (!manifest) throw new Error('no manifest')
    const [first = '', second = ''] = manifest.parts
    const part = await files.part(first)
    const other = await files.part(second)
    if (!part || !other) throw new Error('no parts')
    await vault.commit({ drop: [first.slice(0, 32)] })
    expect(await calls.openFile(sealed.value)).toEqual({ ok: false, error: 'not-here-yet' })
    await vault.commit({ put: [files.partPut(first, other)] })
    expect(await calls.openFile(sealed.value)).toEqual({ ok: false, error: 'damaged' })
    await vault.commit({
      put: [files.partPut(first, part), files.manifestPut({ ...manifest, sha256: '00'.repeat(32) })],
    })
    expect(await calls.openFile(sealed.value)).toEqual({ ok: false, error: 'damaged' })
    expect(await calls.openFile({ file: '00'.repeat(16) })).toEqual({ ok: false, error: 'unknown-file' })
  })

  it('leaves nothing when the storage is full half way, or when it is too large', async () => {
    let writes = 0
    const { calls, vault } = await desk({ full: () => writes++ === 3 })
    const result = await calls.sealFile({ blob: new Blob([content(3_000_000)]) })
    expect(result).toEqual({ ok: false, error: 'storage-full' })
    expect(vault.count()).toBe(0)
    const huge = { size: MOST_FILE + 1 } as Blob
    expect(await calls.sealFile({ blob: huge })).toEqual({ ok: false, error: 'too-large' })
  })

  it('can be dropped with a draft, but not once an entry carries it', async () => {
    for (const carried of [false, true]) {
      const { calls, vault } = await desk({ carried })
      const sealed = await calls.sealFile({ blob: new Blob([content(10)]) })
      if (!sealed.ok) throw new Error(sealed.error)
      await calls.dropFile(sealed.value)
      expect(vault.count()).toBe(carried ? 2 : 0)
    }
  })
})
