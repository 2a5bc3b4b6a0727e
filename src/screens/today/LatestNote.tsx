import { type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayDate } from '../../i18n/when.ts'
import type { ObservationView } from '../../session/session.ts'
import { travelOf } from '../../session/travel.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Card } from '../../ui/Card.tsx'
import { StatusScale } from '../../ui/StatusScale.tsx'
import { Whereabouts } from '../../ui/Whereabouts.tsx'
import './today.css'

export function LatestNote(props: { readonly note: ObservationView; readonly onOpen: () => void }): JSX.Element {
  const shown = () => props.note.shown
  const travel = (): { state: 'phone' | 'waiting' | 'sending' | 'received'; label: string } => {
    const now = travelOf(props.note)
    return now.state === 'sending'
      ? { state: now.state, label: t('shell.sync-sending', { done: now.done, of: now.of }) }
      : { state: now.state, label: t(`shell.sync-${now.state}`) }
  }
  return (
    <Card as="li" onClick={props.onOpen}>
      <StatusScale status={shown().status} label={t(`field.status-${shown().status}`)} />
      <Show when={shown().words.text}>
        <span class="today-words">
          <Bdi lang={shown().words.lang}>{shown().words.text}</Bdi>
        </span>
      </Show>
      <span class="today-foot">
        <span>
          <Bdi>{props.note.mine ? t('shell.you') : props.note.authorName}</Bdi> · {sayDate(shown().when)}
        </span>
        <Whereabouts state={travel().state} label={travel().label} />
      </span>
    </Card>
  )
}
