import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { besideOf, type GuidePage, SECTION_PAGES, sectionOf, settleRungs } from '../../domain/case/guide.ts'
import type { ReprisalReport } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { CardsQuestion, ListedQuestion } from './CardsQuestion.tsx'
import { CaseworkerRung, LaterRungs } from './Consent.tsx'
import { HideButton } from './HideButton.tsx'
import { isChoiceQuestion, isListQuestion, isWhenQuestion } from './options.ts'
import type { Writing } from './Report.tsx'
import { SavedLine } from './SavedLine.tsx'
import { WhenAnswer, WhereAnswer } from './SpotQuestion.tsx'
import { isTextQuestion, WrittenQuestion } from './WrittenQuestion.tsx'

/** What one question is handed: the report as it is, and where its answer goes. */
export interface Asking {
  readonly report: ReprisalReport
  readonly onAnswer: (report: ReprisalReport) => void
}

/** One question a page: why it is asked and who will see it stand at the question. Continue is never refused for a missing answer. */
export function QuestionPage(props: Writing & { readonly page: GuidePage }): JSX.Element {
  const [problem, setProblem] = createSignal<string>()
  const asking = (): Asking => ({ report: props.report, onAnswer: props.keeping.keep })
  const section = () => sectionOf(props.page)
  const [isShown, setShown] = createSignal(false)
  const shownProblem = (): string | undefined => (isShown() ? problem() : undefined)
  const next = (): void => {
    if (problem() !== undefined) {
      setShown(true)
      return
    }
    if (props.page === 'rungs') props.keeping.keep(settleRungs(props.report))
    props.turn(besideOf(props.page, 1))
  }

  return (
    <Screen
      title={t(`safe.section-${section()}`)}
      back={() => props.turn()}
      action={
        <>
          <Button onClick={() => props.turn(besideOf(props.page, -1))}>{t('safe.previous')}</Button>
          <Button kind="primary" onClick={next}>
            {t('safe.next')}
          </Button>
        </>
      }
    >
      <Show when={section() === 'act' && props.page === SECTION_PAGES.act[0]}>
        <Notice kind="info">{t('safe.hard-note')}</Notice>
      </Show>
      <div class="question">
        <Switch>
          <Match when={isChoiceQuestion(props.page) && props.page}>
            {(page) => <CardsQuestion {...asking()} question={page()} />}
          </Match>
          <Match when={isListQuestion(props.page) && props.page}>
            {(page) => <ListedQuestion {...asking()} question={page()} />}
          </Match>
          <Match when={isTextQuestion(props.page) && props.page}>
            {(page) => <WrittenQuestion {...asking()} question={page()} />}
          </Match>
          <Match when={isWhenQuestion(props.page) && props.page}>
            {(page) => <WhenAnswer {...asking()} question={page()} problem={shownProblem()} onProblem={setProblem} />}
          </Match>
          <Match when={props.page === 'where'}>
            <WhereAnswer {...asking()} />
          </Match>
          <Match when={props.page === 'caseworker'}>
            <CaseworkerRung {...asking()} />
          </Match>
          <Match when={props.page === 'rungs'}>
            <LaterRungs {...asking()} />
          </Match>
        </Switch>
      </div>
      <SavedLine kept={props.keeping.kept()} onAgain={() => props.keeping.keep(props.report)} />
      <HideButton onHide={props.hide} />
    </Screen>
  )
}
