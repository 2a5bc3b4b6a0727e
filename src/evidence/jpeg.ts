/**
 * JPEG without what its camera and its owner wrote into it (ITU-T T.81 annex B). Pixels are not touched: segments APP1–APP15 but
 * APP14 (Adobe's colour transform, without which colours turn), thumbnails and comments go; so does everything behind the end of the
 * image, where phones hide a film, a second picture or their serial number. Colour profiles (APP2) go too: they name makers and dates.
 */
import { concat } from '../prelude/bytes.ts'

export interface JpegFacts {
  readonly width: number
  readonly height: number
  /** EXIF orientation 1–8; 1 is upright. */
  readonly orientation: number
}

interface Segment {
  readonly marker: number
  /** From the FF of the marker to the end of the segment. */
  readonly start: number
  readonly body: number
  readonly end: number
}

const SOS = 0xda
const EOI = 0xd9
const COM = 0xfe
const isApp = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** The next marker at or behind `at`; FF 00 and restarts (D0–D7) are part of the picture's data. */
function markerAfter(bytes: Uint8Array, at: number): number {
  for (let i = at; i + 1 < bytes.length; i++) {
    if (bytes[i] !== 0xff) continue
    const next = bytes[i + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return i
  }
  return bytes.length
}

/** Every segment up to the end of the image. A scan's data belongs to its SOS segment. Stops at whatever is not a JPEG any more. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  let at = 2
  while (at + 1 < bytes.length) {
    // Fill bytes: any number of FF may stand before a marker.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    if (bytes[at] !== 0xff) return
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return yield { marker, start: at, body: at + 2, end: at + 2 }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const head = at + 2 + length
    if (length < 2 || head > bytes.length) return
    const end = marker === SOS ? markerAfter(bytes, head) : head
    yield { marker, start: at, body: at + 4, end }
    at = end
  }
}

/** The orientation tag (0x0112) of IFD0 in a TIFF header (EXIF 2.32 §4.6.2). */
function orientationOf(exif: Uint8Array): number {
  if (String.fromCharCode(...exif.subarray(0, 6)) !== 'Exif\0\0' || exif.length < 14) return 1
  const view = new DataView(exif.buffer, exif.byteOffset + 6, exif.length - 6)
  const little = view.getUint16(0) === 0x4949
  const ifd = view.getUint32(4, little)
  if (ifd + 2 > view.byteLength) return 1
  const count = view.getUint16(ifd, little)
  for (let n = 0; n < count; n++) {
    const entry = ifd + 2 + n * 12
    if (entry + 12 > view.byteLength) return 1
    if (view.getUint16(entry, little) !== 0x0112) continue
    const value = view.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** @returns undefined when there is no frame in it */
export function readJpeg(bytes: Uint8Array): JpegFacts | undefined {
  let orientation = 1
  for (const { marker, body, end } of segmentsOf(bytes)) {
    if (marker === 0xe1 && orientation === 1) orientation = orientationOf(bytes.subarray(body, end))
    if (isFrame(marker) && end - body >= 5) {
      const height = ((bytes[body + 1] ?? 0) << 8) | (bytes[body + 2] ?? 0)
      const width = ((bytes[body + 3] ?? 0) << 8) | (bytes[body + 4] ?? 0)
      return { width, height, orientation }
    }
  }
  return undefined
}

/** JFIF's own header without its thumbnail; other APP0 segments (JFXX) are thumbnails only. */
function plainJfif(segment: Uint8Array): Uint8Array {
  if (segment.length < 18 || String.fromCharCode(...segment.subarray(4, 9)) !== 'JFIF\0') return new Uint8Array()
  const plain = segment.slice(0, 18)
  plain.set([0, 16], 2)
  plain.set([0, 0], 16)
  return plain
}

/** APP14 as Adobe wrote it: name, version, two flags, transform. Nothing else may ride in it. */
function plainAdobe(segment: Uint8Array): Uint8Array {
  if (segment.length < 16 || String.fromCharCode(...segment.subarray(4, 9)) !== 'Adobe') return new Uint8Array()
  const plain = segment.slice(0, 16)
  plain.set([0, 14], 2)
  return plain
}

/** All that is left of EXIF where a picture must be turned and nothing here can turn its pixels: one tag, the orientation. */
const uprightBy = (orientation: number): Uint8Array =>
  new Uint8Array([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ])

/** @returns undefined when it does not end as a JPEG: cut short, or something else behind a JPEG's first bytes */
export function stripJpeg(bytes: Uint8Array, orientation = 1): Uint8Array<ArrayBuffer> | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  let ended = false
  for (const { marker, start, end } of segmentsOf(bytes)) {
    at = end
    ended = marker === EOI
    if (marker === 0xe0) kept.push(plainJfif(bytes.subarray(start, end)))
    else if (marker === 0xee) kept.push(plainAdobe(bytes.subarray(start, end)))
    else if (marker !== COM && !isApp(marker)) kept.push(bytes.subarray(start, end))
  }
  if (!ended || at === 2) return undefined
  if (orientation !== 1) kept.splice(1, 0, uprightBy(orientation))
  return concat(...kept)
}
