import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrScan } from '../../ui/QrScan.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** A scanned or pasted invitation, and the name to be known by. */
export function AskForm(props: { readonly session: Session }): JSX.Element {
  const [me, setMe] = createSignal('')
  const [code, setCode] = createSignal('')
  const [isScanning, setScanning] = createSignal(false)
  const [isTried, setTried] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<'not-an-invite' | 'expired'>()

  const ask = async (): Promise<void> => {
    setTried(true)
    setFault(undefined)
    if (me().trim() === '' || code().trim() === '') return
    setBusy(true)
    const asked = await props.session.join(code().trim(), me().trim())
    setBusy(false)
    if (!asked.ok) setFault(asked.error)
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <p>{t('team.join-lead')}</p>
      <Show
        when={isScanning()}
        fallback={
          <div>
            <Button icon="camera" onClick={() => setScanning(true)}>
              {t('team.join-scan')}
            </Button>
          </div>
        }
      >
        <QrScan
          onText={(text) => {
            setCode(text)
            setScanning(false)
          }}
          onClose={() => setScanning(false)}
        />
      </Show>
      <TextArea
        label={t('team.join-text')}
        value={code()}
        rows={3}
        onInput={setCode}
        error={isTried() && code().trim() === '' ? t('team.join-missing') : undefined}
      />
      <TextField
        label={t('team.my-name')}
        hint={t('team.my-name-hint')}
        value={me()}
        onInput={setMe}
        error={isTried() && me().trim() === '' ? t('team.missing-me') : undefined}
      />
      <Show when={fault()}>{(why) => <Notice kind="bad">{t(`team.join-${why()}`)}</Notice>}</Show>
      <Button kind="primary" type="submit" busy={isBusy()}>
        {t('team.join-button')}
      </Button>
    </form>
  )
}
