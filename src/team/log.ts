/**
 * One team's entries on this device: which are admitted, which wait for what they depend on, which are refused. The admitted set and the
 * membership are functions of the *set* of entries offered: order, repetition and batching change nothing (protocol invariants I3–I6, I11).
 */
import { bytesToHex } from '../prelude/bytes.ts'
import { type ControlOp, decodeControl } from './control.ts'
import { type Core, depsOf, MAX_HEADS, NO_TEAM } from './core.ts'
import { isProven } from './device.ts'
import { type Entry, isAuthentic } from './entry.ts'
import { type ControlEntry, foldMembership, found, inOrder, isAllowed, type Membership } from './membership.ts'

/** Why an admitted entry has no effect. `newer`: an operation this program does not know yet; it may have one after an update. */
export type Standing = 'effective' | 'void' | 'newer'

export interface Admitted {
  readonly entry: Entry
  /** Whose device wrote it. */
  readonly member: string
  readonly standing: Standing
  readonly op: ControlOp | undefined
}

export interface Change {
  /** In an order in which nothing comes before what it depends on. */
  readonly admitted: readonly Admitted[]
  /** Entries that no honest device could have made. They stay refused whatever else arrives. */
  readonly refused: readonly Entry[]
}

export interface Log {
  /** @param introduces id of the device that this entry introduces; the caller hashes, the log is synchronous. */
  offer(entry: Entry, how?: { readonly introduces?: string | undefined; readonly verified?: boolean }): Change
  has(id: string): boolean
  get(id: string): Admitted | undefined
  /** Entries whose dependencies are not here. */
  waiting(): number
  /** Devices that signed two different entries with one number. */
  forked(): readonly string[]
  membership(): Membership | undefined
  /** What the next entry of this device must say. Undefined until the device is in the team. */
  next(device: string): Pick<Core, 'seq' | 'prev' | 'lm' | 'heads'> | undefined
}

/** A set of control entries that lie in somebody's causal past, shared between all entries that have the same one. */
interface Past {
  readonly key: string
  readonly ids: ReadonlySet<string>
}

interface Offered {
  readonly entry: Entry
  readonly introduces: string | undefined
  readonly verified: boolean
}

const ticketOf = (entry: Entry): string => `${entry.id}/${bytesToHex(entry.signature)}`

interface Known extends Admitted {
  readonly past: Past
}

/** @param team team id, hexadecimal: the hash of its genesis. Nothing else is trusted to start with. */
export function createLog(team: string): Log {
  const known = new Map<string, Known>()
  // By id *and* signature: a forged copy of an entry must not keep out the true one.
  const refused = new Set<string>()
  const parked = new Map<string, Offered>()
  const waitingFor = new Map<string, Set<string>>()
  const tips = new Set<string>()
  const newest = new Map<string, Entry>()
  const places = new Map<string, string>()
  const forks = new Set<string>()
  const controls = new Map<string, ControlEntry>()
  const pasts = new Map<string, Past>()
  const folds = new Map<string, Membership>()
  let genesis: Membership | undefined
  let current: Membership | undefined

  const pastOf = (core: Core): Past => {
    const deps = depsOf(core).map((id) => known.get(id))
    const first = deps[0]
    const ids = new Set<string>(first?.past.ids)
    for (const dep of deps) {
      if (!dep) continue
      if (dep.past !== first?.past) for (const id of dep.past.ids) ids.add(id)
      if (dep.op) ids.add(dep.entry.id)
    }
    if (first && ids.size === first.past.ids.size) return first.past
    const key = [...ids].sort().join()
    const past = pasts.get(key) ?? { key, ids }
    pasts.set(key, past)
    return past
  }

  const foldOf = (past: Past): Membership | undefined => {
    const before = folds.get(past.key)
    if (before || !genesis) return before
    const allowed = [...past.ids].flatMap((id) => controls.get(id) ?? [])
    const fold = foldMembership(genesis, allowed)
    folds.set(past.key, fold)
    return fold
  }

  const keep = (entry: Entry, rest: Omit<Known, 'entry'>): Known => {
    const { core, id } = entry
    const made: Known = { entry, ...rest }
    known.set(id, made)
    for (const dep of depsOf(core)) tips.delete(dep)
    tips.add(id)
    const place = `${core.author}/${core.seq}`
    if ((places.get(place) ?? id) !== id) forks.add(core.author)
    places.set(place, id)
    const last = newest.get(core.author)
    if (!last || inOrder({ lm: last.core.lm, id: last.id }, { lm: core.lm, id }) < 0) newest.set(core.author, entry)
    return made
  }

  const admitGenesis = (offered: Offered): Known | undefined => {
    const { entry, introduces } = offered
    const op = decodeControl(entry.body)
    if (entry.team !== team || genesis || op === undefined || op === 'newer' || op.op !== 'genesis') return undefined
    const { core } = entry
    if (core.author !== introduces || core.seq !== 1 || core.lm !== 1 || core.heads.length > 0) return undefined
    if (core.type !== 'control' || !isAuthentic(entry, op.device.sign)) return undefined
    genesis = found(op, introduces)
    current = genesis
    return keep(entry, { member: op.member, standing: 'effective', op, past: { key: '', ids: new Set() } })
  }

  const standingOf = (entry: Entry, control: ControlEntry | undefined, member: string, past: Membership): Standing => {
    if (entry.core.type === 'record') return past.members.get(member)?.role === 'reader' ? 'void' : 'effective'
    if (!control) return decodeControl(entry.body) === 'newer' ? 'newer' : 'void'
    const { op } = control
    const proven = () => op.op === 'add-device' && isProven(team, op.member, op.device, op.proof)
    return isAllowed(past, control, proven) ? 'effective' : 'void'
  }

  /** All dependencies are known here. Undefined: refuse. */
  const admit = (offered: Offered): Known | undefined => {
    const { entry, introduces, verified } = offered
    const { core, id } = entry
    if (core.team === NO_TEAM) return admitGenesis(offered)
    if (entry.team !== team || core.heads.length + (core.prev ? 1 : 0) === 0) return undefined
    const lms = depsOf(core).map((dep) => known.get(dep)?.entry.core.lm ?? 0)
    if (core.lm !== 1 + Math.max(...lms)) return undefined
    const prev = core.prev === undefined ? undefined : known.get(core.prev)?.entry.core
    if (prev && (prev.author !== core.author || prev.seq !== core.seq - 1)) return undefined
    const past = pastOf(core)
    const membership = foldOf(past)
    const author = membership?.devices.get(core.author)
    if (!membership || !author) return undefined
    if (!verified && !isAuthentic(entry, author.sign)) return undefined
    const decoded = core.type === 'control' ? decodeControl(entry.body) : undefined
    const op = decoded === 'newer' ? undefined : decoded
    const control = op && { id, author: core.author, lm: core.lm, op, introduces }
    const standing = standingOf(entry, control, author.member, membership)
    if (control && standing === 'effective') {
      controls.set(id, control)
      current = undefined
    }
    // Only what has an effect is part of a past: void operations must not multiply the pasts to fold.
    return keep(entry, { member: author.member, standing, op: standing === 'effective' ? op : undefined, past })
  }

  const missing = (core: Core): string | undefined => depsOf(core).find((id) => !known.has(id))

  const park = (offered: Offered, on: string): void => {
    const ticket = ticketOf(offered.entry)
    parked.set(ticket, offered)
    waitingFor.set(on, (waitingFor.get(on) ?? new Set()).add(ticket))
  }

  return {
    offer(entry, how = {}) {
      const admitted: Known[] = []
      const bad: Entry[] = []
      const first = ticketOf(entry)
      if (known.has(entry.id) || refused.has(first) || parked.has(first)) return { admitted, refused: bad }
      const queue: Offered[] = [{ entry, introduces: how.introduces, verified: how.verified ?? false }]
      for (let next = queue.shift(); next; next = queue.shift()) {
        const lacking = missing(next.entry.core)
        if (lacking !== undefined) {
          park(next, lacking)
          continue
        }
        parked.delete(ticketOf(next.entry))
        if (known.has(next.entry.id)) continue
        const made = admit(next)
        if (!made) {
          refused.add(ticketOf(next.entry))
          bad.push(next.entry)
          continue
        }
        admitted.push(made)
        for (const ticket of waitingFor.get(next.entry.id) ?? []) {
          const waiting = parked.get(ticket)
          if (waiting) queue.push(waiting)
        }
        waitingFor.delete(next.entry.id)
      }
      return { admitted, refused: bad }
    },
    has: (id) => known.has(id),
    get: (id) => known.get(id),
    waiting: () => parked.size,
    forked: () => [...forks].sort(),
    membership() {
      if (!current && genesis) current = foldMembership(genesis, controls.values())
      return current
    },
    next(device) {
      if (!this.membership()?.devices.has(device)) return undefined
      const last = newest.get(device)
      const heads = [...tips]
        .filter((id) => id !== last?.id)
        .map((id) => ({ id, lm: known.get(id)?.entry.core.lm ?? 0 }))
        .sort((a, b) => inOrder(b, a))
        .slice(0, MAX_HEADS)
      const lm = 1 + Math.max(last?.core.lm ?? 0, ...heads.map((head) => head.lm))
      return { seq: (last?.core.seq ?? 0) + 1, prev: last?.id, lm, heads: heads.map((head) => head.id) }
    },
  }
}

/** The device that an entry introduces, for the log: it has to be hashed. @returns undefined for all other entries. */
export async function introducedBy(
  entry: Entry,
  hash: (device: { readonly sign: Uint8Array<ArrayBuffer>; readonly box: string }) => Promise<string>,
): Promise<string | undefined> {
  if (entry.core.type !== 'control') return undefined
  const op = decodeControl(entry.body)
  return typeof op === 'object' && (op.op === 'genesis' || op.op === 'add-device') ? hash(op.device) : undefined
}
