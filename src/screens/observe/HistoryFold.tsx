import { createMemo, For, type JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import type { ObservationView, Session } from '../../session/session.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { historyOf, meIn, sayWho } from './words.ts'

/** Everything that was ever said in this note, newest first. Nothing leaves it. */
export function HistoryFold(props: { readonly session: Session; readonly note: ObservationView }): JSX.Element {
  const lines = createMemo(() => historyOf(props.note))
  return (
    <Fold summary={t('observe.history')}>
      <ol class="history">
        <For each={lines()}>
          {(line) => (
            <li classList={{ 'history-past': !line.current }}>
              <span class="quiet">
                {t(`observe.field-${line.field}`)} ·{' '}
                {t('observe.said-by', {
                  name: sayWho(line, meIn(props.session, props.note.team)),
                  time: sayTime(line.at, Date.now()),
                })}
                {line.current ? ` · ${t('observe.current')}` : ''}
              </span>
              <Bdi lang={line.lang}>{line.words}</Bdi>
            </li>
          )}
        </For>
      </ol>
    </Fold>
  )
}
