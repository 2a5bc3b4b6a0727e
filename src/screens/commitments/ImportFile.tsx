import { createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js'
import type { ImportProgress } from '../../domain/reference/query.ts'
import { t } from '../../i18n/text.ts'
import { saySize } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { announce } from '../../ui/announce.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { CountryPick } from './CountryPick.tsx'
import { type ImportStep, partOf, startOf } from './importing.ts'
import { Report } from './Report.tsx'
import './ImportFile.css'

const ACCEPT = '.json,.csv,.xls,.txt,application/json,text/csv,application/vnd.ms-excel'

/** A file of commitments: look through it, choose the countries, keep them. Each long step says how far it is and can be stopped. */
export function ImportFile(props: { readonly session: Session }): JSX.Element {
  const [step, setStep] = createSignal<ImportStep>({ at: 'choose' })
  let stop: AbortController | undefined
  onCleanup(() => stop?.abort())

  /** Runs one long step; its progress is shown only while it is still the one on screen. */
  const run = async (
    at: 'reading' | 'taking',
    file: File,
    work: (onProgress: (p: ImportProgress) => void, signal: AbortSignal) => Promise<ImportStep>,
  ): Promise<void> => {
    stop?.abort()
    const mine = new AbortController()
    stop = mine
    setStep({ at, file, progress: startOf(file) })
    const next = await work((progress) => {
      if (stop === mine && !mine.signal.aborted) setStep({ at, file, progress })
    }, mine.signal).catch((): ImportStep => ({ at: 'choose', fault: 'damaged' }))
    if (stop === mine) setStep(next)
  }
  const read = (file: File): void =>
    void run('reading', file, async (onProgress, signal) => {
      const scanned = await props.session.scan(file, onProgress, signal)
      return scanned.ok
        ? { at: 'pick', file, report: scanned.value }
        : { at: 'choose', fault: scanned.error.code, ...detailOf(scanned.error) }
    })
  const take = (file: File, states: readonly string[]): void =>
    void run('taking', file, async (onProgress, signal) => {
      const taken = await props.session.take(file, states, onProgress, signal)
      if (!taken.ok) return { at: 'choose', fault: taken.error.code, ...detailOf(taken.error) }
      announce(t('commitments.done-title'))
      return { at: 'done', report: taken.value }
    })

  return (
    <Screen title={t('commitments.open-file')} back={props.session.back}>
      <Switch>
        <Match when={stepAt(step(), 'choose')}>{(now) => <Choose step={now()} onFile={read} />}</Match>
        <Match when={stepAt(step(), 'reading') ?? stepAt(step(), 'taking')}>
          {(now) => (
            <Working at={now().at} progress={now().progress} name={now().file.name} onCancel={() => stop?.abort()} />
          )}
        </Match>
        <Match when={stepAt(step(), 'pick')}>
          {(now) => (
            <CountryPick
              report={now().report}
              name={now().file.name}
              onTake={(states) => take(now().file, states)}
              onBack={() => setStep({ at: 'choose' })}
            />
          )}
        </Match>
        <Match when={stepAt(step(), 'done')}>
          {(now) => (
            <Report
              report={now().report}
              onSee={() => props.session.go({ screen: 'commitments' })}
              onAgain={() => setStep({ at: 'choose' })}
            />
          )}
        </Match>
      </Switch>
    </Screen>
  )
}

/** The step, if it is this one. */
function stepAt<A extends ImportStep['at']>(step: ImportStep, at: A): Extract<ImportStep, { at: A }> | undefined {
  const isAt = (one: ImportStep): one is Extract<ImportStep, { at: A }> => one.at === at
  return isAt(step) ? step : undefined
}

const detailOf = (fault: { readonly code: string; readonly detail?: string }): { readonly detail?: string } =>
  fault.detail === undefined ? {} : { detail: fault.detail }

function Choose(props: {
  readonly step: Extract<ImportStep, { at: 'choose' }>
  readonly onFile: (file: File) => void
}): JSX.Element {
  const isOurFault = (): boolean => props.step.fault === 'unknown-format' || props.step.fault === 'no-rows'
  return (
    <>
      <Show when={props.step.fault} keyed>
        {(fault) => (
          <Notice kind={fault === 'cancelled' ? 'info' : 'bad'}>
            {fault === 'cancelled' ? t('commitments.cancelled') : t(`commitments.fault-${fault}`)}
          </Notice>
        )}
      </Show>
      <p>{t('commitments.import-line')}</p>
      <FileButton
        kind="primary"
        label={t('commitments.choose-file')}
        accept={ACCEPT}
        onFiles={([file]) => file && props.onFile(file)}
      />
      <Fold summary={t('commitments.which-files')} open={isOurFault()}>
        <ul class="bullets">
          <li>{t('commitments.file-uhri')}</li>
          <li>{t('commitments.file-uprinfo')}</li>
        </ul>
      </Fold>
    </>
  )
}

function Working(props: {
  readonly at: 'reading' | 'taking'
  readonly progress: ImportProgress
  readonly name: string
  readonly onCancel: () => void
}): JSX.Element {
  return (
    <>
      <p>
        <bdi>{props.name}</bdi>
      </p>
      <p class="quiet numbers">
        {t('commitments.read-so-far', {
          read: saySize(props.progress.bytes),
          size: saySize(props.progress.ofBytes),
          count: props.progress.rows,
        })}
      </p>
      <Progress label={t(`commitments.${props.at}`)} value={partOf(props.progress)} onCancel={props.onCancel} />
    </>
  )
}
