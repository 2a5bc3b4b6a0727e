import type { CommitmentId } from '../../domain/values/id.ts'
import { bytesToHex, utf8 } from '../../prelude/bytes.ts'

/** An id for a line whose source gives none: the first 16 bytes of SHA-256 over what tells it apart, the same on every device. */
export async function hashId(source: string, parts: readonly (string | number | undefined)[]): Promise<CommitmentId> {
  const words = parts.map((part) =>
    String(part ?? '')
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(words.join('\0'))))
  return `${source}:${bytesToHex(digest.subarray(0, 16))}` as CommitmentId
}
