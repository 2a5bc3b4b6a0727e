/** PNG by an allow-list of chunks (W3C PNG, third edition, §11): pixels, their palette, transparency, colour space and animation. */
import { concat } from '../prelude/bytes.ts'

const KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'acTL', 'fcTL', 'fdAT']
const SIGNATURE = 8

function* chunksOf(
  bytes: Uint8Array,
): Generator<{ readonly name: string; readonly start: number; readonly end: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = SIGNATURE
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    yield { name, start: at, end }
    if (name === 'IEND') return
    at = end
  }
}

export function readPng(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const [first] = chunksOf(bytes)
  if (first?.name !== 'IHDR' || first.end - first.start < 25) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return { width: view.getUint32(first.start + 8), height: view.getUint32(first.start + 12) }
}

/** @returns undefined when it is cut short */
export function stripPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const chunks = [...chunksOf(bytes)]
  if (chunks.at(-1)?.name !== 'IEND') return undefined
  const kept = chunks.filter(({ name }) => KEPT.includes(name)).map(({ start, end }) => bytes.subarray(start, end))
  return concat(bytes.subarray(0, SIGNATURE), ...kept)
}
