import { createSignal, type JSX, Show } from 'solid-js'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts'
import { canonicalPassphrase } from '../../i18n/passphrase.ts'
import { choose, language, t } from '../../i18n/text.ts'
import type { Gate } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Select } from '../../ui/Select.tsx'
import { showFault } from './faults.ts'
import { ModeNotice } from './ModeNotice.tsx'
import './unlock.css'

/** One field and one button. What opens it is forgotten as soon as it has been tried. */
export function OpenNotebook(props: { readonly gate: Gate }): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const [isBusy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<string>()

  const open = async (): Promise<void> => {
    if (isBusy() || typed() === '') return
    setFault(undefined)
    setBusy(true)
    const opened = await props.gate.unlock(canonicalPassphrase(typed()))
    setBusy(false)
    if (opened.ok) setTyped('')
    else setFault(showFault(opened.error))
  }

  return (
    <Screen title={t('shell.unlock-title')}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <PassphraseField
          label={t('shell.passphrase')}
          hint={t('shell.forgiving')}
          value={typed()}
          onInput={(value) => {
            setTyped(value)
            setFault(undefined)
          }}
          autocomplete="current-password"
          error={fault()}
        />
        <Button kind="primary" type="submit" full busy={isBusy()}>
          {t('shell.open')}
        </Button>
        <Show when={isBusy()}>
          <Progress label={t('shell.opening')} value={props.gate.progress()} />
        </Show>
      </form>
      <ModeNotice gate={props.gate} />
      <div class="unlock-foot">
        <Fold summary={t('shell.another-way')}>
          <p>{t('shell.restore-here')}</p>
        </Fold>
        <Select
          label={t('shell.language-title')}
          value={language()}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(next) => void choose(next)}
        />
      </div>
    </Screen>
  )
}
