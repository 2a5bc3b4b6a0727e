/**
 * One voice note: the microphone is asked for when somebody presses record, never before, and released the moment they stop.
 * Whatever was spoken is kept: stopping, leaving the screen and hiding the app all end the recording and hand it on.
 */
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { paused, ranFor, STOPPED, type Stopwatch, started } from './stopwatch.ts'

export type RecordingState = 'idle' | 'asking' | 'recording' | 'paused' | 'refused' | 'missing' | 'unsupported'

export interface Recording {
  readonly state: Accessor<RecordingState>
  /** Seconds spoken so far. */
  readonly seconds: Accessor<number>
  readonly record: () => Promise<void>
  readonly pause: () => void
  readonly resume: () => void
  /** Resolves once what was spoken has been handed on. */
  readonly stop: () => Promise<void>
}

/** Opus where there is a choice: speech stays clear at 24 kbit/s, three kilobytes a second. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']
const BITS = 24_000

const faultOf = (error: unknown): RecordingState =>
  error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'refused'

export function createRecording(
  onSpoken: (voice: Blob, seconds: number) => Promise<void>,
  now: () => number,
  /** Called while somebody speaks, who doesn't touch the phone then. */
  onRunning: () => void,
): Recording {
  const [state, setState] = createSignal<RecordingState>('idle')
  const [seconds, setSeconds] = createSignal(0)
  let recorder: MediaRecorder | undefined
  let handedOn: Promise<void> = Promise.resolve()
  let watch: Stopwatch = STOPPED
  let ticking: ReturnType<typeof setInterval> | undefined
  let left = false

  const tick = (): void => {
    setSeconds(Math.floor(ranFor(watch, now()) / 1000))
    if (state() === 'recording') onRunning()
  }
  const begin = (stream: MediaStream): void => {
    const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one))
    const made = new MediaRecorder(stream, { audioBitsPerSecond: BITS, ...(type ? { mimeType: type } : {}) })
    const pieces: Blob[] = []
    made.ondataavailable = (event) => {
      if (event.data.size > 0) pieces.push(event.data)
    }
    handedOn = new Promise((done) => {
      made.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        clearInterval(ticking)
        watch = paused(watch, now())
        recorder = undefined
        setState('idle')
        const spoken = ranFor(watch, now()) / 1000
        const type = made.mimeType.split(';')[0] ?? ''
        void onSpoken(new Blob(pieces, { type }), Math.round(spoken * 10) / 10).finally(done)
      }
    })
    recorder = made
    watch = started(STOPPED, now())
    made.start(1000)
    ticking = setInterval(tick, 250)
    tick()
    setState('recording')
  }
  const record = async (): Promise<void> => {
    if (recorder || state() === 'asking') return
    if (!globalThis.MediaRecorder || !navigator.mediaDevices) {
      setState('unsupported')
      return
    }
    setState('asking')
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      if (left) for (const track of stream.getTracks()) track.stop()
      else begin(stream)
    } catch (error) {
      setState(faultOf(error))
    }
  }
  const pause = (): void => {
    recorder?.pause()
    watch = paused(watch, now())
    setState('paused')
  }
  const resume = (): void => {
    recorder?.resume()
    watch = started(watch, now())
    setState('recording')
  }
  const stop = (): Promise<void> => {
    if (recorder && recorder.state !== 'inactive') recorder.stop()
    return handedOn
  }
  const hidden = (): void => {
    if (document.hidden) void stop()
  }
  document.addEventListener('visibilitychange', hidden)
  onCleanup(() => {
    left = true
    document.removeEventListener('visibilitychange', hidden)
    void stop()
  })
  return { state, seconds, record, pause, resume, stop }
}
