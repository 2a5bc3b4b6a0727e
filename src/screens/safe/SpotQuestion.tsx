import { createSignal, type JSX } from 'solid-js'
import { givenOf, readAnswer, writeAnswer } from '../../domain/case/guide.ts'
import type { Answer } from '../../domain/case/report.ts'
import type { FuzzyDate } from '../../domain/values/fuzzydate.ts'
import type { Place } from '../../domain/values/place.ts'
import { t } from '../../i18n/text.ts'
import { FuzzyDateField } from '../../ui/FuzzyDateField.tsx'
import { PlaceField } from '../../ui/PlaceField.tsx'
import { Asked } from './Asked.tsx'
import type { WhenQuestion } from './options.ts'
import type { Asking } from './QuestionPage.tsx'
import { dateToAnswer, isHalfDate, NO_DATE, NO_PLACE, placeToAnswer } from './spot.ts'
import { Silences } from './WrittenQuestion.tsx'

export function WhenAnswer(
  props: Asking & {
    readonly question: WhenQuestion
    readonly problem: string | undefined
    /** Something is typed that is no date yet: told on Continue, never while typing. */
    readonly onProblem: (problem: string | undefined) => void
  },
): JSX.Element {
  const answer = (): Answer<FuzzyDate> => readAnswer(props.report, props.question)
  const [shown, setShown] = createSignal(givenOf(answer()) ?? NO_DATE)
  const say = (now: Answer<FuzzyDate>): void => props.onAnswer(writeAnswer(props.report, props.question, now))
  const change = (date: FuzzyDate): void => {
    setShown(date)
    props.onProblem(isHalfDate(date) ? t('safe.date-incomplete') : undefined)
    say(dateToAnswer(date))
  }
  return (
    <>
      <h2>{t(`safe.q-${props.question}`)}</h2>
      <Asked page={props.question} />
      <FuzzyDateField
        label={t(props.question === 'when' ? 'safe.when-label' : 'safe.contact-when-label')}
        value={answer() === 'unknown' ? { precision: 'unknown', value: '' } : shown()}
        error={props.problem}
        onChange={change}
      />
      <Silences
        answer={answer()}
        onChange={(silence) => {
          props.onProblem(undefined)
          say(silence === 'unanswered' ? dateToAnswer(shown()) : silence)
        }}
      />
    </>
  )
}

export function WhereAnswer(props: Asking): JSX.Element {
  const answer = (): Answer<Place> => readAnswer(props.report, 'where')
  const [shown, setShown] = createSignal(givenOf(answer()) ?? NO_PLACE)
  const say = (now: Answer<Place>): void => props.onAnswer(writeAnswer(props.report, 'where', now))
  return (
    <>
      <h2>{t('safe.q-where')}</h2>
      <Asked page="where" />
      <PlaceField
        label={t('safe.where-label')}
        value={answer() === 'withheld' ? { precision: 'withheld', label: '' } : shown()}
        onChange={(place) => {
          if (place.precision !== 'withheld') setShown(place)
          say(placeToAnswer(place))
        }}
      />
      <Silences
        answer={answer()}
        onChange={(silence) => say(silence === 'unanswered' ? placeToAnswer(shown()) : silence)}
      />
    </>
  )
}
