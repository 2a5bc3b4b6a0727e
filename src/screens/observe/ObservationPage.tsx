import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { RecordId } from '../../domain/values/id.ts'
import { t } from '../../i18n/text.ts'
import { sayDate, sayTime } from '../../i18n/when.ts'
import { answerOf, createAsked } from '../../session/asked.ts'
import type { AppendFault, ObservationView, Session } from '../../session/session.ts'
import { travelOf } from '../../session/travel.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Keyed } from '../../ui/Keyed.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { StatusScale } from '../../ui/StatusScale.tsx'
import { Whereabouts } from '../../ui/Whereabouts.tsx'
import { HistoryFold } from './HistoryFold.tsx'
import { Piece } from './Piece.tsx'
import { TwoVersions } from './TwoVersions.tsx'
import { sayPlace, sayTravel } from './words.ts'
import './ObservationPage.css'

export function ObservationPage(props: { readonly session: Session; readonly id: RecordId }): JSX.Element {
  const view = createMemo(() => props.session.observation(props.id))
  const [fault, setFault] = createSignal<AppendFault>()
  const run = async (
    work: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AppendFault }>,
  ): Promise<void> => {
    const done = await work
    setFault(done.ok ? undefined : done.error)
  }
  const edit = async (note: ObservationView): Promise<void> => {
    const begun = props.session.drafts().find((one) => one.id === note.id)
    const draft = begun ?? props.session.startDraft(note.shown.commitment, note.id)
    if (!begun) await run(props.session.keepDraft(draft))
    if (!fault()) props.session.go({ screen: 'observe', commitment: note.shown.commitment, draft: draft.id })
  }
  return (
    <Screen
      title={t('observe.title')}
      back={props.session.back}
      action={
        <Show when={view()?.withdrawn === false && view()}>
          {(note) => (
            <>
              <Button kind="plain" icon="bin" onClick={() => void run(props.session.withdraw(props.id))}>
                {t('observe.withdraw')}
              </Button>
              <Button kind="primary" icon="edit" onClick={() => void edit(note())}>
                {t('observe.edit')}
              </Button>
            </>
          )}
        </Show>
      }
    >
      <Show when={fault()} keyed>
        {(code) => <Notice kind="bad">{t(`observe.change-failed-${code}`)}</Notice>}
      </Show>
      <Show when={view()} fallback={<Notice kind="info">{t('observe.not-here')}</Notice>}>
        {(note) => (
          <>
            <Show when={note().withdrawn}>
              <Notice
                kind="info"
                action={
                  <Button icon="undo" onClick={() => void run(props.session.bringBack(props.id))}>
                    {t('observe.bring-back')}
                  </Button>
                }
              >
                {t('observe.is-withdrawn')}
              </Notice>
            </Show>
            <For each={note().conflicts}>
              {(field) => (
                <TwoVersions
                  session={props.session}
                  note={note()}
                  field={field}
                  onKeep={(contested, entry) => void run(props.session.settle(props.id, contested, entry))}
                />
              )}
            </For>
            <Shown session={props.session} note={note()} />
            <HistoryFold session={props.session} note={note()} />
          </>
        )}
      </Show>
    </Screen>
  )
}

/** The note as it reads now. */
function Shown(props: { readonly session: Session; readonly note: ObservationView }): JSX.Element {
  const shown = (): ObservationView['shown'] => props.note.shown
  const travel = createMemo(() => travelOf(props.note))
  const who = (): string => (props.note.mine ? t('observe.by-you') : props.note.authorName)
  const commitment = createAsked(
    () => shown().commitment,
    (id) => props.session.commitment(id),
  )
  return (
    <>
      <div class="stack stack-small">
        <StatusScale status={shown().status} label={t(`field.status-${shown().status}`)} />
        <Show when={shown().words.text}>
          {(text) => (
            <p class="note-words" lang={shown().words.lang} dir="auto">
              {text()}
            </p>
          )}
        </Show>
        <p class="quiet">{t('observe.written-at', { name: who(), time: sayTime(props.note.createdAt, Date.now()) })}</p>
        <p>
          <Whereabouts state={travel().state} label={sayTravel(travel())} />
        </p>
      </div>
      <Keyed each={shown().evidence} by={(piece) => piece.file}>
        {(piece) => <Piece session={props.session} piece={piece()} parts={props.note.files[piece().file]} />}
      </Keyed>
      <dl class="facts">
        <dt>{t('field.when')}</dt>
        <dd>{sayDate(shown().when)}</dd>
        <dt>{t('field.where')}</dt>
        <dd>
          <Bdi>{sayPlace(shown().where)}</Bdi>
        </dd>
        <dt>{t('field.method')}</dt>
        <dd>{t(`field.method-${shown().method}`)}</dd>
      </dl>
      <Row
        label={t('observe.on-commitment')}
        note={<Show when={answerOf(commitment())}>{(known) => <Bdi>{(known().plain ?? known().text).text}</Bdi>}</Show>}
        icon="promises"
        onClick={() => props.session.go({ screen: 'commitment', id: shown().commitment })}
      />
    </>
  )
}
