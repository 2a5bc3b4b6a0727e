import { createMemo, For, type JSX, Show } from 'solid-js'
import type { ImportReport, RowNote } from '../../domain/reference/query.ts'
import { locale, t } from '../../i18n/text.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { byReason } from './importing.ts'
import { sayReason } from './reasons.ts'

/** What an import did, row by row accounted for, and why anything was left out. */
export function Report(props: {
  readonly report: ImportReport
  readonly onSee: () => void
  readonly onAgain: () => void
}): JSX.Element {
  const isNothingNew = (): boolean => props.report.taken === 0 && props.report.unchanged > 0
  return (
    <>
      <h2>{isNothingNew() ? t('commitments.nothing-new') : t('commitments.done-title')}</h2>
      <dl class="tally">
        <Count name={t('commitments.taken')} n={props.report.taken} strong />
        <Count name={t('commitments.changed')} n={props.report.changed} inner />
        <Count name={t('commitments.repaired')} n={props.report.repairedTotal} inner />
        <Count name={t('commitments.unchanged')} n={props.report.unchanged} />
        <Count name={t('commitments.skipped')} n={props.report.skipped} />
        <Count name={t('commitments.refused')} n={props.report.refusedTotal} />
        <Count name={t('commitments.rows-read')} n={props.report.rows} sum />
      </dl>
      <Notes summary={t('commitments.refused-why')} notes={props.report.refused} total={props.report.refusedTotal} />
      <Notes summary={t('commitments.repaired-why')} notes={props.report.repaired} total={props.report.repairedTotal} />
      <div class="line">
        <Button kind="primary" onClick={() => props.onSee()}>
          {t('commitments.see-them')}
        </Button>
        <Button kind="plain" onClick={() => props.onAgain()}>
          {t('commitments.other-file')}
        </Button>
      </div>
    </>
  )
}

/** A line of the account. What is none is left out, but for what was kept and what was read. */
function Count(props: {
  readonly name: string
  readonly n: number
  readonly strong?: boolean
  readonly inner?: boolean
  readonly sum?: boolean
}): JSX.Element {
  return (
    <Show when={props.n > 0 || props.strong || props.sum}>
      <div
        class="tally-line"
        classList={{
          'tally-strong': props.strong ?? false,
          'tally-inner': props.inner ?? false,
          'tally-sum': props.sum ?? false,
        }}
      >
        <dt>{props.name}</dt>
        <dd class="numbers">{new Intl.NumberFormat(locale()).format(props.n)}</dd>
      </div>
    </Show>
  )
}

function Notes(props: {
  readonly summary: string
  readonly notes: readonly RowNote[]
  readonly total: number
}): JSX.Element {
  const groups = createMemo(() => byReason(props.notes))
  const number = (n: number): string => new Intl.NumberFormat(locale()).format(n)
  return (
    <Show when={props.notes.length > 0}>
      <Fold summary={props.summary}>
        <Show when={props.total > props.notes.length}>
          <p class="quiet">{t('commitments.first-of', { shown: props.notes.length, count: props.total })}</p>
        </Show>
        <For each={groups()}>
          {(group) => (
            <Fold summary={`${sayReason(group.reason)} · ${number(group.notes.length)}`}>
              <ul class="row-notes">
                <For each={group.notes}>
                  {(note) => (
                    <li>
                      {t('commitments.row', { row: note.row })}
                      <Show when={note.detail}>
                        {(detail) => (
                          <>
                            {': '}
                            <Bdi>{detail()}</Bdi>
                          </>
                        )}
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Fold>
          )}
        </For>
      </Fold>
    </Show>
  )
}
