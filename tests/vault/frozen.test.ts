/** What was written once must open for ever. */
import { describe, expect, it } from 'vitest'
import { createStretch } from '../../src/crypto/kdf.ts'
import { openBackup } from '../../src/keeper/leaving.ts'
import { base64urlToBytes, bytesToHex, hexToBytes, utf8 } from '../../src/prelude/bytes.ts'
import { openVault } from '../../src/vault/opening.ts'
import { createPorts } from '../support/vaults.ts'
import { diskWasm } from '../support/wasm.ts'
import frozen from '../vectors/vault1.json' with { type: 'json' }

const stretch = createStretch(diskWasm)
const passphrase = utf8(frozen.passphrase)
const expected = Object.entries(frozen.items).sort()

describe('format 1', () => {
  it('opens as a vault', async () => {
    const ports = { ...createPorts(), stretch }
    await ports.slots.write(0, base64urlToBytes(frozen.slots))
    const cells = frozen.cells.map(([i = '', c = '']) => ({ i: hexToBytes(i), c: base64urlToBytes(c) }))
    await ports.cells.write(cells, [])
    const vault = await openVault(ports, passphrase)
    if (!vault.ok) throw new Error(vault.error)
    const found = []
    for await (const { id, tag, bytes } of vault.value.export()) found.push([id, [tag, bytesToHex(bytes)]])
    expect(found.sort()).toEqual(expected)
    expect(await vault.value.idOf('draft')).toBe(frozen.names.draft)
  })

  it('opens as a backup', async () => {
    const backup = await openBackup(new Blob([base64urlToBytes(frozen.backup)]), passphrase, stretch)
    if (!backup.ok) throw new Error(backup.error)
    expect(await backup.value.check(() => {})).toBeUndefined()
    const found = []
    for await (const { id, tag, bytes } of backup.value.items(() => {})) found.push([id, [tag, bytesToHex(bytes)]])
    expect(found.sort()).toEqual(expected)
  })
})
