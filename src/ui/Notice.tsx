import { type JSX, Show } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'
import './Notice.css'

export interface NoticeProps {
  readonly kind: 'info' | 'good' | 'wait' | 'bad'
  readonly title?: string
  readonly children?: JSX.Element
  readonly action?: JSX.Element
}

const SIGN: Readonly<Record<NoticeProps['kind'], IconName>> = {
  info: 'info',
  good: 'check',
  wait: 'waiting',
  bad: 'alert',
}

/** What happened, then what to do. Something bad is announced at once, the rest when the reader pauses. */
export function Notice(props: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice-${props.kind}`} role={props.kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={SIGN[props.kind]} />
      <div class="notice-words">
        <Show when={props.title}>
          <p class="notice-title">{props.title}</p>
        </Show>
        <Show when={props.children}>
          <div>{props.children}</div>
        </Show>
        <Show when={props.action}>
          <div class="line">{props.action}</div>
        </Show>
      </div>
    </div>
  )
}
