import { type JSX, Match, Switch } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Gate } from '../../session/session.ts'
import { Notice } from '../../ui/Notice.tsx'

/** What this browser can't do for the person, said before they write anything. */
export function ModeNotice(props: { readonly gate: Gate }): JSX.Element {
  return (
    <Switch>
      <Match when={props.gate.probe()?.mode === 'memory'}>
        <Notice kind="bad">{t('shell.mode-memory')}</Notice>
      </Match>
      <Match when={props.gate.probe()?.mode === 'plain'}>
        <Notice kind="wait">{t('shell.mode-plain')}</Notice>
      </Match>
    </Switch>
  )
}
