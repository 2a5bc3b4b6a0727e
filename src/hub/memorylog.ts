/** A log that lasts as long as its process: for tests, and the plainest statement of what a log does. */
import { createHash } from 'node:crypto'
import { link, type Position, startOf } from '../wire/chain.ts'
import { type Bytes, bytesToHex, fail, isEqual, ok } from '../wire/ground.ts'
import type { Log, Mailbox } from './log.ts'

/** The hub's side of the running hash, in one step and without waiting. */
export const nextPosition = ({ n, h }: Position, id: Uint8Array): Position => ({
  n: n + 1,
  h: new Uint8Array(createHash('sha256').update(link(h, id)).digest()),
})

export const isSameMailbox = (a: Mailbox, b: Mailbox): boolean =>
  isEqual(a.read, b.read) && isEqual(a.append, b.append) && isEqual(a.owner, b.owner)

interface Box {
  readonly mailbox: Mailbox
  readonly list: { readonly envelope: Bytes; readonly position: Position }[]
  readonly places: Map<string, Position>
  readonly parts: Set<string>
  used: number
}

export function createMemoryLog(): Log {
  const boxes = new Map<string, Box>()
  const find = (id: Bytes): Box | undefined => boxes.get(bytesToHex(id))
  const endOf = (box: Box): Position => box.list.at(-1)?.position ?? startOf(box.mailbox.id)

  return {
    async mailbox(id) {
      return find(id)?.mailbox
    },
    async create(mailbox) {
      const box = find(mailbox.id)
      if (box) return isSameMailbox(box.mailbox, mailbox) ? 'there' : 'taken'
      boxes.set(bytesToHex(mailbox.id), { mailbox, list: [], places: new Map(), parts: new Set(), used: 0 })
      return 'created'
    },
    async append(id, envelopes, quota) {
      const box = find(id)
      if (!box) return fail('not-found')
      const fresh = new Map(envelopes.map((one) => [bytesToHex(one.id), one]))
      for (const name of fresh.keys()) if (box.places.has(name)) fresh.delete(name)
      const size = [...fresh.values()].reduce((sum, { envelope }) => sum + envelope.length, 0)
      if (size > 0 && box.used + size > quota) return fail('full')
      for (const [name, { id: transportId, envelope }] of fresh) {
        const position = nextPosition(endOf(box), transportId)
        box.list.push({ envelope, position })
        box.places.set(name, position)
      }
      box.used += size
      return ok(envelopes.flatMap((one) => box.places.get(bytesToHex(one.id)) ?? []))
    },
    async read(id, after, size) {
      const box = find(id)
      if (!box) return undefined
      const page = box.list.slice(after)
      let sum = 0
      const cut = page.findIndex(({ envelope }, i) => {
        sum += envelope.length
        return i > 0 && sum > size
      })
      const given = cut < 0 ? page : page.slice(0, cut)
      const before = after > 0 && after <= box.list.length ? box.list[after - 1]?.position : undefined
      const last = given.at(-1)?.position ?? before ?? endOf(box)
      return { envelopes: given.map(({ envelope }) => envelope), last, more: given.length < page.length }
    },
    async last(id) {
      const box = find(id)
      return box && endOf(box)
    },
    async addPart(id, hash, size, quota) {
      const box = find(id)
      if (!box) return fail('not-found')
      if (box.parts.has(bytesToHex(hash))) return ok('there')
      if (box.used + size > quota) return fail('full')
      box.parts.add(bytesToHex(hash))
      box.used += size
      return ok('added')
    },
    async hasParts(id, hashes) {
      const box = find(id)
      return hashes.map((hash) => box?.parts.has(bytesToHex(hash)) ?? false)
    },
    async close() {},
  }
}
