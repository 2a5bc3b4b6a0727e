/** What this device keeps about one team, as one item of the vault: its own keys there, and what it has seen and promised. */
import { type Bytes, bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import type { DeviceKeys } from '../team/device.ts'
import type { EpochKey } from '../team/epoch.ts'
import { bytesOf, countOf, decodeItem, type Fields, flagOf, listOf, mapOf, oneOf, textOf } from '../team/fields.ts'
import type { Invitation } from '../team/invite.ts'
import { type Cbor, encode } from '../wire/cbor.ts'

const VERSION = 1

/** A case worker's desk on the device that published its card: all secrets, 32 bytes each. */
export interface DeskState {
  readonly identity: string
  readonly recipient: string
  readonly inbox: Bytes
  readonly append: Bytes
  readonly read: Bytes
  readonly owner: Bytes
}

export interface TeamState {
  readonly team: string
  readonly kind: 'own' | 'hub'
  /** Origin; absent for the own team. */
  readonly hub: string | undefined
  /** Mailbox of the project space, 32 bytes, and the seed of its owner key where this device made it. */
  readonly stream: Bytes
  readonly owner: Bytes | undefined
  /** Newest first. */
  readonly epochs: readonly EpochKey[]
  readonly member: string
  readonly device: DeviceKeys
  readonly mustEnrol: boolean
  /** Invitations made on this device. */
  readonly invites: readonly { readonly seed: Bytes; readonly expires: number }[]
  readonly desk: DeskState | undefined
  /** Member → entry of the card that was seen first. Another card for a pinned member blocks sealing. */
  readonly pins: ReadonlyMap<string, string>
  /** How often the hub lost or changed what it had acknowledged. */
  readonly lost: number
  readonly forked: number
}

const deviceFields = ({ device, seed, sign, box, identity }: DeviceKeys): Cbor => ({
  d: hexToBytes(device),
  s: seed,
  p: sign,
  b: box,
  i: identity,
})

function deviceOf(value: unknown): DeviceKeys {
  const fields = mapOf(value)
  return {
    device: bytesToHex(bytesOf(fields.d, 16)),
    seed: bytesOf(fields.s, 32),
    sign: bytesOf(fields.p, 32),
    box: textOf(fields.b, 4096),
    identity: textOf(fields.i, 4096),
  }
}

const deskFields = ({ identity, recipient, inbox, append, read, owner }: DeskState): Cbor => ({
  i: identity,
  r: recipient,
  m: inbox,
  a: append,
  d: read,
  o: owner,
})

function deskOf(value: unknown): DeskState {
  const fields = mapOf(value)
  return {
    identity: textOf(fields.i),
    recipient: textOf(fields.r),
    inbox: bytesOf(fields.m, 32),
    append: bytesOf(fields.a, 32),
    read: bytesOf(fields.d, 32),
    owner: bytesOf(fields.o, 32),
  }
}

export function encodeState(state: TeamState): Bytes {
  return encode({
    v: VERSION,
    t: hexToBytes(state.team),
    k: state.kind,
    h: state.hub ?? null,
    st: state.stream,
    ow: state.owner ?? null,
    ek: state.epochs.map(({ epoch, key }) => [epoch, key]),
    m: hexToBytes(state.member),
    d: deviceFields(state.device),
    en: state.mustEnrol,
    iv: state.invites.map(({ seed, expires }) => [seed, expires]),
    de: state.desk ? deskFields(state.desk) : null,
    pn: [...state.pins].map(([member, entry]) => [hexToBytes(member), hexToBytes(entry)]),
    lo: state.lost,
    fo: state.forked,
  })
}

const pairsOf = <T>(value: unknown, read: (a: unknown, b: unknown) => T): readonly T[] =>
  listOf(value, 10_000).map((item) => {
    const [a, b] = listOf(item, 2)
    return read(a, b)
  })
const absent = <T>(value: unknown, read: (value: unknown) => T): T | undefined =>
  value === null ? undefined : read(value)
const bytes32 = (value: unknown): Bytes => bytesOf(value, 32)

function versioned(bytes: Uint8Array): Fields {
  const fields = mapOf(decodeItem(bytes))
  if (fields.v !== VERSION) throw new RangeError('written by a newer version')
  return fields
}

/** @throws when it is not what `encodeState` of this version wrote: the vault vouches for its items. */
export function decodeState(bytes: Uint8Array): TeamState {
  const fields = versioned(bytes)
  return {
    team: bytesToHex(bytes32(fields.t)),
    kind: oneOf(fields.k, ['own', 'hub']),
    hub: absent(fields.h, (hub) => textOf(hub, 300)),
    stream: bytes32(fields.st),
    owner: absent(fields.ow, bytes32),
    epochs: pairsOf(fields.ek, (epoch, key) => ({ epoch: countOf(epoch), key: bytes32(key) })),
    member: bytesToHex(bytesOf(fields.m, 16)),
    device: deviceOf(fields.d),
    mustEnrol: flagOf(fields.en),
    invites: pairsOf(fields.iv, (seed, expires) => ({ seed: bytesOf(seed, 16), expires: countOf(expires) })),
    desk: absent(fields.de, deskOf),
    pins: new Map(pairsOf(fields.pn, (m, e) => [bytesToHex(bytesOf(m, 16)), bytesToHex(bytes32(e))] as const)),
    lost: countOf(fields.lo),
    forked: countOf(fields.fo),
  }
}

/** A request to join that is under way: kept so that a lock in between costs nothing. */
export interface Joining {
  readonly invitation: Invitation
  readonly device: DeviceKeys
  readonly member: string
  readonly name: string
}

export function encodeJoining({ invitation, device, member, name }: Joining): Bytes {
  const { team, hub, seed, expires } = invitation
  return encode({
    v: VERSION,
    t: hexToBytes(team),
    h: hub,
    s: seed,
    x: expires,
    d: deviceFields(device),
    m: hexToBytes(member),
    n: name,
  })
}

export function decodeJoining(bytes: Uint8Array): Joining {
  const fields = versioned(bytes)
  const invitation = {
    team: bytesToHex(bytes32(fields.t)),
    hub: textOf(fields.h, 300),
    seed: bytesOf(fields.s, 16),
    expires: countOf(fields.x),
  }
  return { invitation, device: deviceOf(fields.d), member: bytesToHex(bytesOf(fields.m, 16)), name: textOf(fields.n) }
}
