import { createSignal, type JSX, Show } from 'solid-js'
import { canonicalPassphrase } from '../../i18n/passphrase.ts'
import { t } from '../../i18n/text.ts'
import type { Gate } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { showFault } from './faults.ts'
import { ModeNotice } from './ModeNotice.tsx'

export function Restore(props: { readonly gate: Gate; readonly onBack: () => void }): JSX.Element {
  const [file, setFile] = createSignal<File>()
  const [typed, setTyped] = createSignal('')
  const [isBusy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<string>()

  const restore = async (chosen: File): Promise<void> => {
    setFault(undefined)
    setBusy(true)
    const done = await props.gate.restore(chosen, canonicalPassphrase(typed()))
    setBusy(false)
    if (!done.ok) setFault(done.error === 'wrong-passphrase' ? t('shell.wrong-for-file') : showFault(done.error))
  }

  return (
    <Screen title={t('shell.restore-title')} back={props.onBack}>
      <ModeNotice gate={props.gate} />
      <p>{t('shell.restore-lead')}</p>
      <FileButton label={t('shell.choose-file')} onFiles={([first]) => setFile(first)} />
      <Show when={file()}>
        {(chosen) => (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault()
              if (!isBusy()) void restore(chosen())
            }}
          >
            <p class="quiet">{t('shell.chosen-file', { name: chosen().name })}</p>
            <PassphraseField
              label={t('shell.passphrase')}
              hint={t('shell.forgiving')}
              value={typed()}
              onInput={setTyped}
              autocomplete="current-password"
            />
            <Show when={fault()}>{(line) => <Notice kind="bad">{line()}</Notice>}</Show>
            <Show when={isBusy()}>
              <Progress label={t('shell.restoring')} value={props.gate.progress()} />
            </Show>
            <Button kind="primary" type="submit" full busy={isBusy()}>
              {t('shell.restore')}
            </Button>
          </form>
        )}
      </Show>
    </Screen>
  )
}
