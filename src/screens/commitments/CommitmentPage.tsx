import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Commitment } from '../../domain/reference/commitment.ts'
import type { CommitmentId } from '../../domain/values/id.ts'
import { t } from '../../i18n/text.ts'
import { answerOf, createAsked } from '../../session/asked.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { CardList } from '../../ui/CardList.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { NoteCard } from './NoteCard.tsx'
import { SourceFacts } from './SourceFacts.tsx'
import { newestFirst } from './standing.ts'
import './CommitmentPage.css'

export function CommitmentPage(props: { readonly session: Session; readonly id: CommitmentId }): JSX.Element {
  const asked = createAsked(
    () => props.id,
    (id) => props.session.commitment(id),
  )
  const commitment = (): Commitment | undefined => answerOf(asked())
  const isMissing = (): boolean => asked().state !== 'waiting' && !commitment()
  const note = (): void => props.session.go({ screen: 'observe', commitment: props.id })
  return (
    <Screen
      title={t('commitments.commitment')}
      back={props.session.back}
      action={
        <Button kind="primary" icon="add" onClick={note}>
          {t('commitments.add-note')}
        </Button>
      }
    >
      <Show when={isMissing()}>
        <Notice kind="info">{t('commitments.not-here')}</Notice>
      </Show>
      <Show when={commitment()}>{(known) => <Text commitment={known()} />}</Show>
      <Notes session={props.session} id={props.id} />
      <Show when={commitment()}>{(known) => <SourceFacts commitment={known()} />}</Show>
    </Screen>
  )
}

/** A text longer than this, in characters, is first shown cut, so that the notes on it stay in reach. */
const LONG = 420

/** Plain words first, the official text on a tap; the official text alone where nobody wrote plainer. */
function Text(props: { readonly commitment: Commitment }): JSX.Element {
  const [whole, setWhole] = createSignal(false)
  // The sample is in our own words: it must not pass for the UN's.
  const isSample = (): boolean => props.commitment.source.format === 'sample'
  const isCut = (): boolean => !whole() && props.commitment.text.text.length > LONG
  const official = (): JSX.Element => (
    <p class="official" lang={props.commitment.text.lang} dir="auto">
      {props.commitment.text.text}
    </p>
  )
  return (
    <Show
      when={props.commitment.plain}
      fallback={
        <div class="promise-text" classList={{ 'promise-cut': isCut() }}>
          {official()}
          <Show when={isCut()}>
            <Button kind="plain" onClick={() => setWhole(true)}>
              {t('commitments.whole-text')}
            </Button>
          </Show>
        </div>
      }
    >
      {(plain) => (
        <div class="promise-text">
          <p class="plain" lang={plain().lang} dir="auto">
            {plain().text}
          </p>
          <Fold summary={t(isSample() ? 'commitments.sample-text' : 'commitments.official-text')}>{official()}</Fold>
        </div>
      )}
    </Show>
  )
}

function Notes(props: { readonly session: Session; readonly id: CommitmentId }): JSX.Element {
  const notes = createMemo(() => newestFirst(props.session.observationsOf(props.id)))
  const draft = createMemo(() => props.session.drafts().find((one) => one.commitment === props.id))
  return (
    <section class="stack stack-small">
      <h2>{t('commitments.notes-title')}</h2>
      <Show when={draft()}>
        {(begun) => (
          <Notice
            kind="wait"
            action={
              <Button onClick={() => props.session.go({ screen: 'observe', commitment: props.id, draft: begun().id })}>
                {t('commitments.continue')}
              </Button>
            }
          >
            {t('commitments.draft-waiting')}
          </Notice>
        )}
      </Show>
      <Show when={notes().length > 0} fallback={<p class="quiet">{t('commitments.no-notes-here')}</p>}>
        <CardList>
          <For each={notes()}>{(note) => <NoteCard note={note} session={props.session} />}</For>
        </CardList>
      </Show>
    </section>
  )
}
