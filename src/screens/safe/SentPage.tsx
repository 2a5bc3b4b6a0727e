import { type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { HideButton } from './HideButton.tsx'
import { SentState } from './SentList.tsx'

export interface Done {
  readonly item: string
  readonly name: string
  readonly keepCopy: boolean
}

/** After sending: only what is true now, and it changes by itself when the hub has answered. */
export function SentPage(props: {
  readonly session: Session
  readonly done: Done
  readonly onClose: () => void
}): JSX.Element {
  const sent = () => props.session.sent().find((one) => one.item === props.done.item)
  return (
    <Screen
      title={t('safe.check-title')}
      back={props.onClose}
      action={
        <Button kind="primary" onClick={props.onClose}>
          {t('safe.done-close')}
        </Button>
      }
    >
      <Notice kind="good" title={t('safe.done-title', { name: props.done.name })}>
        <p>{t(props.done.keepCopy ? 'safe.done-kept' : 'safe.done-erased')}</p>
      </Notice>
      <Show when={sent()}>
        {(one) => (
          <p class="stack stack-small">
            <SentState sent={one()} name={props.done.name} />
          </p>
        )}
      </Show>
      <p>{t('safe.done-next', { name: props.done.name })}</p>
      <HideButton onHide={props.session.exit} />
    </Screen>
  )
}
