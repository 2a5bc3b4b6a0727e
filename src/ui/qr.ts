/** Reads a QR code from a picture: by the browser's own detector where there is one, else by our decoder, loaded then. */
interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>
}
type DetectorMaker = new (options: { formats: readonly string[] }) => Detector

const maker = (): DetectorMaker | undefined =>
  'BarcodeDetector' in globalThis ? Reflect.get(globalThis, 'BarcodeDetector') : undefined

export type Reader = (video: HTMLVideoElement) => Promise<string | undefined>

/** Frames are read at this width at most: enough for a version 15 symbol, quick on an old phone. */
const WIDTH = 640

async function ownReader(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  return async (video) => {
    const scale = Math.min(1, WIDTH / video.videoWidth)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    if (!pen || canvas.width === 0) return undefined
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      return undefined
    }
  }
}

export async function openReader(): Promise<Reader> {
  const Maker = maker()
  if (Maker) {
    try {
      const detector = new Maker({ formats: ['qr_code'] })
      return async (video) => (await detector.detect(video))[0]?.rawValue
    } catch {
      // Some Android builds have the name without the service behind it.
    }
  }
  return ownReader()
}
