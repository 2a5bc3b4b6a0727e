import { For, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CardList } from '../../ui/CardList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Row.tsx'
import { countStanding } from './standing.ts'
import './today.css'

/** What waits for this person: drafts, people at the door, two versions, things that exist nowhere else. */
export function Wanting(props: { readonly session: Session }): JSX.Element {
  const counts = () => countStanding(props.session)
  return (
    <>
      <Show when={props.session.drafts().length > 0 || props.session.requests().length > 0}>
        <section class="stack stack-small">
          <h2>{t('shell.needs-you')}</h2>
          <CardList>
            <For each={props.session.requests()}>
              {(request) => (
                <Card as="li" onClick={() => props.session.go({ screen: 'team' })}>
                  <span>{t('shell.asks-to-join', { name: request.name })}</span>
                  <span class="quiet">{t('shell.compare-digits')}</span>
                </Card>
              )}
            </For>
            <For each={props.session.drafts()}>
              {(draft) => (
                <Card
                  as="li"
                  onClick={() => props.session.go({ screen: 'observe', commitment: draft.commitment, draft: draft.id })}
                >
                  <span class="today-kind">{t('shell.draft')}</span>
                  <span class="today-words">
                    <Show when={draft.words} fallback={t('shell.draft-empty')}>
                      <Bdi lang={draft.lang}>{draft.words}</Bdi>
                    </Show>
                  </span>
                  <span class="quiet">{t('shell.kept-at', { time: sayTime(draft.keptAt, Date.now()) })}</span>
                </Card>
              )}
            </For>
          </CardList>
        </section>
      </Show>
      <Show when={counts().here + counts().waiting + counts().contested.length > 0}>
        <section>
          <Show when={counts().contested[0]}>
            {(first) => (
              <Row
                icon="copy"
                label={t('shell.two-versions', { count: counts().contested.length })}
                onClick={() => props.session.go({ screen: 'observation', id: first().id })}
              />
            )}
          </Show>
          <Show when={counts().here > 0}>
            <Row
              icon="phone"
              label={t('shell.only-here', { count: counts().here })}
              onClick={() => props.session.go({ screen: 'transit' })}
            />
          </Show>
          <Show when={counts().waiting > 0}>
            <Row
              icon="waiting"
              label={t('shell.waiting-count', { count: counts().waiting })}
              onClick={() => props.session.go({ screen: 'transit' })}
            />
          </Show>
        </section>
      </Show>
      <Show when={props.session.observations().length > 0 && props.session.lastBackup() === undefined}>
        <Notice
          kind="wait"
          action={
            <Button icon="backup" onClick={() => props.session.go({ screen: 'backup' })}>
              {t('shell.make-backup')}
            </Button>
          }
        >
          {t('shell.no-backup')}
        </Notice>
      </Show>
    </>
  )
}
