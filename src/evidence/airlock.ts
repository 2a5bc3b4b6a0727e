/**
 * The airlock: what a phone captured becomes a copy that may travel. A photo loses everything but its pixels; the original is for
 * the caller to seal, with the hash taken here before anything else. Nothing is ever executed, and nothing but a picture is decoded.
 */
import { bytesToHex, copyOf } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { readJpeg, stripJpeg } from './jpeg.ts'
import { readPng, stripPng } from './png.ts'
import { redraw } from './redraw.ts'
import { SNIFF_BYTES, type Sniffed, sniff } from './sniff.ts'
import { readWebp, stripWebp } from './webp.ts'

/** Bytes. A photo is read into memory whole. */
export const MAX_PHOTO = 64 * 1024 * 1024
export const MAX_FILE = 200 * 1024 * 1024
/** Told from the header before anything is decoded: a picture can promise more than a phone can hold. */
export const MAX_PIXELS = 50_000_000

export type AirlockFault = 'too-large' | 'not-a-picture' | 'too-many-pixels' | 'unknown-type'

export interface Passed {
  readonly copy: Blob
  /** Media type of the copy, by its bytes. */
  readonly type: string
  /** What was captured, before anything was taken out. */
  readonly original: { readonly sha256: string; readonly size: number }
  /** Whether the copy differs from the original at all. */
  readonly changed: boolean
}

const hashOf = async (bytes: Uint8Array): Promise<string> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', copyOf(bytes))))

/** MediaRecorder writes films without pictures: as a voice note they are sound. */
const AS_VOICE: Readonly<Partial<Record<Sniffed, string>>> = {
  'video/webm': 'audio/webm',
  'video/mp4': 'audio/mp4',
  'application/ogg': 'audio/ogg',
  'audio/mpeg': 'audio/mpeg',
  'audio/wav': 'audio/wav',
}

interface Size {
  readonly width: number
  readonly height: number
}
const isTooMuch = ({ width, height }: Size): boolean => width * height > MAX_PIXELS
const isNothing = (size: Size | undefined): size is undefined => !size || size.width === 0 || size.height === 0

async function plainJpeg(bytes: Uint8Array): Promise<Result<Blob, AirlockFault>> {
  const facts = readJpeg(bytes)
  if (!facts || isNothing(facts)) return fail('not-a-picture')
  if (isTooMuch(facts)) return fail('too-many-pixels')
  const stripped = stripJpeg(bytes, facts.orientation)
  if (!stripped) return fail('not-a-picture')
  const plain = new Blob([stripped], { type: 'image/jpeg' })
  // Turned pixels need no tag to be upright. Where no canvas can turn them, one tag stays: sideways evidence helps nobody.
  return ok(facts.orientation === 1 ? plain : ((await redraw(plain)) ?? plain))
}

function plain(bytes: Uint8Array, type: 'image/png' | 'image/webp'): Result<Blob, AirlockFault> {
  const size = type === 'image/png' ? readPng(bytes) : readWebp(bytes)
  if (isNothing(size)) return fail('not-a-picture')
  if (isTooMuch(size)) return fail('too-many-pixels')
  const stripped = type === 'image/png' ? stripPng(bytes) : stripWebp(bytes)
  return stripped ? ok(new Blob([stripped], { type })) : fail('not-a-picture')
}

/** The ftyp families keep their size in an `ispe` box (ISO/IEC 23008-12 §6.5.3): the largest one counts. */
function readIspe(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let found: Size | undefined
  for (let at = 4; at + 16 <= Math.min(bytes.length, 1_000_000); at++) {
    if (view.getUint32(at) !== 0x69737065) continue
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (!found || size.width * size.height > found.width * found.height) found = size
  }
  return found
}

/** Formats whose metadata we don't know how to take out are drawn anew, where the browser can read them at all. */
async function redrawn(blob: Blob, size: Size | undefined): Promise<Result<Blob, AirlockFault>> {
  if (isNothing(size)) return fail('not-a-picture')
  if (isTooMuch(size)) return fail('too-many-pixels')
  const drawn = await redraw(blob)
  return drawn ? ok(drawn) : fail('not-a-picture')
}

async function photo(blob: Blob, bytes: Uint8Array, type: Sniffed | undefined): Promise<Result<Blob, AirlockFault>> {
  switch (type) {
    case 'image/jpeg':
      return plainJpeg(bytes)
    case 'image/png':
    case 'image/webp':
      return plain(bytes, type)
    case 'image/heic':
    case 'image/avif':
      return redrawn(new Blob([blob], { type }), readIspe(bytes))
    case 'image/gif': {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      if (bytes.length < 10) return fail('not-a-picture')
      return redrawn(new Blob([blob], { type }), { width: view.getUint16(6, true), height: view.getUint16(8, true) })
    }
    default:
      return fail('not-a-picture')
  }
}

/** A photo is always stripped. A voice note and a document travel as they are, named by their bytes. */
export async function pass(blob: Blob, kind: 'photo' | 'voice' | 'document'): Promise<Result<Passed, AirlockFault>> {
  if (blob.size > (kind === 'photo' ? MAX_PHOTO : MAX_FILE)) return fail('too-large')
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const original = { sha256: await hashOf(bytes), size: bytes.length }
  const type = sniff(bytes.subarray(0, SNIFF_BYTES))
  if (kind === 'photo') {
    const copy = await photo(blob, bytes, type)
    return copy.ok ? ok({ copy: copy.value, type: copy.value.type, original, changed: true }) : copy
  }
  const named = kind === 'voice' ? type && AS_VOICE[type] : type
  return named
    ? ok({ copy: new Blob([blob], { type: named }), type: named, original, changed: false })
    : fail('unknown-type')
}
