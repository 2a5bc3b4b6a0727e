import { createSignal, type JSX, Show } from 'solid-js'
import { type ObservationDraft, STATUSES } from '../../domain/project/observation.ts'
import type { CommitmentId, RecordId } from '../../domain/values/id.ts'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import { answerOf, createAsked } from '../../session/asked.ts'
import type { AppendFault, DraftIssue, Session } from '../../session/session.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { StatusPick } from '../../ui/StatusPick.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { Circumstances } from './Circumstances.tsx'
import { Discarded } from './Discarded.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import { Gather } from './Gather.tsx'
import { createGathering } from './gathering.ts'
import { Kept } from './Kept.tsx'
import { createRecording } from './recording.ts'
import { createWriting } from './writing.ts'
import './Observe.css'

export interface ObserveProps {
  readonly session: Session
  readonly commitment: CommitmentId
  readonly draft?: RecordId
}

/** A note: status tap, words or voice, photo, save. Everything else is one line each, filled already. */
export function Observe(props: ObserveProps): JSX.Element {
  const writing = createWriting(props.session, props.commitment, props.draft, Date.now)
  const { draft, change } = writing
  const gathering = createGathering(props.session, writing)
  const recording = createRecording(
    (voice, seconds) => gathering.add(voice, 'voice', seconds),
    Date.now,
    () => props.session.stay(),
  )
  const [issues, setIssues] = createSignal<readonly DraftIssue[]>([])
  const [fault, setFault] = createSignal<AppendFault>()
  const [busy, setBusy] = createSignal(false)
  const commitment = createAsked(
    () => props.commitment,
    (id) => props.session.commitment(id),
  )

  /** A field that is being put right no longer complains. */
  const put = (part: Partial<ObservationDraft>): void => {
    setIssues((all) => all.filter((issue) => !(issue.field in part)))
    change(part)
  }
  const issueAt = (field: DraftIssue['field']): string | undefined => {
    const code = issues().find((issue) => issue.field === field)?.code
    return code && t(`observe.issue-${code}`)
  }
  const leave = (): void => {
    if (props.session.canGoBack()) props.session.back()
    else props.session.go({ screen: 'commitment', id: props.commitment })
  }
  const save = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    await recording.stop()
    await gathering.settled()
    const saved = await props.session.saveObservation(draft())
    setBusy(false)
    if (saved.ok) {
      writing.finish()
      announce(t('observe.kept-at', { time: sayTime(Date.now(), Date.now()) }))
      leave()
    } else if (typeof saved.error === 'string') setFault(saved.error)
    else setIssues(saved.error)
  }

  return (
    <Screen
      title={t(draft().base ? 'observe.title-edit' : 'observe.title')}
      back={leave}
      action={
        <Show when={!writing.discarded()}>
          <Kept keeping={writing.keeping()} />
          <Button kind="primary" busy={busy()} onClick={() => void save()}>
            {t('observe.save')}
          </Button>
        </Show>
      }
    >
      <Show when={!writing.discarded()} fallback={<Discarded onUndo={() => writing.discard(false)} onLeave={leave} />}>
        <ErrorSummary issues={issues()} />
        <Show when={fault()} keyed>
          {(code) => <Notice kind="bad">{t(`observe.save-${code}`)}</Notice>}
        </Show>
        <Show when={answerOf(commitment())}>
          {(known) => (
            <p class="about" lang={(known().plain ?? known().text).lang} dir="auto">
              {(known().plain ?? known().text).text}
            </p>
          )}
        </Show>
        <div data-issue="status">
          <StatusPick
            legend={t('observe.status-ask')}
            options={STATUSES.map((value) => ({ value, label: t(`field.status-${value}`) }))}
            value={draft().status}
            error={issueAt('status')}
            onChange={(status) => put({ status })}
          />
        </div>
        <div data-issue="words">
          <TextArea
            label={t('observe.words')}
            value={draft().words}
            lang={draft().lang}
            error={issueAt('words')}
            onInput={(words) => put({ words })}
          />
        </div>
        <Gather session={props.session} draft={draft()} gathering={gathering} recording={recording} />
        <Circumstances session={props.session} draft={draft()} issueAt={issueAt} onPut={put} />
        <div class="line">
          <Button kind="plain" icon="bin" onClick={() => writing.discard(true)}>
            {t('observe.discard')}
          </Button>
        </div>
      </Show>
    </Screen>
  )
}
