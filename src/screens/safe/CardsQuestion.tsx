import type { JSX } from 'solid-js'
import { readAnswer, writeAnswer } from '../../domain/case/guide.ts'
import { t } from '../../i18n/text.ts'
import { CheckGroup } from '../../ui/CheckGroup.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Asked } from './Asked.tsx'
import {
  type ChoiceQuestion,
  cardOf,
  cardsOf,
  cardsToAnswer,
  cardToAnswer,
  choicesOf,
  type ListQuestion,
  listOf,
} from './options.ts'
import type { Asking } from './QuestionPage.tsx'

/** One of several; "I don't know" and "I don't want to say" are cards like the others. */
export function CardsQuestion(props: Asking & { readonly question: ChoiceQuestion }): JSX.Element {
  return (
    <ChoiceGroup
      legend={t(`safe.q-${props.question}`)}
      hint={<Asked page={props.question} />}
      options={choicesOf(props.question)}
      value={cardOf(readAnswer(props.report, props.question))}
      onChange={(card) => props.onAnswer(writeAnswer(props.report, props.question, cardToAnswer(props.question, card)))}
    />
  )
}

/** Any of several, or one of the two silences. */
export function ListedQuestion(props: Asking & { readonly question: ListQuestion }): JSX.Element {
  const cards = (): readonly string[] => cardsOf<string>(readAnswer(props.report, props.question))
  return (
    <CheckGroup
      legend={t(`safe.q-${props.question}`)}
      hint={<Asked page={props.question} />}
      options={listOf(props.question)}
      values={cards()}
      onChange={(now) =>
        props.onAnswer(
          props.question === 'acts'
            ? writeAnswer(props.report, 'acts', cardsToAnswer('acts', cards(), now))
            : writeAnswer(props.report, 'reasons', cardsToAnswer('reasons', cards(), now)),
        )
      }
    />
  )
}
