import { type JSX, onMount, Show } from 'solid-js'
import { t } from '../i18n/text.ts'
import { useFrame } from './frame.ts'
import { IconButton } from './IconButton.tsx'
import './Screen.css'

export interface ScreenProps {
  readonly title: string
  readonly back?: (() => void) | undefined
  /** The one thing to do here, kept in the lower third. */
  readonly action?: JSX.Element
  readonly children: JSX.Element
  readonly wide?: boolean
}

/** One screen: a header with its name, a column, one action. The name takes the focus, so that a screen reader starts there. */
export function Screen(props: ScreenProps): JSX.Element {
  const frame = useFrame()
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <section class="screen" classList={{ 'screen-wide': props.wide ?? false }}>
      <header class="screen-head">
        <Show when={props.back}>
          {(back) => <IconButton icon="back" label={t('shell.back')} onClick={() => back()()} />}
        </Show>
        <h1 ref={heading} tabindex="-1">
          {props.title}
        </h1>
        {frame?.end()}
      </header>
      <div class="screen-body">{props.children}</div>
      <Show when={props.action}>
        <div class="screen-action">{props.action}</div>
      </Show>
    </section>
  )
}
