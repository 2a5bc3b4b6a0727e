/**
 * Who is in a team and what they may do: a pure fold over control operations in the order of (lm, id). Authority is asked in the
 * author's own causal past, so neither the hub nor the order of arrival has a say.
 */
import { bytesToHex } from '../prelude/bytes.ts'
import type { Card, ControlOp, DevicePublic, EpochPublic, Genesis, TeamRole } from './control.ts'

export interface Member {
  readonly member: string
  readonly name: string
  readonly role: TeamRole
  readonly caseWorker: boolean
  /** The newest card that a device of this member published while being case worker, and the entry that carries it. */
  readonly card: { readonly entry: string; readonly card: Card } | undefined
}

export interface Device extends DevicePublic {
  readonly device: string
  readonly member: string
}

export interface Membership {
  readonly genesis: Genesis
  readonly members: ReadonlyMap<string, Member>
  readonly devices: ReadonlyMap<string, Device>
  /** Invite key (hexadecimal) → what it may be used for, and the device it let in. */
  readonly invites: ReadonlyMap<string, { readonly expires: number; readonly used: string | undefined }>
  readonly epochs: ReadonlyMap<number, EpochPublic>
}

/** One control entry as the fold sees it. `device` is the id of the device an operation introduces, if it does. */
export interface ControlEntry {
  readonly id: string
  readonly author: string
  readonly lm: number
  readonly op: ControlOp
  readonly introduces: string | undefined
}

/** @returns the team as its genesis made it: one member, who leads. */
export function found(genesis: Genesis, device: string): Membership {
  const { member, memberName: name } = genesis
  return {
    genesis,
    members: new Map([[member, { member, name, role: 'lead', caseWorker: false, card: undefined }]]),
    devices: new Map([[device, { ...genesis.device, device, member }]]),
    invites: new Map(),
    epochs: new Map([[genesis.key.epoch, genesis.key]]),
  }
}

/**
 * Whether this author may do this, as far as the author could know.
 * @param past the fold of the author's causal past
 * @param isProven whether the new device of an `add-device` signed for itself
 */
export function isAllowed(past: Membership, entry: ControlEntry, isProven: () => boolean): boolean {
  const author = past.devices.get(entry.author)
  const self = author && past.members.get(author.member)
  if (!self) return false
  const { op } = entry
  switch (op.op) {
    case 'genesis':
      return false
    case 'invite':
    case 'epoch':
      return self.role === 'lead'
    case 'grant': {
      const target = past.members.get(op.member)
      if (self.role !== 'lead' || !target) return false
      // A lead is lowered by the founder or by themselves. Quorum between leads comes with removal.
      return target.role !== 'lead' || op.role === 'lead' || [past.genesis.member, op.member].includes(self.member)
    }
    case 'add-device': {
      if (entry.introduces === undefined || past.devices.has(entry.introduces) || !isProven()) return false
      if (op.invite === undefined) return op.member === self.member
      const invite = past.invites.get(bytesToHex(op.invite))
      return self.role === 'lead' && invite?.used === undefined && invite !== undefined && !past.members.has(op.member)
    }
    case 'card':
      return self.caseWorker
  }
}

const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value)

function addDevice(now: Membership, entry: ControlEntry): Membership {
  const { op, introduces: device } = entry
  if (op.op !== 'add-device' || device === undefined || now.devices.has(device)) return now
  const devices = withEntry(now.devices, device, { ...op.device, device, member: op.member })
  if (op.invite === undefined) return { ...now, devices }
  const key = bytesToHex(op.invite)
  const invite = now.invites.get(key)
  // Two claims on one invite that did not know each other: the first in (lm, id) stands, for everybody alike.
  if (!invite || invite.used !== undefined || now.members.has(op.member)) return now
  const { member, name } = op
  return {
    ...now,
    devices,
    members: withEntry(now.members, member, { member, name, role: 'reader', caseWorker: false, card: undefined }),
    invites: withEntry(now.invites, key, { ...invite, used: device }),
  }
}

/** What an allowed operation does. One that lost a race against a concurrent one does nothing. */
export function apply(now: Membership, entry: ControlEntry): Membership {
  const { op } = entry
  switch (op.op) {
    case 'genesis':
      return now
    case 'invite': {
      const key = bytesToHex(op.key)
      if (now.invites.has(key)) return now
      return { ...now, invites: withEntry(now.invites, key, { expires: op.expires, used: undefined }) }
    }
    case 'add-device':
      return addDevice(now, entry)
    case 'grant': {
      const member = now.members.get(op.member)
      if (!member) return now
      const changed = { ...member, role: op.role, caseWorker: op.caseWorker }
      return { ...now, members: withEntry(now.members, op.member, changed) }
    }
    case 'epoch':
      return now.epochs.has(op.key.epoch) ? now : { ...now, epochs: withEntry(now.epochs, op.key.epoch, op.key) }
    case 'card': {
      const by = now.devices.get(entry.author)
      const member = by && now.members.get(by.member)
      if (!member) return now
      const card = { entry: entry.id, card: op }
      return { ...now, members: withEntry(now.members, member.member, { ...member, card }) }
    }
  }
}

/** Total order of entries, the same for everybody: by Lamport number, then id. No clock takes part. */
export const inOrder = (
  a: { readonly lm: number; readonly id: string },
  b: { readonly lm: number; readonly id: string },
): number => a.lm - b.lm || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * @param genesis the team as founded
 * @param allowed control entries that were allowed in their author's own past, in any order, repeated or not
 */
export function foldMembership(genesis: Membership, allowed: Iterable<ControlEntry>): Membership {
  const once = new Map<string, ControlEntry>()
  for (const entry of allowed) once.set(entry.id, entry)
  return [...once.values()].sort(inOrder).reduce(apply, genesis)
}
