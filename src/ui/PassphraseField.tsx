import { createSignal, createUniqueId, type JSX } from 'solid-js'
import { t } from '../i18n/text.ts'
import { Field } from './Field.tsx'
import { describedBy } from './field.ts'
import { IconButton } from './IconButton.tsx'

export interface PassphraseFieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly autocomplete: 'current-password' | 'new-password' | 'off'
  readonly hint?: JSX.Element
  readonly error?: string | undefined
  /** Shown as typed from the start: for words that are being copied from paper. */
  readonly open?: boolean
}

/**
 * Paste and password managers are welcome (WCAG 3.3.8); the words can be shown. While they are, the browser must not learn them:
 * any other value of `autocomplete` on a field of text has them written, legibly, into the history of forms and of the tab.
 */
export function PassphraseField(props: PassphraseFieldProps): JSX.Element {
  const id = createUniqueId()
  const [isShown, show] = createSignal<boolean>()
  const open = (): boolean => isShown() ?? props.open ?? false
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error}>
      <div class="input-with">
        <input
          id={id}
          class="input"
          type={open() ? 'text' : 'password'}
          value={props.value}
          dir="auto"
          autocomplete={open() ? 'off' : props.autocomplete}
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy(props.hint !== undefined && `${id}-hint`, props.error && `${id}-error`)}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        <IconButton
          icon={open() ? 'eyeOff' : 'eye'}
          label={t(open() ? 'shell.hide-words' : 'shell.show-words')}
          pressed={open()}
          onClick={() => show(!open())}
        />
      </div>
    </Field>
  )
}
