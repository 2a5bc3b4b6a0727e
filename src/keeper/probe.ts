/** Finds out what this browser lets us keep, without asking anybody, and where the vault lies then. */
import type { Cells, CellsHost } from '../store/cells.ts'
import { countCells, openCells } from '../store/cells.ts'
import { createMemoryCells } from '../store/memory.ts'
import type { SlotStore } from '../vault/slotfile.ts'
import { createCellSlots, createMemorySlots } from '../vault/slotfile.ts'
import type { Probe, StorageMode } from './contract.ts'
import type { KeeperEnv } from './core.ts'

/** Meaningless, and different per mode: a browser that loses one ability never writes over what it made with it. */
const NAMES = { full: 'k', plain: 'p' } as const

export interface Place {
  readonly mode: StorageMode
  /** A vault, or what is left of one. */
  hasVault(): Promise<boolean>
  /** Whether there are slots. Cells without them are what an interrupted restore leaves, or a lost slot file: nobody can open them. */
  hasSlots(): Promise<boolean>
  /** The cells and slots, opened. `fresh`: without what lay there before. */
  open(fresh: boolean): Promise<{ readonly cells: Cells; readonly slots: SlotStore }>
}

const settled = async <T>(attempt: (() => Promise<T>) | undefined): Promise<T | undefined> => {
  try {
    return await attempt?.()
  } catch {
    return undefined
  }
}

/** A slot file that was here and can't be reached: the vault is damaged, and nothing is made in its place. */
const lostSlots: SlotStore = {
  exists: async () => true,
  read: async () => undefined,
  write: async () => {
    throw new Error('no slot file')
  },
  destroy: async () => {},
}

async function openHere(
  name: string,
  host: CellsHost,
  slotsFor: (cells: Cells) => SlotStore,
  fresh: boolean,
): Promise<{ cells: Cells; slots: SlotStore }> {
  const cells = await openCells(name, host)
  if (!fresh) return { cells, slots: slotsFor(cells) }
  await cells.destroy()
  const anew = await openCells(name, host)
  return { cells: anew, slots: slotsFor(anew) }
}

function createMemoryPlace(): Place {
  let cells = createMemoryCells()
  let slots = createMemorySlots()
  return {
    mode: 'memory',
    hasVault: () => slots.exists(),
    hasSlots: () => slots.exists(),
    open: async (fresh) => {
      if (fresh) {
        cells = createMemoryCells()
        slots = createMemorySlots()
      }
      return { cells, slots }
    },
  }
}

/** More than the root of a vault that was never finished. */
const holdsItems = (count: number): boolean => count > 1

/** Tries, in this order: slot file and IndexedDB, IndexedDB alone, memory. */
export async function findPlace(env: KeeperEnv): Promise<Place> {
  const { indexedDB, IDBKeyRange } = env
  if (!indexedDB || !IDBKeyRange) return createMemoryPlace()
  const host: CellsHost = { indexedDB, IDBKeyRange }
  const inFull = await settled(() => countCells(NAMES.full, host))
  if (inFull === undefined) return createMemoryPlace()
  const file = await settled(env.openSlotFile)
  const slots = file ?? (holdsItems(inFull) ? lostSlots : undefined)
  if (slots)
    return {
      mode: 'full',
      hasVault: async () => (await slots.exists()) || holdsItems(await countCells(NAMES.full, host)),
      hasSlots: () => slots.exists(),
      open: (fresh) => openHere(NAMES.full, host, () => slots, fresh),
    }
  return {
    mode: 'plain',
    hasVault: async () => holdsItems(await countCells(NAMES.plain, host)),
    hasSlots: async () => {
      const cells = await openCells(NAMES.plain, host)
      const has = await createCellSlots(cells).exists()
      cells.close()
      return has
    },
    open: (fresh) => openHere(NAMES.plain, host, createCellSlots, fresh),
  }
}

export async function probe(place: Place, env: KeeperEnv): Promise<Probe> {
  const durable = await settled(env.storage?.persisted)
  return { mode: place.mode, hasVault: await place.hasVault(), ...(durable === undefined ? {} : { durable }) }
}
