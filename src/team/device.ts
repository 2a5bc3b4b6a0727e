/** A device's keys, made afresh for every team so that a hub can't link one phone across teams. */
import { createHybridDesk } from '../crypto/age.ts'
import { sha256 } from '../crypto/hash.ts'
import { label } from '../crypto/labels.ts'
import { createSigner } from '../crypto/sign.ts'
import { type Bytes, bytesToHex, concat, hexToBytes, utf8 } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { isSigned } from '../wire/signature.ts'
import type { DevicePublic } from './control.ts'

export interface DeviceKeys extends DevicePublic {
  /** 16 bytes, hexadecimal. */
  readonly device: string
  /** Ed25519 seed, 32 bytes. */
  readonly seed: Bytes
  /** age identity (X-Wing: ML-KEM-768 and X25519) that epoch keys are sealed to. */
  readonly identity: string
}

/** @returns SHA-256(`kept1/dev` ‖ signing key ‖ recipient)[:16], hexadecimal. */
export async function deviceIdOf({ sign, box }: DevicePublic): Promise<string> {
  return bytesToHex((await sha256(label('dev'), sign, utf8(box))).subarray(0, 16))
}

export async function createDevice(world: World): Promise<DeviceKeys> {
  const seed = world.random(32)
  const { identity, recipient } = await createHybridDesk()
  const keys = { sign: createSigner(seed).public, box: recipient }
  return { ...keys, seed, identity, device: await deviceIdOf(keys) }
}

const proofOf = (team: string, member: string, { sign, box }: DevicePublic): Bytes =>
  concat(label('join'), hexToBytes(team), hexToBytes(member), sign, utf8(box))

/** A new device's signature (64 bytes) that it wants to be this member's device in this team. */
export const proveDevice = (team: string, member: string, keys: DeviceKeys): Bytes =>
  createSigner(keys.seed).sign(proofOf(team, member, keys))

export const isProven = (team: string, member: string, device: DevicePublic, proof: Uint8Array): boolean =>
  isSigned(device.sign, proofOf(team, member, device), proof)
