import { For, type JSX, Show } from 'solid-js'
import { givenOf } from '../../domain/case/guide.ts'
import type { ReprisalReport } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CardList } from '../../ui/CardList.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { hasDesk } from './desks.ts'
import { Help } from './Help.tsx'
import { Limits } from './Limits.tsx'
import { SentList } from './SentList.tsx'
import './safe.css'

/** What was chosen so far, so that one report can be told from another; never a name, which a glance would read. */
const aboutOf = (report: ReprisalReport): string =>
  (givenOf(report.act.types) ?? []).map((act) => t(`safe.act-${act}`)).join(' · ')

export function Safe(props: { readonly session: Session }): JSX.Element {
  const session = (): Session => props.session
  const open = (id: string): void => session().go({ screen: 'report', id })
  const start = (): void => {
    const report = session().startReport()
    void session().keepReport(report)
    open(report.id)
  }
  return (
    <Screen
      title={t('safe.title')}
      action={
        <Button kind="primary" icon="edit" onClick={start}>
          {t('safe.start')}
        </Button>
      }
    >
      <Help onHide={session().exit} />

      <Show when={hasDesk(session().teams())}>
        <Row
          icon="inbox"
          label={t('safe.inbox-link')}
          value={session().inbox().length}
          onClick={() => session().go({ screen: 'inbox' })}
        />
      </Show>

      <Show when={session().reports().length > 0}>
        <section class="stack stack-small">
          <h2>{t('safe.drafts-title')}</h2>
          <CardList>
            <For each={session().reports()}>
              {(report, index) => (
                <Card as="li" onClick={() => open(report.id)}>
                  <strong>{t('safe.draft-name', { number: index() + 1 })}</strong>
                  <Show when={aboutOf(report)}>
                    <span class="quiet">{aboutOf(report)}</span>
                  </Show>
                  <span class="continue">{t('safe.continue')}</span>
                </Card>
              )}
            </For>
          </CardList>
        </section>
      </Show>

      <SentList session={session()} />

      <div class="stack stack-small">
        <p class="quiet">{t('safe.start-note')}</p>
        <Fold summary={t('safe.what-title')}>
          <p>{t('safe.what-text')}</p>
        </Fold>
        <Fold summary={t('safe.limits-title')}>
          <Limits />
        </Fold>
      </div>
    </Screen>
  )
}
