import { createUniqueId, type JSX, Show } from 'solid-js'
import { locale, t } from '../i18n/text.ts'
import { Button } from './Button.tsx'
import './Progress.css'

export interface ProgressProps {
  /** 0–1; absent while nothing can be known. */
  readonly value?: number | undefined
  readonly label: string
  readonly onCancel?: (() => void) | undefined
}

/** Never a spinner without a number, where there is a number. */
export function Progress(props: ProgressProps): JSX.Element {
  const id = createUniqueId()
  const percent = (): string =>
    props.value === undefined ? '' : new Intl.NumberFormat(locale(), { style: 'percent' }).format(props.value)
  return (
    <div class="progress">
      <div class="spread">
        <span id={id}>{props.label}</span>
        <span class="numbers quiet">{percent()}</span>
      </div>
      {/* Without a value the bar is indeterminate; setting it to undefined would throw. */}
      <Show when={props.value !== undefined} fallback={<progress aria-labelledby={id} />}>
        <progress aria-labelledby={id} max="1" value={props.value} />
      </Show>
      <Show when={props.onCancel}>
        {(cancel) => (
          <Button kind="plain" onClick={() => cancel()()}>
            {t('shell.cancel')}
          </Button>
        )}
      </Show>
    </div>
  )
}
