import type { Brand } from '../../prelude/brand.ts'
import { bytesToHex } from '../../prelude/bytes.ts'

/** A record of ours: 16 random bytes as 32 hexadecimal digits. Says nothing of time, device or author. */
export type RecordId = Brand<string, 'RecordId'>

/** A commitment: `<source>:<key>`, equal for the same line of the same source on every device. */
export type CommitmentId = Brand<string, 'CommitmentId'>

/** ISO 3166-1 alpha-3, or `''` never: an unknown State is left out. */
export type StateCode = Brand<string, 'StateCode'>

export const createRecordId = (random: (size: number) => Uint8Array): RecordId => bytesToHex(random(16)) as RecordId
export const isRecordId = (value: string): value is RecordId => /^[0-9a-f]{32}$/.test(value)
export const isStateCode = (value: string): value is StateCode => /^[A-Z]{3}$/.test(value)
/** `<source>:<key>`, without control characters: 40 and 200 characters at most. */
export const isCommitmentId = (value: string): value is CommitmentId =>
  /^[^\p{Cc}:]{1,40}:[^\p{Cc}]{1,200}$/u.test(value)
