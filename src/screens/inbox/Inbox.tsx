import { For, type JSX, Show } from 'solid-js'
import type { ReprisalReport } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import { saySize, sayTime } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { Card } from '../../ui/Card.tsx'
import { CardList } from '../../ui/CardList.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { DeskKey } from './DeskKey.tsx'
import { createOpened } from './opened.ts'
import { FAULT_WORDS, type Triaged, triage, urgencyOf } from './triage.ts'
import { UrgencyMark } from './UrgencyMark.tsx'
import './inbox.css'

function ItemCard(props: { readonly session: Session; readonly triaged: Triaged }): JSX.Element {
  const report = (): ReprisalReport | undefined => {
    const { opened } = props.triaged
    return opened?.ok ? opened.value : undefined
  }
  const closed = (): string => {
    const { opened } = props.triaged
    return opened === undefined || opened.ok ? t('safe.inbox-shut') : t(FAULT_WORDS[opened.error])
  }
  const { item } = props.triaged
  return (
    <Card as="li" onClick={() => props.session.go({ screen: 'case', item: item.item })}>
      <strong>{t('safe.inbox-item')}</strong>
      <Show when={report()} fallback={<span>{closed()}</span>}>
        {(found) => <UrgencyMark urgency={urgencyOf(found())} />}
      </Show>
      <span class="quiet">
        {t('safe.inbox-came', { date: sayTime(item.at, Date.now()), size: saySize(item.size) })}
      </span>
    </Card>
  )
}

export function Inbox(props: { readonly session: Session }): JSX.Element {
  const items = createOpened(props.session)
  const isCaseWorker = (): boolean =>
    props.session.teams().some((team) => team.members.some((one) => one.member === team.me && one.caseWorker !== false))
  return (
    <Screen title={t('safe.inbox-title')} back={() => props.session.back()}>
      <Show when={isCaseWorker()} fallback={<Notice kind="info">{t('safe.inbox-not')}</Notice>}>
        <p class="quiet">{t('safe.inbox-lead')}</p>
        <Show when={items().length > 0} fallback={<Empty line={t('safe.inbox-empty')} />}>
          <CardList>
            <For each={triage(items())}>{(one) => <ItemCard session={props.session} triaged={one} />}</For>
          </CardList>
        </Show>
        <DeskKey session={props.session} />
      </Show>
    </Screen>
  )
}
