/** What lies on the device says nothing: neither content nor id, nor the size of anything but its class. */
import { describe, expect, it } from 'vitest'
import { bytesToHex, concat, hexToBytes, utf8 } from '../../src/prelude/bytes.ts'
import { createVault } from '../../src/vault/opening.ts'
import { createPorts, id, passphrase } from '../support/vaults.ts'

const marker = 'Amina Bello, Kano, 12 March'

/** The forms in which text could lie around. */
const forms = (text: string): string[] => {
  const utf16 = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer)
  return [utf8(text), utf16, utf8(btoa(text))].map(bytesToHex)
}

describe('raw cells and slots', () => {
  it('hold no marker, no id and no passphrase in any form, and come in few sizes', async () => {
    const ports = createPorts()
    const vault = await createVault(ports, { passphrase })
    if (!vault.ok) throw new Error('not made')
    const ids = Array.from({ length: 150 }, (_, n) => id(0x5eed_0000 + n))
    await vault.value.commit({
      put: ids.map((one, n) => ({ id: one, tag: 1, bytes: utf8(marker.repeat(n + 1)) })),
    })
    const cells = await ports.raw()
    const slots = await ports.slots.read()
    const all = bytesToHex(concat(...cells.flatMap(({ i, c }) => [i, c]), slots ?? new Uint8Array(0)))
    for (const form of [...forms(marker), ...forms('five words nobody else knows'), ...ids])
      expect(all.includes(form), form).toBe(false)
    const sizes = new Set(cells.map(({ c }) => c.length))
    const overhead = 512 + 12 + 16
    for (const size of sizes) expect([1, 4, 16, 64].map((kib) => kib * 1024 + overhead)).toContain(size)
    expect(cells.length).toBeGreaterThan(150)
    // the test can see: the same marker unsealed is found
    expect(forms(marker).some((form) => bytesToHex(utf8(`x${marker}`)).includes(form))).toBe(true)
    expect(hexToBytes(ids[0] ?? '').length).toBe(16)
  })
})
