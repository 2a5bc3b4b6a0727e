import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { saySize } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'

/** The truth about what this browser does with what is kept in it. */
export function StoragePage(props: { readonly session: Session }): JSX.Element {
  const [usage] = createResource(() => props.session.usage())
  const [isRefused, setRefused] = createSignal(false)
  const ask = async (): Promise<void> => {
    setRefused(!(await props.session.askDurable()))
  }
  const mode = () => props.session.probe().mode
  return (
    <Screen title={t('shell.storage')} back={props.session.back}>
      <Switch>
        <Match when={mode() === 'memory'}>
          <Notice kind="bad">{t('shell.mode-memory')}</Notice>
        </Match>
        <Match when={props.session.durable() === true}>
          <Notice kind="good">{t('shell.storage-durable')}</Notice>
        </Match>
        <Match when={props.session.durable() === false}>
          <Notice
            kind="wait"
            action={
              <Button kind="primary" onClick={() => void ask()}>
                {t('shell.storage-ask')}
              </Button>
            }
          >
            {t('shell.storage-fragile')}
          </Notice>
        </Match>
        <Match when={props.session.durable() === undefined}>
          <Notice kind="wait">{t('shell.storage-unknown')}</Notice>
        </Match>
      </Switch>
      <Show when={isRefused()}>
        <Notice kind="wait">{t('shell.storage-refused')}</Notice>
      </Show>
      <Show when={mode() !== 'memory'}>
        <Notice kind="info">{t(mode() === 'plain' ? 'shell.mode-plain' : 'shell.storage-overwrites')}</Notice>
      </Show>
      <Show when={usage()}>
        {(bytes) => <Row icon="storage" label={t('shell.storage-used')} value={saySize(bytes().used)} />}
      </Show>
    </Screen>
  )
}
