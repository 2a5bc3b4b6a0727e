import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MAX_PIXELS, pass } from '../../src/evidence/airlock.ts'
import { concat, utf8 } from '../../src/prelude/bytes.ts'
import { jpegOf, pngOf, webpOf } from '../support/pictures.ts'

const MARK = 'MARK-9f3a-village'
const blobOf = (...parts: Uint8Array[]): Blob => new Blob([concat(...parts)])
const copyOf = async (blob: Blob): Promise<Uint8Array> => {
  const passed = await pass(blob, 'photo')
  if (!passed.ok) throw new Error(passed.error)
  return new Uint8Array(await passed.value.copy.arrayBuffer())
}
const fault = async (blob: Blob, kind: 'photo' | 'voice' | 'document' = 'photo'): Promise<string> => {
  const passed = await pass(blob, kind)
  return passed.ok ? passed.value.type : passed.error
}
const has = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text)

describe('a photo', () => {
  const pictures = {
    jpeg: jpegOf({ marker: MARK }),
    png: pngOf({ marker: MARK }),
    webp: webpOf({ marker: MARK }),
  }

  it.each(Object.entries(pictures))('of type %s leaves everything but its pixels behind', async (_, picture) => {
    expect(has(picture, MARK)).toBe(true)
    const copy = await copyOf(blobOf(picture))
    expect(has(copy, MARK)).toBe(false)
    expect(copy.length).toBeLessThan(picture.length)
    expect(has(copy, 'pixels of the picture')).toBe(true)
  })

  it.each(Object.entries(pictures))('of type %s loses what was hidden behind its end', async (_, picture) => {
    const copy = await copyOf(blobOf(picture, utf8('ftyp a film of the street, TRAILER')))
    expect(has(copy, 'TRAILER')).toBe(false)
  })

  it.each(Object.entries(pictures))(
    'of type %s that is stripped stays as it is when stripped again',
    async (_, picture) => {
      const copy = await copyOf(blobOf(picture))
      expect(await copyOf(new Blob([new Uint8Array(copy)]))).toEqual(copy)
    },
  )

  it('of type webp no longer announces what it has lost', async () => {
    const flags = (bytes: Uint8Array): number => bytes[20] ?? 0
    expect(flags(pictures.webp)).toBe(0x2c)
    expect(flags(await copyOf(blobOf(pictures.webp)))).toBe(0)
  })

  it('is named by the hash of what was captured, taken before anything was taken out', async () => {
    const picture = jpegOf({ marker: MARK })
    const passed = await pass(blobOf(picture), 'photo')
    expect(passed.ok && passed.value.original).toEqual({
      sha256: createHash('sha256').update(picture).digest('hex'),
      size: picture.length,
    })
  })

  it('keeps the one tag that turns it upright where nothing can turn its pixels', async () => {
    const copy = await copyOf(blobOf(jpegOf({ marker: MARK, orientation: 6 })))
    expect(has(copy, 'Exif')).toBe(true)
    expect(has(copy, MARK)).toBe(false)
    const again = await copyOf(new Blob([new Uint8Array(copy)]))
    expect(again).toEqual(copy)
    expect(has(await copyOf(blobOf(jpegOf({ marker: MARK }))), 'Exif')).toBe(false)
  })

  it('keeps later scans of a progressive picture, and nothing written between them', async () => {
    const copy = await copyOf(blobOf(jpegOf({ marker: MARK, scans: ['second scan'] })))
    expect(has(copy, 'second scan')).toBe(true)
    expect(has(copy, MARK)).toBe(false)
  })

  it('is refused by its header when it promises more pixels than a phone can hold', async () => {
    const side = Math.ceil(Math.sqrt(MAX_PIXELS)) + 1
    expect(await fault(blobOf(jpegOf({ width: side, height: side })))).toBe('too-many-pixels')
    expect(await fault(blobOf(pngOf({ width: side, height: side })))).toBe('too-many-pixels')
    expect(await fault(blobOf(webpOf({ width: 16_383, height: 16_383 })))).toBe('too-many-pixels')
    expect(await fault(blobOf(pngOf({ width: 0, height: 5 })))).toBe('not-a-picture')
  })

  it('is refused when it is cut short, or something else behind the first bytes of a picture', async () => {
    for (const picture of Object.values(pictures)) {
      expect(await fault(blobOf(picture.subarray(0, picture.length - 20)))).toBe('not-a-picture')
      expect(await fault(blobOf(picture.subarray(0, 12)))).toBe('not-a-picture')
    }
    expect(await fault(blobOf(new Uint8Array([0xff, 0xd8, 0xff]), utf8('<script>alert(1)</script>')))).toBe(
      'not-a-picture',
    )
  })

  it('is never an SVG, a page or a document', async () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<!doctype html><p>',
      '%PDF-1.7',
      'PK\u0003\u0004',
    ])
      expect(await fault(blobOf(utf8(text)))).toBe('not-a-picture')
  })
})

describe('a voice note', () => {
  it.each([
    ['audio/webm', new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3])],
    ['audio/ogg', utf8('OggS and pages')],
    ['audio/mp4', concat(new Uint8Array([0, 0, 0, 24]), utf8('ftypiso5 and boxes'))],
  ])('passes as %s, by its bytes', async (type, bytes) => {
    expect(await fault(blobOf(bytes), 'voice')).toBe(type)
  })

  it('is no text and no picture', async () => {
    expect(await fault(blobOf(utf8('hello')), 'voice')).toBe('unknown-type')
    expect(await fault(blobOf(pngOf({})), 'voice')).toBe('unknown-type')
  })
})

describe('a document', () => {
  it('is named by its bytes, whatever it calls itself', async () => {
    const named = (text: string): Blob => new Blob([utf8(text)], { type: 'image/png' })
    expect(await fault(named('%PDF-1.7 x'), 'document')).toBe('application/pdf')
    expect(await fault(named('PK\u0003\u0004 x'), 'document')).toBe('application/zip')
    expect(await fault(named('<html><script>alert(1)</script>'), 'document')).toBe('text/plain')
    expect(await fault(named('<svg onload="alert(1)"/>'), 'document')).toBe('text/plain')
    expect(await fault(new Blob([new Uint8Array([0, 1, 2, 3])]), 'document')).toBe('unknown-type')
  })
})
