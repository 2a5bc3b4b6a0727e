/** Control operations: what changes who is in a team, what they may do, and which keys are in use. Encoded as the body of an entry. */

import { type RecipientKind, recipientKind } from '../crypto/age.ts'
import { type Bytes, bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import { type Cbor, encode } from '../wire/cbor.ts'
import {
  attempt,
  bytesOf,
  countOf,
  decodeItem,
  type Fields,
  flagOf,
  listOf,
  Malformed,
  mapOf,
  oneOf,
  textOf,
} from './fields.ts'

export const ROLES = ['reader', 'contributor', 'lead'] as const
export type TeamRole = (typeof ROLES)[number]

/** The public half of a device: Ed25519 key (32 bytes) and age recipient. */
export interface DevicePublic {
  readonly sign: Bytes
  readonly box: string
}

/** A key of a space for a time, as everybody can check it: id (16 bytes) and commitment (32 bytes), both by HKDF from the key. */
export interface EpochPublic {
  readonly epoch: number
  readonly kid: Bytes
  readonly commit: Bytes
}

export interface Genesis {
  readonly op: 'genesis'
  readonly name: string
  /** Mailbox of the project space, 32 bytes. */
  readonly stream: Bytes
  readonly member: string
  readonly memberName: string
  readonly device: DevicePublic
  readonly key: EpochPublic
}
export interface Invite {
  readonly op: 'invite'
  readonly key: Bytes
  readonly role: TeamRole
  readonly expires: number
}
export interface AddDevice {
  readonly op: 'add-device'
  readonly member: string
  readonly name: string
  readonly device: DevicePublic
  /** Signature of the new device over team, member and its own keys: nobody can be given a device that did not ask. */
  readonly proof: Bytes
  /** The invite this answers; undefined when a member adds their own next device. */
  readonly invite: Bytes | undefined
}
export interface Grant {
  readonly op: 'grant'
  readonly member: string
  readonly role: TeamRole
  readonly caseWorker: boolean
}
export interface Epoch {
  readonly op: 'epoch'
  readonly key: EpochPublic
  /** The key sealed with age to each device by device id. */
  readonly sealed: ReadonlyMap<string, Bytes>
}
export interface Card {
  readonly op: 'card'
  /** age X25519 recipient that reports are sealed to. */
  readonly recipient: string
  /** Mailbox of the desk (32 bytes) and the seed of its append key (32 bytes). */
  readonly inbox: Bytes
  readonly append: Bytes
}
export type ControlOp = Genesis | Invite | AddDevice | Grant | Epoch | Card

const deviceFields = ({ sign, box }: DevicePublic) => ({ sg: sign, bx: box })
const keyFields = ({ epoch, kid, commit }: EpochPublic) => ({ e: epoch, ki: kid, kc: commit })

function fieldsOf(op: ControlOp): { readonly [key: string]: Cbor } {
  switch (op.op) {
    case 'genesis': {
      const { name: nm, stream: st, memberName: mn } = op
      return { nm, st, mn, m: hexToBytes(op.member), ...deviceFields(op.device), ...keyFields(op.key) }
    }
    case 'invite':
      return { k: op.key, r: op.role, x: op.expires }
    case 'add-device': {
      const { name: mn, proof: p, invite } = op
      return { mn, p, m: hexToBytes(op.member), i: invite ?? null, ...deviceFields(op.device) }
    }
    case 'grant':
      return { m: hexToBytes(op.member), r: op.role, cw: op.caseWorker }
    case 'epoch':
      return { ...keyFields(op.key), s: [...op.sealed].map(([device, sealed]) => [hexToBytes(device), sealed]) }
    case 'card':
      return { rc: op.recipient, in: op.inbox, ap: op.append }
  }
}

/** @returns the body of a control entry: deterministic CBOR. */
export const encodeControl = (op: ControlOp): Bytes => encode({ op: op.op, ...fieldsOf(op) })

/** An age recipient of the kind that this use asks for: one of another kind could not be sealed to, or not safely. */
export function recipientOf(value: unknown, kind: RecipientKind): string {
  const recipient = textOf(value, 4096)
  if (recipientKind(recipient) !== kind) throw new Malformed('recipient')
  return recipient
}

const device = (fields: Fields): DevicePublic => ({
  sign: bytesOf(fields.sg, 32),
  box: recipientOf(fields.bx, 'hybrid'),
})
const key = (fields: Fields): EpochPublic => ({
  epoch: countOf(fields.e),
  kid: bytesOf(fields.ki, 16),
  commit: bytesOf(fields.kc, 32),
})
const member = (fields: Fields): string => bytesToHex(bytesOf(fields.m, 16))

function sealedOf(value: unknown): ReadonlyMap<string, Bytes> {
  const out = new Map<string, Bytes>()
  for (const pair of listOf(value, 256)) {
    const [to, sealed] = listOf(pair, 2)
    out.set(bytesToHex(bytesOf(to, 16)), bytesOf(sealed, undefined, 8192))
  }
  return out
}

function opOf(fields: Fields): ControlOp | 'newer' {
  const op = textOf(fields.op, 32)
  switch (op) {
    case 'genesis':
      return {
        op,
        name: textOf(fields.nm),
        stream: bytesOf(fields.st, 32),
        member: member(fields),
        memberName: textOf(fields.mn),
        device: device(fields),
        key: key(fields),
      }
    case 'invite':
      return {
        op,
        key: bytesOf(fields.k, 32),
        role: oneOf(fields.r, ROLES),
        expires: countOf(fields.x),
      }
    case 'add-device': {
      const invite = fields.i
      return {
        op,
        member: member(fields),
        name: textOf(fields.mn),
        device: device(fields),
        proof: bytesOf(fields.p, 64),
        invite: invite === null ? undefined : bytesOf(invite, 32),
      }
    }
    case 'grant':
      return { op, member: member(fields), role: oneOf(fields.r, ROLES), caseWorker: flagOf(fields.cw) }
    case 'epoch':
      return { op, key: key(fields), sealed: sealedOf(fields.s) }
    case 'card':
      return {
        op,
        recipient: recipientOf(fields.rc, 'x25519'),
        inbox: bytesOf(fields.in, 32),
        append: bytesOf(fields.ap, 32),
      }
    default:
      return 'newer'
  }
}

/** @returns the operation, `'newer'` for one this program does not know, undefined when it is malformed. */
export const decodeControl = (body: Uint8Array): ControlOp | 'newer' | undefined =>
  attempt(() => opOf(mapOf(decodeItem(body))))
