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
  /** Names by id: all read at the first question, the later ones as they come. */
  const names = new Map<string, string>()
  let isRead = false
  const learn = (id: string, head: Uint8Array): void => {
    names.set(id, text(head.subarray(2, nameEnd(head))))
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
      for (const { id, bytes } of puts) learn(id, bytes)
      return vault.commit({ put: puts, drop: await Promise.all(drop.map((name) => shelfId(vault, name))) })
    },
    async take({ name }) {
      const item = await vault.read(await shelfId(vault, name))
      return item?.slice(nameEnd(item))
    },
    async shelf({ prefix }) {
      if (!isRead) await vault.headAll(TAGS.shelf, learn)
      isRead = true
      return vault.ids(TAGS.shelf).flatMap((id) => {
        const name = names.get(id)
        return name?.startsWith(prefix) ? [name] : []
      })
    },
  }
}
