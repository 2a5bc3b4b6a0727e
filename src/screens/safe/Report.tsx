import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { type GuidePage, isGuidePage } from '../../domain/case/guide.ts'
import type { ReprisalReport } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { CheckPage } from './CheckPage.tsx'
import { type Keeping, keepingOf } from './keeping.ts'
import { QuestionPage } from './QuestionPage.tsx'
import { type Done, SentPage } from './SentPage.tsx'
import { TaskList } from './TaskList.tsx'
import './safe.css'

/** What every page of one report is handed. */
export interface Writing {
  readonly session: Session
  readonly report: ReprisalReport
  readonly keeping: Keeping
  /** A page of the guide, the check, or the list. */
  readonly turn: (page?: GuidePage | 'check') => void
  readonly hide: () => void
}

/** Milliseconds for the last words to be sealed while nothing is on the screen any more; then the keys go, whatever happened. */
const LAST_WORDS = 600

export function Report(props: {
  readonly session: Session
  readonly id: string
  readonly page?: string | undefined
}): JSX.Element {
  // After an erased draft is sent there is no report left to show, but still something to say.
  const [done, setDone] = createSignal<Done>()
  const [isHiding, setHiding] = createSignal(false)
  const hide = async (): Promise<void> => {
    setHiding(true)
    const late = new Promise((wake) => setTimeout(wake, LAST_WORDS))
    await Promise.race([keepingOf(props.session, props.id).settled(), late])
    props.session.exit()
  }
  const report = (): ReprisalReport | undefined => props.session.reports().find((one) => one.id === props.id)
  const question = (): GuidePage | undefined => (props.page && isGuidePage(props.page) ? props.page : undefined)
  const writing = (found: ReprisalReport): Writing => ({
    session: props.session,
    report: found,
    keeping: keepingOf(props.session, props.id),
    hide,
    turn: (page) => props.session.go({ screen: 'report', id: props.id, ...(page === undefined ? {} : { page }) }),
  })
  const leave = (): void => props.session.go({ screen: 'safe' })

  return (
    <Switch
      fallback={
        <Screen title={t('safe.report-title')} back={leave}>
          <Empty line={t('safe.gone')} action={<Button onClick={leave}>{t('safe.done-close')}</Button>} />
        </Screen>
      }
    >
      <Match when={isHiding()}>
        <div class="hidden-report" />
      </Match>
      <Match when={done()}>{(now) => <SentPage session={props.session} done={now()} onClose={leave} />}</Match>
      <Match when={report()}>
        {(found) => (
          <Switch fallback={<TaskList {...writing(found())} />}>
            <Match when={props.page === 'check'}>
              <CheckPage {...writing(found())} onDone={setDone} />
            </Match>
            <Match when={question()}>
              {(page) => (
                <Show when={page()} keyed>
                  {(now) => <QuestionPage {...writing(found())} page={now} />}
                </Show>
              )}
            </Match>
          </Switch>
        )}
      </Match>
    </Switch>
  )
}
