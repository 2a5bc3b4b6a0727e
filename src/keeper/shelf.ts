/** The shelf: sealed values of this device, by name. An item is name length u16 ‖ name ‖ value, so that names are sealed too. */
import type { Bytes } from '../prelude/bytes.ts'
import { concat, text, utf8 } from '../prelude/bytes.ts'
import type { Vault } from '../vault/vault.ts'
import type { KeeperCalls } from './contract.ts'
import { TAGS } from './core.ts'

export type ShelfCalls = Pick<KeeperCalls, 'shelve' | 'take' | 'shelf'>

/** Names are short: they must fit the first cell. */
const MOST_NAME = 1024

export const shelfId = (vault: Vault, name: string): Promise<string> => vault.idOf(`shelf/${name}`)

function encodeShelved(name: string, value: Uint8Array): Bytes {
  const bytes = utf8(name)
  if (bytes.length > MOST_NAME) throw new RangeError('shelf name too long')
  return concat(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes, value)
}

const nameEnd = (item: Uint8Array): number => 2 + (item[0] ?? 0) * 256 + (item[1] ?? 0)

export function createShelf(vault: Vault): ShelfCalls {
  /** Names by id, read once each. */
  const names = new Map<string, string>()
  const nameOf = async (id: string): Promise<string | undefined> => {
    const known = names.get(id)
    if (known !== undefined) return known
    const head = await vault.head(id)
    if (!head) return undefined
    const name = text(head.subarray(2, nameEnd(head)))
    names.set(id, name)
    return name
  }
  return {
    async shelve({ put = [], drop = [] }) {
      const puts = await Promise.all(
        put.map(async ({ name, value }) => ({
          id: await shelfId(vault, name),
          tag: TAGS.shelf,
          bytes: encodeShelved(name, value),
        })),
      )
      return vault.commit({ put: puts, drop: await Promise.all(drop.map((name) => shelfId(vault, name))) })
    },
    async take({ name }) {
      const item = await vault.read(await shelfId(vault, name))
      return item?.slice(nameEnd(item))
    },
    async shelf({ prefix }) {
      const found = await Promise.all(vault.ids(TAGS.shelf).map(nameOf))
      return found.filter((name) => name?.startsWith(prefix)).filter((name) => name !== undefined)
    },
  }
}
