import { createSignal, type JSX, Show } from 'solid-js'
import { type GuidePage, givenOf, readAnswer, textAnswer, writeAnswer } from '../../domain/case/guide.ts'
import type { Answer } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Asked } from './Asked.tsx'
import type { TextQuestion } from './options.ts'
import type { Asking } from './QuestionPage.tsx'

const LABELS = {
  name: 'safe.name-label',
  contact: 'safe.contact-label',
  details: 'safe.details-label',
  words: 'safe.words-label',
  perpetrator: 'safe.perpetrator-label',
  'link-words': 'safe.link-label',
} as const satisfies Record<TextQuestion, string>

export const isTextQuestion = (page: GuidePage): page is TextQuestion => page in LABELS

/** The two silences under a field. Pressing one again takes it back, and what was typed before it returns. */
export function Silences(props: {
  readonly answer: Answer<unknown>
  readonly onChange: (answer: 'unknown' | 'withheld' | 'unanswered') => void
}): JSX.Element {
  const press = (silence: 'unknown' | 'withheld'): void =>
    props.onChange(props.answer === silence ? 'unanswered' : silence)
  return (
    <div class="silences">
      <Button full pressed={props.answer === 'unknown'} onClick={() => press('unknown')}>
        {t('safe.dont-know')}
      </Button>
      <Button full pressed={props.answer === 'withheld'} onClick={() => press('withheld')}>
        {t('safe.dont-say')}
      </Button>
    </div>
  )
}

export function WrittenQuestion(props: Asking & { readonly question: TextQuestion }): JSX.Element {
  const answer = (): Answer<string> => readAnswer(props.report, props.question)
  // What stands in the field outlives a silence for as long as this page is open: a slip of the thumb must not eat a testimony.
  const [typed, setTyped] = createSignal(givenOf(answer()) ?? '')
  const answerWith = (now: Answer<string>): void => props.onAnswer(writeAnswer(props.report, props.question, now))
  const write = (text: string): void => {
    setTyped(text)
    answerWith(textAnswer(text))
  }
  return (
    <>
      <h2>{t(`safe.q-${props.question}`)}</h2>
      <Asked page={props.question} />
      <Show
        when={props.question === 'name'}
        fallback={
          <TextArea
            label={t(LABELS[props.question])}
            value={typed()}
            rows={props.question === 'words' ? 8 : 4}
            onInput={write}
          />
        }
      >
        <TextField label={t(LABELS[props.question])} value={typed()} onInput={write} />
      </Show>
      <Silences
        answer={answer()}
        onChange={(silence) => answerWith(silence === 'unanswered' ? textAnswer(typed()) : silence)}
      />
    </>
  )
}
