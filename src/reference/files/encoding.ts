/** Which of the encodings that such files come in. Decided over all bytes: the first foreign letter may stand at the very end. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'macintosh' | 'windows-1252'

/** Windows-1252 leaves these five undefined; a text that has them was not written in it. */
const UNDEFINED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
/** Letters of French, Spanish, Portuguese, German and the typographic signs: where each encoding puts them. */
const MAC = set('8788898a8b8d8e8f90919293949596979899 9a9b9c9d9e9f84 85868083 d0d1d2d3d4d5 c9caca a1a5')
const WIN = set('e0e1e2e3e4e5e7e8e9eaebecedeeeff1f2f3f4f5f6f9fafbfcc0c1c9cad1d3d6dadc 91929394 969785 a0b0 df')

function set(hex: string): Uint8Array {
  const out = new Uint8Array(256)
  for (const [pair] of hex.matchAll(/[0-9a-f]{2}/g)) out[Number.parseInt(pair, 16)] = 1
  return out
}

/** Gathers the facts of a stream of bytes and names its encoding at the end. */
export class EncodingSense {
  private head: number[] = []
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true })
  private isUtf8 = true
  private readonly counts = new Uint32Array(256)

  push(bytes: Uint8Array): void {
    if (this.head.length < 4) this.head.push(...bytes.subarray(0, 4))
    if (this.isUtf8) {
      try {
        this.utf8.decode(bytes, { stream: true })
      } catch {
        this.isUtf8 = false
      }
    }
    for (const byte of bytes)
      if (byte >= 0x80 || byte === 0x0a || byte === 0x0d) this.counts[byte] = this.count(byte) + 1
  }

  end(): Encoding {
    const [a, b] = this.head
    if (a === 0xff && b === 0xfe) return 'utf-16le'
    if (a === 0xfe && b === 0xff) return 'utf-16be'
    if (this.isUtf8) {
      try {
        this.utf8.decode()
        return 'utf-8'
      } catch {
        // A letter cut off at the end: not UTF-8 after all.
      }
    }
    let [mac, win] = [0, 0]
    for (let byte = 0x80; byte < 256; byte++) {
      if (MAC[byte] === 1) mac += this.count(byte)
      if (WIN[byte] === 1) win += this.count(byte)
      if (UNDEFINED_1252.includes(byte)) mac += this.count(byte)
    }
    // Lines that end in CR alone were written on a Mac.
    const onMac = this.count(0x0d) > 0 && this.count(0x0a) === 0
    return (onMac ? mac * 2 >= win : mac > win) ? 'macintosh' : 'windows-1252'
  }

  private count(byte: number): number {
    return this.counts[byte] ?? 0
  }
}
