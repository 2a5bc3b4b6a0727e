import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../i18n/text.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { openReader } from './qr.ts'
import './QrScan.css'

/** Between two looks at the camera. */
const PAUSE_MS = 250

/** The camera, in the app: what it sees is looked at and thrown away, and never reaches the gallery. */
export function QrScan(props: { readonly onText: (text: string) => void; readonly onClose: () => void }): JSX.Element {
  const [isBlind, setBlind] = createSignal(false)
  let video: HTMLVideoElement | undefined
  let stream: MediaStream | undefined
  let ended = false
  const end = (): void => {
    ended = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }

  onMount(async () => {
    try {
      const [camera, read] = await Promise.all([
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }),
        openReader(),
      ])
      stream = camera
      if (ended || !video) return end()
      video.srcObject = camera
      await video.play()
      while (!ended) {
        const text = video.videoWidth > 0 ? await read(video).catch(() => undefined) : undefined
        if (text && !ended) {
          end()
          return props.onText(text)
        }
        await new Promise((wake) => setTimeout(wake, PAUSE_MS))
      }
    } catch {
      setBlind(!ended)
    }
  })
  onCleanup(end)

  return (
    <div class="qr-scan">
      <Show when={!isBlind()} fallback={<Notice kind="wait">{t('shell.scan-no-camera')}</Notice>}>
        <video ref={video} muted playsinline aria-label={t('shell.scan-help')} />
        <p>{t('shell.scan-help')}</p>
      </Show>
      <Button
        onClick={() => {
          end()
          props.onClose()
        }}
      >
        {t('shell.cancel')}
      </Button>
    </div>
  )
}
