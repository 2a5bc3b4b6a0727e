import { createEffect, createMemo, type JSX, Show } from 'solid-js'
import type { CommitmentCard } from '../../domain/reference/query.ts'
import type { CommitmentId } from '../../domain/values/id.ts'
import { stateName } from '../../i18n/states.ts'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Card } from '../../ui/Card.tsx'
import { StatusScale } from '../../ui/StatusScale.tsx'
import { Dotted } from './Dotted.tsx'
import { counting, latestOf } from './standing.ts'
import { sayOrigin, symbolOf } from './words.ts'
import './PromiseCard.css'

export interface PromiseCardProps {
  readonly session: Session
  /** Undefined until its page has arrived. */
  readonly card: CommitmentCard | undefined
  readonly onNeed: () => void
  readonly withStates: boolean
  readonly onOpen: (id: CommitmentId) => void
}

export function PromiseCard(props: PromiseCardProps): JSX.Element {
  createEffect(() => {
    if (!props.card) props.onNeed()
  })
  return (
    <div class="promise">
      <Show when={props.card} fallback={<div class="promise-blank" />}>
        {(card) => (
          <Card onClick={() => props.onOpen(card().id)}>
            <span class="promise-line" lang={card().lang} dir="auto">
              {card().line || t('commitments.no-words')}
            </span>
            <Dotted
              symbol={symbolOf(card())}
              words={[...sayOrigin(card()), ...(props.withStates ? card().states.map(stateName) : [])]}
            />
            <Standing session={props.session} id={card().id} />
          </Card>
        )}
      </Show>
    </div>
  )
}

/** The latest word on it and how many there are; nothing where nobody has said anything. */
function Standing(props: { readonly session: Session; readonly id: CommitmentId }): JSX.Element {
  const notes = createMemo(() => counting(props.session.observationsOf(props.id)))
  return (
    <Show when={latestOf(notes())}>
      {(latest) => (
        <span class="promise-standing">
          <StatusScale status={latest().shown.status} label={t(`field.status-${latest().shown.status}`)} />
          <span class="quiet">{t('commitments.notes', { count: notes().length })}</span>
        </span>
      )}
    </Show>
  )
}
