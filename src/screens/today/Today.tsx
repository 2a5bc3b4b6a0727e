import { createMemo, For, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { CardList } from '../../ui/CardList.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { LatestNote } from './LatestNote.tsx'
import { latestNotes } from './standing.ts'
import { Wanting } from './Wanting.tsx'

/** First what needs this person, then what happened. */
export function Today(props: { readonly session: Session }): JSX.Element {
  const latest = createMemo(() => latestNotes(props.session))
  const isEmpty = (): boolean =>
    props.session.settled() &&
    latest().length === 0 &&
    props.session.drafts().length === 0 &&
    props.session.requests().length === 0
  return (
    <Screen title={t('shell.today-title')}>
      <Show when={isEmpty()}>
        <Empty
          line={t('shell.empty-today')}
          action={
            <Button kind="primary" onClick={() => props.session.go({ screen: 'commitments' })}>
              {t('shell.to-promises')}
            </Button>
          }
        />
      </Show>
      <Wanting session={props.session} />
      <Show when={latest().length > 0}>
        <section class="stack stack-small">
          <h2>{t('shell.latest')}</h2>
          <CardList>
            <For each={latest()}>
              {(note) => (
                <LatestNote note={note} onOpen={() => props.session.go({ screen: 'observation', id: note.id })} />
              )}
            </For>
          </CardList>
        </section>
      </Show>
    </Screen>
  )
}
