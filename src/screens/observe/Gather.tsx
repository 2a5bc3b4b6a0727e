import { For, type JSX, Show } from 'solid-js'
import type { Evidence, ObservationDraft } from '../../domain/project/observation.ts'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Progress } from '../../ui/Progress.tsx'
import type { Gathering } from './gathering.ts'
import { Piece } from './Piece.tsx'
import { RecordVoice } from './RecordVoice.tsx'
import type { Recording } from './recording.ts'

/** Photos and voice of a draft: added, looked at, taken away and put back. */
export function Gather(props: {
  readonly session: Session
  readonly draft: ObservationDraft
  readonly gathering: Gathering
  readonly recording: Recording
}): JSX.Element {
  const photos = (files: readonly File[]): void => {
    for (const file of files) void props.gathering.add(file, 'photo')
  }
  const kindWord = (kind: Evidence['kind']): string => t(`field.evidence-${kind}`)
  return (
    <section class="stack stack-small" aria-label={t('observe.evidence-title')}>
      <div class="gather">
        <FileButton
          label={t('observe.take-photo')}
          icon="camera"
          accept="image/*"
          capture="environment"
          onFiles={photos}
        />
        <FileButton label={t('observe.choose-photo')} icon="photo" accept="image/*" multiple onFiles={photos} />
        <RecordVoice recording={props.recording} />
      </div>
      <Show when={props.gathering.fault()} keyed>
        {(code) => <Notice kind="bad">{t(`observe.add-${code}`)}</Notice>}
      </Show>
      <Show when={props.gathering.removed()}>
        {(piece) => (
          <Notice
            kind="info"
            action={
              <Button icon="undo" onClick={() => props.gathering.putBack()}>
                {t('observe.undo')}
              </Button>
            }
          >
            {t('observe.removed', { kind: kindWord(piece().kind) })}
          </Notice>
        )}
      </Show>
      <For each={props.draft.evidence}>
        {(piece) => <Piece session={props.session} piece={piece} onRemove={() => props.gathering.remove(piece)} told />}
      </For>
      <For each={props.gathering.adding()}>
        {(kind) => <Progress label={t('observe.adding', { name: kindWord(kind) })} />}
      </For>
    </section>
  )
}
