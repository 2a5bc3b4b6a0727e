import { For, type JSX } from 'solid-js'
import './StatusScale.css'

/** The neutral scale: backwards, nothing, started, partly, done; and unknown, which stands outside it. */
export type ScaleStep = 'backwards' | 'nothing' | 'started' | 'partly' | 'done' | 'unknown'

const STEPS: readonly ScaleStep[] = ['backwards', 'nothing', 'started', 'partly', 'done']

/** Each step has its own shape, so that it reads without colour: a back arrow, a ring, a third, two thirds, a full disc. */
const SHAPE: Readonly<Record<ScaleStep, string>> = {
  backwards: 'M13 3v12L4 9z',
  nothing: 'M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3z',
  started: 'M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3zM9 9V3a6 6 0 0 1 6 6z',
  partly: 'M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3zM9 3a6 6 0 0 1 0 12z',
  done: 'M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3z',
  unknown: 'M3 3h12v12H3zM3 9l6-6M3 15L15 3M9 15l6-6',
}

export function StatusMark(props: { readonly status: ScaleStep }): JSX.Element {
  return (
    <svg class={`status-mark status-${props.status}`} viewBox="0 0 18 18" aria-hidden="true">
      <path d={SHAPE[props.status]} />
    </svg>
  )
}

/** Where a thing stands, as five steps and a word. The word carries the meaning; the drawing is for the eye alone. */
export function StatusScale(props: { readonly status: ScaleStep; readonly label: string }): JSX.Element {
  return (
    <span class="status-scale">
      <span class="status-track" classList={{ 'status-off': props.status === 'unknown' }} aria-hidden="true">
        <For each={STEPS}>
          {(step, at) => (
            <span
              class="status-step"
              classList={{
                'status-here': step === props.status,
                'status-past': at() > 0 && at() < STEPS.indexOf(props.status),
              }}
            >
              {step === props.status ? <StatusMark status={step} /> : null}
            </span>
          )}
        </For>
        {props.status === 'unknown' ? <StatusMark status="unknown" /> : null}
      </span>
      <span class="status-word">{props.label}</span>
    </span>
  )
}
