/**
 * One way to seal what goes into a mailbox: CBOR `[…items, pad]`, padded so that the whole envelope is exactly a size class, sealed
 * with Cobblestone-256 bound to the mailbox. A hub can't tell entries, invitations and reports apart. wire/README.md §2.
 */
import { openStream, sealedSize, sealStream } from '../crypto/aead.ts'
import { label } from '../crypto/labels.ts'
import { type Bytes, concat } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { type Cbor, encode } from '../wire/cbor.ts'
import { classFor, ENVELOPE_HEAD, frame, parse, VERSION } from '../wire/envelope.ts'
import { LIMITS } from '../wire/limits.ts'
import { attempt, bytesOf, decodeItem, listOf } from './fields.ts'

const contextOf = (stream: Uint8Array): Bytes => concat(label('env'), new Uint8Array([VERSION]), stream)

/** Bytes of a CBOR byte string of this length, head included (RFC 8949 §3). */
const stringSize = (length: number): number => length + (length < 24 ? 1 : length < 256 ? 2 : length < 65536 ? 3 : 5)

/** The pad that brings an inner of `bare` bytes (pad left out) to exactly the class `whole`; undefined when none does. */
function padFor(bare: number, whole: number): number | undefined {
  for (
    let pad = whole - ENVELOPE_HEAD - sealedSize(bare);
    pad >= 0 && pad > whole - ENVELOPE_HEAD - sealedSize(bare) - 600;
    pad--
  ) {
    const size = ENVELOPE_HEAD + sealedSize(bare + stringSize(pad))
    if (size === whole) return pad
    if (size < whole) return undefined
  }
  return undefined
}

/**
 * @param key 32 bytes, of the epoch or the invitation. @param stream mailbox id, 32 bytes.
 * @param items at most 22 of them; a zero-filled pad is added as the last.
 * @returns a whole envelope, or undefined when the items are larger than an envelope may be.
 */
export async function sealItems(
  world: World,
  key: Uint8Array,
  stream: Uint8Array,
  items: readonly Cbor[],
): Promise<Bytes | undefined> {
  const bare = encode([...items, new Uint8Array(0)]).length - 1
  let whole = classFor(ENVELOPE_HEAD + sealedSize(bare + 1))
  while (whole !== undefined && whole <= LIMITS.envelope) {
    const pad = padFor(bare, whole)
    if (pad !== undefined) {
      const inner = encode([...items, new Uint8Array(pad)])
      return frame(stream, await sealStream(key, contextOf(stream), inner, world.random))
    }
    whole = classFor(whole + 1)
  }
  return undefined
}

/**
 * @param keys those that may fit, newest first; the commitment in the seal tells which one does.
 * @returns the items without the pad; `'newer'` for a version this program does not know; undefined when it can't be opened.
 */
export async function openItems(
  keys: readonly Uint8Array[],
  stream: Uint8Array,
  envelope: Uint8Array,
): Promise<readonly unknown[] | 'newer' | undefined> {
  const parsed = parse(envelope)
  if (!parsed.ok) return parsed.error === 'newer-version' ? 'newer' : undefined
  for (const key of keys) {
    const inner = await openStream(key, contextOf(stream), parsed.value.sealed)
    if (!inner) continue
    return attempt(() => {
      const items = listOf(decodeItem(inner), 23)
      bytesOf(items.at(-1))
      return items.slice(0, -1)
    })
  }
  return undefined
}
