import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Observation } from '../../domain/project/observation.ts'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import type { ObservationView, Session } from '../../session/session.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { differing } from './differing.ts'
import { FIELDS, type Field, type Line, linesOf, meIn, sayWho } from './words.ts'

/** Two people changed one thing without knowing of each other: both stand here until somebody keeps one. */
export function TwoVersions(props: {
  readonly session: Session
  readonly note: ObservationView
  readonly field: keyof Observation
  readonly onKeep: (field: Field, entry: string) => void
}): JSX.Element {
  const field = createMemo(() => FIELDS.find((one) => one === props.field))
  return (
    <Show when={field()} keyed>
      {(contested) => (
        <section class="versions">
          <h2>
            <Icon name="copy" />
            {t('observe.two-versions-of', { field: t(`observe.field-${contested}`) })}
          </h2>
          <p class="quiet">{t('observe.two-line')}</p>
          <div class="two">
            <For each={currentOf(props.note, contested)}>
              {(line, at) => (
                <Version
                  line={line}
                  who={sayWho(line, meIn(props.session, props.note.team))}
                  other={currentOf(props.note, contested)[at() === 0 ? 1 : 0]?.words ?? ''}
                  onKeep={() => props.onKeep(contested, line.entry)}
                />
              )}
            </For>
          </div>
        </section>
      )}
    </Show>
  )
}

const currentOf = (note: ObservationView, field: Field): readonly Line[] =>
  linesOf(note.history, field).filter((line) => line.current)

/** One version, what is its own in it marked. */
function Version(props: {
  readonly line: Line
  readonly who: string
  readonly other: string
  readonly onKeep: () => void
}): JSX.Element {
  const parts = createMemo(() => differing(props.line.words, props.other))
  return (
    <div class="version">
      <p class="version-words" lang={props.line.lang} dir="auto">
        {parts().before}
        <mark>{parts().own}</mark>
        {parts().after}
      </p>
      <p class="quiet">
        <Bdi>{t('observe.said-by', { name: props.who, time: sayTime(props.line.at, Date.now()) })}</Bdi>
      </p>
      <Button onClick={() => props.onKeep()}>{t('observe.keep-this')}</Button>
    </div>
  )
}
