/** An open vault: reads by the tree, and commits one change at a time, sealed before the transaction begins. */
import { hmacSha256 } from '../crypto/hash.ts'
import { label } from '../crypto/labels.ts'
import { assert } from '../prelude/assert.ts'
import type { Bytes } from '../prelude/bytes.ts'
import { bytesToHex, concat, copyOf, utf8 } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import type { Result } from '../prelude/result.ts'
import { fail, ok } from '../prelude/result.ts'
import type { Cell, Cells } from '../store/cells.ts'
import type { Line } from './pages.ts'
import { encodePage, encodeRoot } from './pages.ts'
import { openCell, ROW, sealItem } from './payload.ts'
import { readItem } from './reading.ts'
import type { Secret } from './slots.ts'
import type { Plan, Tree } from './tree.ts'
import type { Change, CommitFault, Put, Vault } from './vault.ts'
import { DamagedCell } from './vault.ts'

export interface OpenedTree {
  readonly cells: Cells
  readonly random: World['random']
  readonly secret: Secret
  readonly nameKey: Bytes
  /** Rows that continue the root. */
  readonly rootRest: readonly Bytes[]
  readonly tree: Tree
}

const ID = /^[0-9a-f]{32}$/

interface OpenedItem extends Put {
  readonly bytes: Bytes
}

/** Items fetched and opened, or sealed, at a time: enough to keep the platform's cryptography busy, few enough to stay small. */
const SLICE = 64

export function openVaultTree({ cells, random, secret, nameKey, rootRest, tree }: OpenedTree): Vault {
  let closed = false
  let rest = rootRest
  let last: Promise<unknown> = Promise.resolve()

  const openHead = async (line: Line, sealed: Bytes | undefined) =>
    sealed && (await openCell(line.row, line.key, sealed))

  /** A commit may have moved the item between looking it up and fetching it: look again before crying damage. */
  async function read(id: string, whole: boolean): Promise<Bytes | undefined> {
    for (;;) {
      const line = tree.find(id)
      if (!line) return undefined
      const head = await openHead(line, await cells.read(line.row))
      const bytes = head && (whole ? await readItem(cells, line.key, head) : head.bytes)
      if (bytes) return bytes
      if (tree.find(id) === line) throw new DamagedCell(id)
    }
  }

  async function* readSlices(ids: readonly string[], whole = true): AsyncGenerator<OpenedItem[]> {
    for (let at = 0; at < ids.length; at += SLICE) {
      const lines = ids.slice(at, at + SLICE).flatMap((id) => tree.find(id) ?? [])
      const sealed = await cells.readMany(lines.map((line) => line.row))
      const open = async (line: Line, n: number): Promise<OpenedItem[]> => {
        const head = whole && line.isLong ? undefined : await openHead(line, sealed[n])
        const bytes = head?.bytes ?? (await read(line.id, whole))
        return bytes ? [{ id: line.id, tag: line.tag, bytes }] : []
      }
      yield (await Promise.all(lines.map(open))).flat()
    }
  }

  /** The rows that an item occupies now. */
  async function rowsOf(line: Line): Promise<readonly Bytes[]> {
    if (!line.isLong) return [line.row]
    const head = await openHead(line, await cells.read(line.row))
    return head ? [line.row, ...head.rows] : [line.row]
  }

  async function sealPut(put: Put): Promise<{ line: Line; cells: readonly Cell[] }> {
    const key = random(32)
    const row = random(ROW)
    const sealed = await sealItem(row, key, put.bytes, random)
    return { line: { id: put.id, row, key, tag: put.tag, isLong: sealed.isLong }, cells: sealed.cells }
  }

  async function sealTree(plan: Plan): Promise<{ cells: Cell[]; drop: readonly Bytes[]; rest: readonly Bytes[] }> {
    const pages = plan.pages.map(({ leaf, lines }) => sealItem(leaf.row, leaf.key, encodePage(lines), random))
    const out: Cell[] = (await Promise.all(pages)).flatMap((page) => page.cells)
    if (!plan.leaves) return { cells: out, drop: [], rest }
    const root = encodeRoot({ nameKey, pages: plan.leaves })
    const sealed = await sealItem(secret.rootRow, secret.vaultKey, root, random)
    return { cells: [...out, ...sealed.cells], drop: rest, rest: sealed.cells.slice(1).map((cell) => cell.i) }
  }

  async function commitNow({ put = [], drop = [] }: Change): Promise<Result<null, CommitFault>> {
    if (closed) return fail('closed')
    for (const { id, tag } of put) assert(ID.test(id) && tag >= 1 && tag <= 127, 'an id of 16 bytes and a tag')
    const puts = new Map(put.map((one) => [one.id, one]))
    const drops = drop.filter((id) => !puts.has(id) && tree.find(id))
    if (puts.size === 0 && drops.length === 0) return ok(null)
    const sealed: Awaited<ReturnType<typeof sealPut>>[] = []
    const all = [...puts.values()]
    for (let at = 0; at < all.length; at += SLICE)
      sealed.push(...(await Promise.all(all.slice(at, at + SLICE).map(sealPut))))
    const replaced = [...puts.keys(), ...drops].flatMap((id) => tree.find(id) ?? [])
    const oldRows = (await Promise.all(replaced.map(rowsOf))).flat()
    const plan = tree.plan(
      sealed.map(({ line }) => line),
      drops,
    )
    const written = await sealTree(plan)
    if (closed) return fail('closed')
    const fresh = [...sealed.flatMap((one) => one.cells), ...written.cells]
    const result = await cells.write(fresh, [...oldRows, ...written.drop])
    if (!result.ok) return result
    if (!closed) plan.accept()
    rest = written.rest
    return ok(null)
  }

  return {
    ids: (tag) => tree.ids(tag),
    has: (id) => tree.find(id) !== undefined,
    count: () => tree.count(),
    read: (id) => read(id, true),
    head: (id) => read(id, false),
    async readAll(tag, each, pause) {
      for await (const slice of readSlices(tree.ids(tag))) {
        for (const { id, bytes } of slice) each(id, bytes)
        await pause?.()
      }
    },
    async headAll(tag, each) {
      for await (const slice of readSlices(tree.ids(tag), false)) for (const { id, bytes } of slice) each(id, bytes)
    },
    commit(change) {
      const next = last.then(() => commitNow(change))
      last = next.catch(() => undefined)
      return next
    },
    idOf: async (name) => {
      const tag = await hmacSha256(nameKey, concat(label('name'), utf8(name)))
      return bytesToHex(tag.subarray(0, 16))
    },
    nameKey: () => copyOf(nameKey),
    async *export() {
      const before = last
      let done = () => {}
      last = new Promise<void>((resolve) => {
        done = resolve
      })
      try {
        await before
        for await (const slice of readSlices([...tree.all()].map((line) => line.id))) yield* slice
      } finally {
        done()
      }
    },
    close() {
      closed = true
      tree.forget()
      secret.vaultKey.fill(0)
      nameKey.fill(0)
    },
  }
}
