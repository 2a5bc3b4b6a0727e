import { createSignal, type JSX, Show } from 'solid-js'
import { passphraseToBytes } from '../../i18n/passphrase.ts'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { saveBlob } from './save.ts'

const KEY_FILE = 'key.txt'

/** The one way out for the key that opens reports: behind the passphrase, and with its price said first. */
export function DeskKey(props: { readonly session: Session }): JSX.Element {
  const [passphrase, setPassphrase] = createSignal('')
  const [isBusy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<'wrong-passphrase' | 'no-desk'>()

  const save = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    const key = await props.session.deskKey(passphraseToBytes(passphrase()))
    setBusy(false)
    if (!key.ok) {
      setFault(key.error)
      return
    }
    setPassphrase('')
    saveBlob(key.value, KEY_FILE)
  }

  return (
    <Fold summary={t('safe.desk-title')}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p>{t('safe.desk-lead')}</p>
        <Notice kind="wait">{t('safe.desk-warn')}</Notice>
        <div class="stack stack-small">
          <p>{t('safe.desk-how')}</p>
          <p class="command" dir="ltr">
            age -d -i {KEY_FILE} file.age &gt; report.zip
          </p>
        </div>
        <PassphraseField
          label={t('safe.desk-passphrase')}
          value={passphrase()}
          onInput={setPassphrase}
          autocomplete="current-password"
          error={fault() === 'wrong-passphrase' ? t('safe.desk-wrong') : undefined}
        />
        <Show when={fault() === 'no-desk'}>
          <Notice kind="bad">{t('safe.desk-none')}</Notice>
        </Show>
        <div>
          <Button type="submit" icon="download" busy={isBusy()}>
            {t('safe.desk-save')}
          </Button>
        </div>
      </form>
    </Fold>
  )
}
