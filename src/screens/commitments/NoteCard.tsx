import { createMemo, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayDate } from '../../i18n/when.ts'
import type { ObservationView, Session } from '../../session/session.ts'
import { travelOf } from '../../session/travel.ts'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StatusScale } from '../../ui/StatusScale.tsx'
import { Whereabouts } from '../../ui/Whereabouts.tsx'
import { Dotted } from './Dotted.tsx'
import './PromiseCard.css'

/** One note in the list on a commitment. A contested one says so here already. */
export function NoteCard(props: { readonly note: ObservationView; readonly session: Session }): JSX.Element {
  const shown = createMemo(() => props.note.shown)
  const travel = createMemo(() => travelOf(props.note))
  const files = (kind: 'photo' | 'voice'): number => shown().evidence.filter((one) => one.kind === kind).length
  return (
    <Card as="li" onClick={() => props.session.go({ screen: 'observation', id: props.note.id })}>
      <span class="promise-standing">
        <StatusScale status={shown().status} label={t(`field.status-${shown().status}`)} />
        <Show when={props.note.conflicts.length > 0}>
          <span class="note-contested">
            <Icon name="copy" />
            {t('commitments.two-versions')}
          </span>
        </Show>
      </span>
      <Show when={shown().words.text}>
        {(text) => (
          <span class="promise-line" lang={shown().words.lang} dir="auto">
            {text()}
          </span>
        )}
      </Show>
      <Dotted
        words={[
          sayDate(shown().when),
          shown().where.label,
          props.note.mine ? t('observe.by-you') : props.note.authorName,
        ]}
      />
      <span class="promise-standing">
        <Show when={props.note.withdrawn} fallback={<Whereabouts state={travel().state} label={sayTravel(travel())} />}>
          <span class="quiet">{t('commitments.withdrawn')}</span>
        </Show>
        <span class="note-files">
          <Show when={files('photo')}>{(n) => <FileCount icon="photo" kind="photo" n={n()} />}</Show>
          <Show when={files('voice')}>{(n) => <FileCount icon="mic" kind="voice" n={n()} />}</Show>
        </span>
      </span>
    </Card>
  )
}

function FileCount(props: {
  readonly icon: 'photo' | 'mic'
  readonly kind: 'photo' | 'voice'
  readonly n: number
}): JSX.Element {
  return (
    <span class="note-file">
      <Icon name={props.icon} label={t(`field.evidence-${props.kind}`)} />
      <span class="numbers">{props.n}</span>
    </span>
  )
}

function sayTravel(travel: ReturnType<typeof travelOf>): string {
  return travel.state === 'sending'
    ? t('field.where-sending', { done: travel.done, of: travel.of })
    : t(`field.where-${travel.state}`)
}
