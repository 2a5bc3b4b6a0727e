/** Vaults for tests: everything in memory, a stretch that costs nothing, and stores that fail on demand. */
import { hkdfSha256 } from '../../src/crypto/hash.ts'
import type { Stretch } from '../../src/crypto/kdf.ts'
import type { Bytes } from '../../src/prelude/bytes.ts'
import { utf8 } from '../../src/prelude/bytes.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import type { Cell, Cells } from '../../src/store/cells.ts'
import { createMemoryCells } from '../../src/store/memory.ts'
import type { VaultPorts } from '../../src/vault/opening.ts'
import type { SlotStore } from '../../src/vault/slotfile.ts'
import { createMemorySlots } from '../../src/vault/slotfile.ts'

/** As good as Argon2id for everything but guessing. */
export const quickStretch: Stretch = (passphrase, salt, profile) =>
  hkdfSha256(passphrase, salt, Uint8Array.of(profile), 32)

export const passphrase = utf8('five words nobody else knows')

export interface TestPorts extends VaultPorts {
  /** Every cell as it lies, by row. */
  raw(): Promise<Cell[]>
}

/** Memory cells that remember every row ever written, so that a test can look at what is really there. */
function watched(): { cells: Cells; rows: Map<string, Bytes> } {
  const cells = createMemoryCells()
  const rows = new Map<string, Bytes>()
  return {
    rows,
    cells: {
      ...cells,
      write: (put, drop) => {
        for (const { i } of put) rows.set(String(i), i)
        return cells.write(put, drop)
      },
    },
  }
}

export function createPorts(slots: SlotStore = createMemorySlots()): TestPorts {
  const { cells, rows } = watched()
  return {
    cells,
    slots,
    stretch: quickStretch,
    random: realWorld.random,
    pause: async () => {},
    raw: async () => {
      const is = [...rows.values()]
      const found = await cells.readMany(is)
      return is.flatMap((i, n) => {
        const c = found[n]
        return c ? [{ i, c }] : []
      })
    },
  }
}

/** An id for tests: `n` as 16 bytes of hexadecimal. */
export const id = (n: number): string => n.toString(16).padStart(32, '0')
