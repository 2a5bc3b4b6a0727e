import { For, type JSX } from 'solid-js'
import { type Key, t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Screen } from '../../ui/Screen.tsx'
import './LimitsPage.css'

type ShellKey = Extract<Key, `shell.${string}`>
type Line = Extract<ShellKey, `shell.trace${string}` | `shell.never${number}` | `shell.helps${string}`>
type Head = Extract<ShellKey, `shell.limits-${string}`>

/** The list of traces of the threat model, in plain words: nothing here may be softened. */
const PARTS: readonly { readonly head: Head; readonly lines: readonly Line[] }[] = [
  {
    head: 'shell.limits-never',
    lines: ['shell.never1', 'shell.never2', 'shell.never3', 'shell.never4', 'shell.never5', 'shell.never6'],
  },
  {
    head: 'shell.limits-phone',
    lines: ['shell.trace1', 'shell.trace2', 'shell.trace3', 'shell.trace4', 'shell.trace5', 'shell.trace6'],
  },
  { head: 'shell.limits-network', lines: ['shell.trace7', 'shell.trace8'] },
  { head: 'shell.limits-helps', lines: ['shell.helps1', 'shell.helps2', 'shell.helps3'] },
]

export function LimitsPage(props: { readonly session: Session }): JSX.Element {
  return (
    <Screen title={t('shell.limits')} back={props.session.back}>
      <p>{t('shell.limits-lead')}</p>
      <For each={PARTS}>
        {(part) => (
          <section class="limits">
            <h2>{t(part.head)}</h2>
            <ul>
              <For each={part.lines}>{(line) => <li>{t(line)}</li>}</For>
            </ul>
          </section>
        )}
      </For>
    </Screen>
  )
}
