/** WebP by an allow-list of RIFF chunks (RFC 9649 §2): EXIF, XMP, colour profile and unknown chunks go, the flags that announce them too. */
import { concat } from '../prelude/bytes.ts'

interface Chunk {
  readonly name: string
  readonly body: Uint8Array
}
const PIXELS = ['VP8 ', 'VP8L', 'ALPH']
const ANNOUNCED = 0x20 | 0x08 | 0x04

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

function chunksOf(bytes: Uint8Array, from: number): readonly Chunk[] | undefined {
  const chunks: Chunk[] = []
  let at = from
  while (at + 8 <= bytes.length) {
    const size = viewOf(bytes).getUint32(at + 4, true)
    if (at + 8 + size > bytes.length) return undefined
    chunks.push({
      name: String.fromCharCode(...bytes.subarray(at, at + 4)),
      body: bytes.subarray(at + 8, at + 8 + size),
    })
    at += 8 + size + (size % 2)
  }
  return chunks
}

/** What the RIFF header says is inside; what is behind it is nobody's picture. */
function imageOf(bytes: Uint8Array): readonly Chunk[] | undefined {
  if (bytes.length < 20) return undefined
  const end = 8 + viewOf(bytes).getUint32(4, true)
  return end > bytes.length ? undefined : chunksOf(bytes.subarray(0, end), 12)
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const out = new Uint8Array(8 + body.length + (body.length % 2))
  for (let n = 0; n < 4; n++) out[n] = name.charCodeAt(n)
  viewOf(out).setUint32(4, body.length, true)
  out.set(body, 8)
  return out
}

const three = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)

export function readWebp(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const first = imageOf(bytes)?.[0]
  if (!first || first.body.length < 10) return undefined
  const { name, body } = first
  const view = viewOf(body)
  if (name === 'VP8X') return { width: 1 + three(body, 4), height: 1 + three(body, 7) }
  if (name === 'VP8L') {
    const packed = view.getUint32(1, true)
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
  }
  if (name !== 'VP8 ') return undefined
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff }
}

function plainChunk({ name, body }: Chunk): Uint8Array {
  if (name === 'VP8X') {
    const flags = body.slice()
    flags[0] = (flags[0] ?? 0) & ~ANNOUNCED
    return chunk(name, flags)
  }
  if (name === 'ANMF') {
    const inside = (chunksOf(body, 16) ?? []).filter((one) => PIXELS.includes(one.name))
    return chunk(name, concat(body.subarray(0, 16), ...inside.map((one) => chunk(one.name, one.body))))
  }
  return name === 'ANIM' || PIXELS.includes(name) ? chunk(name, body) : new Uint8Array()
}

/** @returns undefined when it is cut short */
export function stripWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const chunks = imageOf(bytes)
  if (!chunks?.some(({ name }) => name === 'VP8 ' || name === 'VP8L' || name === 'ANMF')) return undefined
  const kept = concat(...chunks.map(plainChunk))
  const head = new Uint8Array(12)
  head.set(bytes.subarray(0, 12))
  viewOf(head).setUint32(4, 4 + kept.length, true)
  return concat(head, kept)
}
