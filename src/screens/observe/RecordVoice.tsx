import { type JSX, Match, Show, Switch } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayLength } from '../../i18n/when.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Recording } from './recording.ts'

/** One button until somebody records; then the time spoken, pause, and stop. */
export function RecordVoice(props: { readonly recording: Recording }): JSX.Element {
  const isRunning = (): boolean => props.recording.state() === 'recording' || props.recording.state() === 'paused'
  const length = (): string => sayLength(props.recording.seconds())
  const trouble = (): string | undefined => {
    switch (props.recording.state()) {
      case 'refused':
        return t('observe.mic-refused')
      case 'missing':
        return t('observe.mic-missing')
      case 'unsupported':
        return t('observe.voice-unsupported')
      default:
        return undefined
    }
  }
  return (
    <Switch
      fallback={
        <>
          <Button icon="mic" busy={props.recording.state() === 'asking'} onClick={() => void props.recording.record()}>
            {props.recording.state() === 'asking' ? t('observe.asking') : t('observe.record')}
          </Button>
          <Show when={trouble()}>{(words) => <Notice kind="bad">{words()}</Notice>}</Show>
        </>
      }
    >
      <Match when={isRunning()}>
        <div class="recorder">
          <p class="recorder-time numbers" classList={{ 'recorder-on': props.recording.state() === 'recording' }}>
            <Icon name="mic" />
            {props.recording.state() === 'recording'
              ? t('observe.recording', { length: length() })
              : t('observe.paused', { length: length() })}
          </p>
          <div class="line">
            <Show
              when={props.recording.state() === 'recording'}
              fallback={
                <Button icon="mic" onClick={() => props.recording.resume()}>
                  {t('observe.resume')}
                </Button>
              }
            >
              <Button icon="pause" onClick={() => props.recording.pause()}>
                {t('observe.pause')}
              </Button>
            </Show>
            <Button icon="stop" kind="primary" onClick={() => void props.recording.stop()}>
              {t('observe.stop')}
            </Button>
          </div>
        </div>
      </Match>
    </Switch>
  )
}
