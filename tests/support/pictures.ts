/** Pictures made byte by byte, with words planted in every place where cameras, phones and people leave them. */
import { crc32, deflateSync } from 'node:zlib'
import { type Bytes, concat, utf8 } from '../../src/prelude/bytes.ts'

interface Wish {
  readonly marker?: string
  readonly width?: number
  readonly height?: number
  readonly orientation?: number
  readonly scans?: readonly string[]
}
const be16 = (n: number): number[] => [n >> 8, n & 0xff]
const be32 = (n: number): number[] => [(n >>> 24) & 0xff, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff]
const le32 = (n: number): number[] => be32(n).reverse()
const le24 = (n: number): number[] => le32(n).slice(0, 3)

const segment = (marker: number, ...body: Uint8Array[]): Bytes => {
  const all = concat(...body)
  return concat(new Uint8Array([0xff, marker, ...be16(all.length + 2)]), all)
}

const exifOf = (orientation: number, text: string): Bytes =>
  concat(
    utf8('Exif\0\0MM\0*'),
    new Uint8Array([0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, ...be16(orientation), 0, 0, 0, 0, 0, 0]),
    utf8(text),
  )

export function jpegOf({ marker = '', width = 8, height = 8, orientation = 1, scans = [] }: Wish): Bytes {
  const words = utf8(marker)
  const frame = new Uint8Array([8, ...be16(height), ...be16(width), 1, 1, 0x11, 0])
  const scan = (text: string): Bytes =>
    concat(segment(0xda, new Uint8Array([1, 1, 0, 0, 63, 0])), utf8(text), new Uint8Array([0xff, 0x00, 0xff, 0xd0, 7]))
  return concat(
    new Uint8Array([0xff, 0xd8]),
    segment(0xe0, utf8('JFIF\0'), new Uint8Array([1, 1, 0, 0, 1, 0, 1, 1, 1]), words),
    segment(0xe0, utf8('JFXX\0'), words),
    segment(0xe1, exifOf(orientation, marker)),
    segment(0xe1, utf8('http://ns.adobe.com/xap/1.0/\0'), words),
    segment(0xe2, utf8('ICC_PROFILE\0'), words),
    segment(0xed, utf8('Photoshop 3.0\0'), words),
    segment(0xee, utf8('Adobe'), new Uint8Array([0, 100, 0, 0, 0, 0, 1]), words),
    segment(0xfe, words),
    new Uint8Array([0xff, 0xff]),
    segment(0xc0, frame).subarray(1),
    scan('pixels of the picture'),
    ...scans.flatMap((text) => [segment(0xfe, words), segment(0xe9, words), scan(text)]),
    new Uint8Array([0xff, 0xd9]),
  )
}

const pngChunk = (name: string, body: Uint8Array): Bytes => {
  const named = concat(utf8(name), body)
  return concat(new Uint8Array(be32(body.length)), named, new Uint8Array(be32(crc32(named))))
}

export function pngOf({ marker = '', width = 1, height = 1 }: Wish): Bytes {
  const words = utf8(marker)
  return concat(
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', new Uint8Array([...be32(width), ...be32(height), 8, 0, 0, 0, 0])),
    pngChunk('iCCP', words),
    pngChunk('tEXt', words),
    pngChunk('zTXt', words),
    pngChunk('iTXt', words),
    pngChunk('eXIf', words),
    pngChunk('tIME', words),
    pngChunk('prVt', words),
    pngChunk('IDAT', concat(new Uint8Array(deflateSync(new Uint8Array([0, 0]))), utf8('pixels of the picture'))),
    pngChunk('IEND', new Uint8Array()),
  )
}

const riff = (name: string, body: Uint8Array): Bytes =>
  concat(utf8(name), new Uint8Array(le32(body.length)), body, new Uint8Array(body.length % 2))

export function webpOf({ marker = '', width = 8, height = 8 }: Wish): Bytes {
  const words = utf8(marker)
  const inside = concat(
    riff('VP8X', new Uint8Array([0x2c, 0, 0, 0, ...le24(width - 1), ...le24(height - 1)])),
    riff('ICCP', words),
    riff('VP8 ', utf8('pixels of the picture')),
    riff('EXIF', words),
    riff('XMP ', words),
    riff('ABCD', words),
  )
  return concat(utf8('RIFF'), new Uint8Array(le32(inside.length + 4)), utf8('WEBP'), inside)
}

const tag = (name: number, kind: number, count: number, value: number[]): number[] => [
  ...be16(name),
  ...be16(kind),
  ...be32(count),
  ...value,
]
const fraction = (whole: number): number[] => [...be32(whole), ...be32(1)]

/** A camera's picture: this JPEG with the place where it was taken (EXIF 2.32 §4.6.6, GPS IFD) and with a word of its owner. */
export function withPlace(jpeg: Uint8Array, owner: string): Bytes {
  const ascii = utf8(`${owner}\0`)
  // From the TIFF header: IFD0 at 8 with one tag, GPS IFD at 26 with five, then what doesn't fit into a tag.
  const [degrees, words] = [92, 140]
  const tiff = [
    ...utf8('MM\0*'),
    ...be32(8),
    ...be16(1),
    ...tag(0x8825, 4, 1, be32(26)),
    ...be32(0),
    ...be16(5),
    ...tag(1, 2, 2, [0x4e, 0, 0, 0]),
    ...tag(2, 5, 3, be32(degrees)),
    ...tag(3, 2, 2, [0x45, 0, 0, 0]),
    ...tag(4, 5, 3, be32(degrees + 24)),
    ...tag(0x1b, 7, ascii.length, be32(words)),
    ...be32(0),
    ...[46, 21, 17, 14, 50, 8].flatMap(fraction),
  ]
  return concat(jpeg.subarray(0, 2), segment(0xe1, utf8('Exif\0\0'), new Uint8Array(tiff), ascii), jpeg.subarray(2))
}
