/**
 * One team on this device: its log in memory, its envelopes in the vault, and the one way to write to it. Everything that is delivered
 * to the page was committed first; everything that was committed is offered again at the next unlock.
 */
import { type Bytes, bytesToHex, concat } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import type { Batch } from '../sync/client.ts'
import { decodeBody, encodeBody, type Manifest } from '../team/body.ts'
import { type ControlOp, encodeControl } from '../team/control.ts'
import { deviceIdOf } from '../team/device.ts'
import { type Entry, openEnvelope, sealEntry } from '../team/entry.ts'
import { openEpoch } from '../team/epoch.ts'
import { type Admitted, type Change, createLog, introducedBy, type Log } from '../team/log.ts'
import type { Membership } from '../team/membership.ts'
import type { Put } from '../vault/vault.ts'
import { follow, type Position, startOf } from '../wire/chain.ts'
import { transportId } from '../wire/envelope.ts'
import { type Carried, createCarried } from './carried.ts'
import type { OpenedEntry, Whereabouts, WriteFault } from './contract.ts'
import { type KeeperCore, TAGS } from './core.ts'
import type { Outbox } from './outbox.ts'
import { encodeState, type TeamState } from './state.ts'

export type Writing = { readonly op: ControlOp } | { readonly body: Uint8Array; readonly files: readonly Manifest[] }

/** What ends or begins in the same transaction as the entries. */
export interface Along {
  readonly change?: (state: TeamState) => TeamState
  readonly put?: readonly Put[]
  readonly drop?: readonly string[]
}

export type LedgerFault = WriteFault | 'not-a-member' | 'too-large'

export interface Ledger {
  readonly team: string
  readonly log: Log
  readonly carried: Carried
  state(): TeamState
  membership(): Membership | undefined
  /** An envelope as the vault has it, at unlock. */
  load(item: string, bytes: Uint8Array): Promise<void>
  write(writings: readonly Writing[], along?: Along): Promise<Result<readonly string[], LedgerFault>>
  receive(batch: Pick<Batch, 'envelopes' | 'last'>): Promise<void>
  /** Keeps a changed state, with whatever else belongs to the change. */
  change(next: (state: TeamState) => TeamState, along?: Omit<Along, 'change'>): Promise<Result<null, WriteFault>>
  /** Emits what was admitted and not delivered yet. */
  deliver(): void
  /** Says again where these entries are. */
  moved(entries: readonly string[]): void
  entryOf(item: string): string | undefined
  items(): readonly string[]
  troubles(): { readonly quarantined: number; readonly newer: number }
}

/** Told after a change that the views of teams and notices must follow. */
export type Changed = () => void

/** First byte of an envelope item: whether its signature was checked and it was admitted when it was kept. */
const UNCHECKED = 0
const CHECKED = 1

export const envelopeItem = (envelope: Uint8Array, checked: boolean): Bytes =>
  concat(new Uint8Array([checked ? CHECKED : UNCHECKED]), envelope)
export const itemEnvelope = (item: Uint8Array): Bytes => new Uint8Array(item.subarray(1))
export const itemId = async (envelope: Uint8Array): Promise<string> =>
  bytesToHex((await transportId(envelope)).subarray(0, 16))
export const stateId = (core: KeeperCore, team: string): Promise<string> => core.vault.idOf(`team/${team}`)

export function createLedger(core: KeeperCore, outbox: Outbox, initial: TeamState, changed: Changed): Ledger {
  const { team } = initial
  const log = createLog(team)
  const carried = createCarried(core, outbox, team)
  let state = initial
  let kept = initial
  let line: Promise<unknown> = Promise.resolve()
  const itemOf = new Map<string, string>()
  const entryAt = new Map<string, string>()
  const quarantined = new Set<string>()
  const newer = new Set<string>()
  const shut = new Map<string, Bytes>()
  /** Where the hub's list stood after each envelope that came in this session, and where other members say it stood. */
  const places = new Map<number, string>()
  const claims = new Map<number, string>()
  let fresh: Admitted[] = []
  let manifests: Manifest[] = []

  /** One change of this team after the other. */
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const next = line.then(work, work)
    line = next.catch(() => undefined)
    return next
  }

  const statePut = async (next: TeamState): Promise<Put> => ({
    id: await stateId(core, team),
    tag: TAGS.team,
    bytes: encodeState(next),
  })

  const whereabouts = (entry: string): Whereabouts => {
    if (state.kind === 'own') return 'phone'
    return outbox.isWaiting(itemOf.get(entry) ?? '') ? 'waiting' : 'received'
  }

  function settle({ admitted, refused }: Change): void {
    for (const entry of refused) quarantined.add(entry.id)
    for (const one of admitted) {
      const { entry, standing } = one
      if (standing !== 'effective') (standing === 'newer' ? newer : quarantined).add(entry.id)
      else if (entry.core.type === 'record') {
        const body = decodeBody(entry.body)
        if (!body) quarantined.add(entry.id)
        else {
          carried.add(entry.id, body.files)
          manifests.push(...body.files)
          fresh.push(one)
        }
      }
    }
  }

  /** Keys of a later epoch that a lead sealed to this device. */
  async function adopt(admitted: readonly Admitted[]): Promise<void> {
    for (const { op } of admitted) {
      if (op?.op !== 'epoch' || state.epochs.some(({ epoch }) => epoch === op.key.epoch)) continue
      const sealed = op.sealed.get(state.device.device)
      const committed = log.membership()?.epochs.get(op.key.epoch)
      const key = sealed && committed && (await openEpoch(sealed, state.device.identity, committed))
      if (!key) continue
      state = { ...state, epochs: [...state.epochs, key].sort((a, b) => b.epoch - a.epoch) }
      const retry = [...shut]
      shut.clear()
      for (const [item, envelope] of retry) await offer(item, envelope, false)
    }
  }

  async function offer(item: string, envelope: Bytes, verified: boolean): Promise<Entry | undefined> {
    const opened = await openEnvelope(envelope, state.stream, state.epochs)
    if (opened.kind === 'newer') newer.add(item)
    if (opened.kind === 'cannot-open') shut.set(item, envelope)
    if (opened.kind !== 'entry') return undefined
    const { entry } = opened
    if (!itemOf.has(entry.id)) itemOf.set(entry.id, item)
    entryAt.set(item, entry.id)
    const change = log.offer(entry, { introduces: await introducedBy(entry, deviceIdOf), verified })
    settle(change)
    await adopt(change.admitted)
    return entry
  }

  /** The first card of each member is the one that reports are sealed to. */
  function pinned(before: TeamState): TeamState {
    const pins = new Map(before.pins)
    for (const { member, card } of log.membership()?.members.values() ?? []) {
      if (card && !pins.has(member)) pins.set(member, card.entry)
    }
    return pins.size === before.pins.size ? before : { ...before, pins }
  }

  /** Whether the hub has shown one list here and another to somebody whose entry is among these (protocol invariant I8). */
  async function isForked(envelopes: Batch['envelopes'], last: Position, entries: readonly (Entry | undefined)[]) {
    let at = outbox.cursor(bytesToHex(state.stream)) ?? startOf(state.stream)
    for (const { id } of envelopes) {
      at = await follow(at, [id])
      places.set(at.n, bytesToHex(at.h))
    }
    places.set(last.n, bytesToHex(last.h))
    for (const entry of entries) {
      if (entry?.core.seen && log.has(entry.id)) claims.set(entry.core.seen.n, bytesToHex(entry.core.seen.h))
    }
    let forked = false
    for (const [n, h] of claims) {
      const place = places.get(n)
      if (place === undefined) continue
      claims.delete(n)
      if (place !== h) forked = true
    }
    return forked
  }

  function open({ entry, member }: Admitted): OpenedEntry {
    const { id, core: signed } = entry
    const body = decodeBody(entry.body)?.body ?? new Uint8Array()
    const { author: device, lm, seq } = signed
    return { id, team, device, member, lm, seq, body, files: carried.views(id), whereabouts: whereabouts(id) }
  }

  function deliver(): void {
    const entries = fresh.map(open)
    fresh = []
    manifests = []
    for (let at = 0; at < entries.length; at += 256) core.emit('entries', entries.slice(at, at + 256))
  }

  async function seal(writings: readonly Writing[]) {
    const next = log.next(state.device.device)
    const [key] = state.epochs
    if (!next || !key) return fail('not-a-member' as const)
    const sealed: { readonly entry: Entry; readonly envelope: Bytes; readonly item: string }[] = []
    let at = next
    const seen = outbox.cursor(bytesToHex(state.stream))
    for (const writing of writings) {
      const control = 'op' in writing
      const body = control ? encodeControl(writing.op) : encodeBody(writing.body, writing.files)
      const type = control ? 'control' : 'record'
      const core1 = {
        team,
        space: 'project',
        author: state.device.device,
        epoch: key.epoch,
        type,
        seen,
        ...at,
      } as const
      const made = await sealEntry(core.world, core1, body, state.device.seed, state.stream, key)
      if (!made) return fail('too-large' as const)
      sealed.push({ ...made, item: await itemId(made.envelope) })
      at = { seq: at.seq + 1, prev: made.entry.id, lm: at.lm + 1, heads: [] }
    }
    return ok(sealed)
  }

  async function commit(
    put: readonly Put[],
    drop: readonly string[],
    next?: TeamState,
  ): Promise<Result<null, WriteFault>> {
    const last = next ?? state
    const all = last === kept ? put : [...put, await statePut(last)]
    const done = await core.vault.commit({ put: all, drop })
    if (done.ok) {
      state = last
      kept = last
    }
    return done
  }

  return {
    team,
    log,
    carried,
    state: () => state,
    membership: () => log.membership(),
    async load(item, bytes) {
      await offer(item, itemEnvelope(bytes), bytes[0] === CHECKED)
    },
    write: (writings, along = {}) =>
      inLine(async () => {
        const sealed = await seal(writings)
        if (!sealed.ok) return sealed
        const put: Put[] = [...(along.put ?? [])]
        const queued: Put[] = []
        for (const { envelope, item } of sealed.value) {
          put.push({ id: item, tag: TAGS.envelope, bytes: envelopeItem(envelope, true) })
          if (state.kind === 'hub')
            queued.push(await outbox.queue('entry', bytesToHex(state.stream), item, envelope.length))
        }
        const done = await commit([...put, ...queued], along.drop ?? [], along.change?.(state))
        if (!done.ok) return done
        for (const one of queued) outbox.queued(one)
        for (const { entry, item } of sealed.value) {
          itemOf.set(entry.id, item)
          entryAt.set(item, entry.id)
          settle(log.offer(entry, { introduces: await introducedBy(entry, deviceIdOf), verified: true }))
        }
        const pins = pinned(state)
        if (pins !== state) await commit([], [], pins)
        deliver()
        changed()
        return ok(sealed.value.map(({ entry }) => entry.id))
      }),
    receive: ({ envelopes, last }) =>
      inLine(async () => {
        const kept: { readonly item: string; readonly envelope: Bytes; readonly entry: Entry | undefined }[] = []
        for (const { envelope, id } of envelopes) {
          const item = bytesToHex(id.subarray(0, 16))
          if (core.vault.has(item)) continue
          kept.push({ item, envelope, entry: await offer(item, envelope, false) })
        }
        const put: Put[] = kept.map(({ item, envelope, entry }) => ({
          id: item,
          tag: TAGS.envelope,
          bytes: envelopeItem(envelope, entry !== undefined && log.has(entry.id)),
        }))
        for (const manifest of manifests) put.push(core.files.manifestPut(manifest))
        const mailbox = bytesToHex(state.stream)
        put.push(await outbox.cursorPut(mailbox, last))
        const entries = kept.map(({ entry }) => entry)
        const forked = await isForked(envelopes, last, entries)
        const next = pinned(state)
        const done = await commit(put, [], forked ? { ...next, forked: next.forked + 1 } : next)
        if (!done.ok) throw new Error(done.error)
        outbox.moved(mailbox, last)
        deliver()
        changed()
      }),
    change: (next, { put = [], drop = [] } = {}) =>
      inLine(async () => {
        const done = await commit(put, drop, next(state))
        changed()
        return done
      }),
    deliver,
    moved(entries) {
      const list = entries.flatMap((id) =>
        log.get(id)?.entry.core.type === 'record'
          ? [{ id, whereabouts: whereabouts(id), files: carried.views(id) }]
          : [],
      )
      if (list.length > 0) core.emit('moved', list)
    },
    entryOf: (item) => entryAt.get(item),
    items: () => [...entryAt.keys()],
    troubles: () => ({ quarantined: quarantined.size + shut.size, newer: newer.size }),
  }
}
