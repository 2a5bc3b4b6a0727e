/**
 * What inviter and joiner say to each other through the invite mailbox: ask → hello → (people compare digits) → welcome or no.
 * Everything is sealed by the invitation's key, so the hub can swap nothing; a thief of the invitation could, and the digits show it.
 */
import { openWith, sealTo } from '../crypto/age.ts'
import { sha256 } from '../crypto/hash.ts'
import { label } from '../crypto/labels.ts'
import { createSigner } from '../crypto/sign.ts'
import { type Bytes, bytesToHex, concat, hexToBytes } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { type Cbor, encode } from '../wire/cbor.ts'
import { isSigned } from '../wire/signature.ts'
import { type DevicePublic, recipientOf } from './control.ts'
import { type DeviceKeys, isProven, proveDevice } from './device.ts'
import type { EpochKey } from './epoch.ts'
import {
  attempt,
  bytesOf,
  countOf,
  decodeItem,
  type Fields,
  listOf,
  Malformed,
  mapOf,
  oneOf,
  textOf,
} from './fields.ts'
import type { InviteKeys } from './invite.ts'
import { openItems, sealItems } from './sealed.ts'

const VERSION = 1

export interface Ask {
  readonly kind: 'ask'
  /** Names this request, 16 bytes hexadecimal: the beginning of a hash over it. */
  readonly request: string
  readonly member: string
  readonly name: string
  readonly device: DevicePublic
  readonly proof: Bytes
}
export interface Hello {
  readonly kind: 'hello'
  readonly request: string
  readonly lead: DevicePublic
}
/** What lets a device in: where the space is and the keys it is sealed with. `isCommitted` checks them against the log. */
export interface Welcome {
  readonly kind: 'welcome'
  readonly request: string
  /** age file to the joiner's device. */
  readonly sealed: Bytes
  readonly signature: Bytes
}
export const NO = ['refused', 'used', 'expired'] as const
export interface No {
  readonly kind: (typeof NO)[number]
  readonly request: string
}
export type JoinMessage = Ask | Hello | Welcome | No

export interface Admission {
  readonly stream: Bytes
  readonly epochs: readonly EpochKey[]
}

const requestOf = async (device: DevicePublic, proof: Uint8Array): Promise<string> =>
  bytesToHex((await sha256(label('request'), device.sign, proof)).subarray(0, 16))

/** @returns a request signed by the new device (its proof) and, with the invite key, by whoever holds the invitation. */
export async function createAsk(team: string, member: string, name: string, keys: DeviceKeys): Promise<Ask> {
  const proof = proveDevice(team, member, keys)
  const device = { sign: keys.sign, box: keys.box }
  return { kind: 'ask', request: await requestOf(device, proof), member, name, device, proof }
}

const welcomeBytes = (team: string, request: string, sealed: Uint8Array): Bytes =>
  concat(label('welcome'), hexToBytes(team), hexToBytes(request), sealed)

/** @param lead seed of the lead's device: the one whose keys the joiner compared. */
export async function createWelcome(team: string, ask: Ask, admission: Admission, lead: Uint8Array): Promise<Welcome> {
  const plain = encode({
    st: admission.stream,
    ek: admission.epochs.map(({ epoch, key }) => [epoch, key]),
  })
  const sealed = await sealTo([ask.device.box], plain)
  const signature = createSigner(lead).sign(welcomeBytes(team, ask.request, sealed))
  return { kind: 'welcome', request: ask.request, sealed, signature }
}

/** @returns undefined unless the lead of the compared digits signed it and it was sealed to this device. */
export async function openWelcome(
  team: string,
  welcome: Welcome,
  lead: DevicePublic,
  keys: DeviceKeys,
): Promise<Admission | undefined> {
  if (!isSigned(lead.sign, welcomeBytes(team, welcome.request, welcome.sealed), welcome.signature)) return undefined
  const plain = await openWith(keys.identity, welcome.sealed)
  return (
    plain &&
    attempt(() => {
      const fields = mapOf(decodeItem(plain))
      const epochs = listOf(fields.ek, 1024).map((pair) => {
        const [epoch, key] = listOf(pair, 2)
        return { epoch: countOf(epoch), key: bytesOf(key, 32) }
      })
      return { stream: bytesOf(fields.st, 32), epochs }
    })
  )
}

function fieldsOf(message: JoinMessage): { readonly [key: string]: Cbor } {
  const common = { v: VERSION, k: message.kind, r: hexToBytes(message.request) }
  switch (message.kind) {
    case 'ask': {
      const { member, name, device, proof } = message
      return { ...common, m: hexToBytes(member), mn: name, sg: device.sign, bx: device.box, p: proof }
    }
    case 'hello':
      return { ...common, sg: message.lead.sign, bx: message.lead.box }
    case 'welcome':
      return { ...common, s: message.sealed, p: message.signature }
    default:
      return common
  }
}

/** @returns an envelope for the invite mailbox. */
export async function sealMessage(world: World, keys: InviteKeys, message: JoinMessage): Promise<Bytes> {
  const body = encode(fieldsOf(message))
  const signature = createSigner(keys.sign).sign(concat(label('ask'), body))
  const envelope = await sealItems(world, keys.seal, keys.mailbox, [body, signature])
  if (!envelope) throw new RangeError('a join message is small')
  return envelope
}

const deviceOf = (fields: Fields): DevicePublic => ({
  sign: bytesOf(fields.sg, 32),
  box: recipientOf(fields.bx, 'hybrid'),
})

function messageOf(fields: Fields): JoinMessage {
  if (countOf(fields.v) !== VERSION) throw new Malformed('version')
  const request = bytesToHex(bytesOf(fields.r, 16))
  const kind = oneOf(fields.k, ['ask', 'hello', 'welcome', ...NO])
  switch (kind) {
    case 'ask': {
      const member = bytesToHex(bytesOf(fields.m, 16))
      return { kind, request, member, name: textOf(fields.mn), device: deviceOf(fields), proof: bytesOf(fields.p, 64) }
    }
    case 'hello':
      return { kind, request, lead: deviceOf(fields) }
    case 'welcome':
      return { kind, request, sealed: bytesOf(fields.s), signature: bytesOf(fields.p, 64) }
    default:
      return { kind, request }
  }
}

/** @returns undefined for what is not a message of this invitation, and for an `ask` that its own device did not sign. */
export async function openMessage(
  team: string,
  keys: InviteKeys,
  envelope: Uint8Array,
): Promise<JoinMessage | undefined> {
  const items = await openItems([keys.seal], keys.mailbox, envelope)
  if (!items || items === 'newer') return undefined
  const message = attempt(() => {
    const body = bytesOf(items[0])
    if (!isSigned(keys.public, concat(label('ask'), body), bytesOf(items[1], 64))) throw new Malformed('signature')
    return messageOf(mapOf(decodeItem(body)))
  })
  if (message?.kind !== 'ask') return message
  const { member, device, proof, request } = message
  return isProven(team, member, device, proof) && (await requestOf(device, proof)) === request ? message : undefined
}
