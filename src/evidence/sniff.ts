/**
 * What bytes are, told from the bytes alone: neither a name nor a claimed type is asked. Anything readable that is not one of
 * these is `text/plain`, HTML and SVG with it, so that nothing of ours will ever render them.
 */
export type Sniffed =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/gif'
  | 'image/heic'
  | 'image/avif'
  | 'audio/mpeg'
  | 'audio/wav'
  | 'application/ogg'
  | 'video/webm'
  | 'video/mp4'
  | 'application/pdf'
  | 'application/zip'
  | 'application/x-ole-storage'
  | 'text/plain'

/** How many bytes `sniff` wants to see. */
export const SNIFF_BYTES = 4_096

const latin = (bytes: Uint8Array, at: number, size: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + size))
const begins = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  bytes.length >= magic.length && magic.every((byte, n) => bytes[n] === byte)

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return text !== '' && ![...text].some((char) => char < ' ' && char !== '\n' && char !== '\r' && char !== '\t')
  } catch {
    return false
  }
}

function brandOf(brand: string): Sniffed {
  if (/^(?:hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)) return 'image/heic'
  if (/^avi[fs]$/.test(brand)) return 'image/avif'
  return 'video/mp4'
}

/** @param head the first bytes of a file, SNIFF_BYTES of them where there are so many */
export function sniff(head: Uint8Array): Sniffed | undefined {
  if (begins(head, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (latin(head, 0, 4) === 'RIFF' && latin(head, 8, 4) === 'WEBP') return 'image/webp'
  if (latin(head, 0, 4) === 'RIFF' && latin(head, 8, 4) === 'WAVE') return 'audio/wav'
  if (/^GIF8[79]a/.test(latin(head, 0, 6))) return 'image/gif'
  if (latin(head, 4, 4) === 'ftyp') return brandOf(latin(head, 8, 4))
  if (begins(head, 0x1a, 0x45, 0xdf, 0xa3)) return 'video/webm'
  if (latin(head, 0, 4) === 'OggS') return 'application/ogg'
  if (latin(head, 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg'
  if (latin(head, 0, 5) === '%PDF-') return 'application/pdf'
  if (begins(head, 0x50, 0x4b, 0x03, 0x04)) return 'application/zip'
  if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'application/x-ole-storage'
  return isText(head) ? 'text/plain' : undefined
}
