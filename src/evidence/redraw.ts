import { stripJpeg } from './jpeg.ts'

/** JPEG quality of a copy that had to be drawn anew. */
const QUALITY = 0.9

/**
 * Draws a picture anew, upright and without anything but pixels. The caller has checked the size: decoding costs four bytes a pixel.
 * @returns undefined where the browser has no canvas outside the page, or can't read the picture
 */
export async function redraw(blob: Blob): Promise<Blob | undefined> {
  if (typeof createImageBitmap === 'undefined' || typeof OffscreenCanvas === 'undefined') return undefined
  try {
    const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' })
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
    const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
    // The browser's own encoder adds a colour profile.
    const plain = stripJpeg(new Uint8Array(await drawn.arrayBuffer()))
    return plain && new Blob([plain], { type: 'image/jpeg' })
  } catch {
    return undefined
  }
}
