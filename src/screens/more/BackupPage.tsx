import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { passphraseToBytes } from '../../i18n/passphrase.ts'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import { bytesToHex } from '../../prelude/bytes.ts'
import { realWorld } from '../../prelude/instant.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { saveFile } from '../../ui/savefile.ts'

/** A name that says nothing, and differs each time so that nothing is overwritten. */
const neutralName = (): string => `${bytesToHex(realWorld.random(4))}.bin`

export function BackupPage(props: { readonly session: Session }): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const [state, setState] = createSignal<'asking' | 'making' | 'made' | 'wrong'>('asking')

  const make = async (): Promise<void> => {
    if (state() === 'making' || typed() === '') return
    setState('making')
    const bytes = passphraseToBytes(typed())
    const made = await props.session.backup(bytes).finally(() => bytes.fill(0))
    setState(made.ok ? 'made' : 'wrong')
    if (!made.ok) return
    setTyped('')
    saveFile(made.value, neutralName())
  }

  return (
    <Screen title={t('shell.backup')} back={props.session.back}>
      <p>{t('shell.backup-lead')}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <PassphraseField
          label={t('shell.passphrase')}
          hint={t('shell.forgiving')}
          value={typed()}
          onInput={setTyped}
          autocomplete="current-password"
          error={state() === 'wrong' ? t('shell.wrong-passphrase') : undefined}
        />
        <Button kind="primary" type="submit" icon="download" full busy={state() === 'making'}>
          {t('shell.make-backup')}
        </Button>
      </form>
      <Switch>
        <Match when={state() === 'making'}>
          <Progress label={t('shell.backup-making')} />
        </Match>
        <Match when={state() === 'made'}>
          <Notice kind="good">{t('shell.backup-made')}</Notice>
        </Match>
      </Switch>
      <p class="quiet">{t('shell.backup-traces')}</p>
      <Show when={props.session.lastBackup()}>
        {(at) => <Row icon="history" label={t('shell.last-backup')} value={sayTime(at(), Date.now())} />}
      </Show>
    </Screen>
  )
}
