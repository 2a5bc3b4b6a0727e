import { createResource, createSignal, type JSX, Show } from 'solid-js'
import { showDuration } from '../../i18n/duration.ts'
import { canonicalPassphrase } from '../../i18n/passphrase.ts'
import { locale, t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { FLOOR, openJudge, secondsToGuess } from './judge.ts'

/** One's own words, judged as a guesser would. Too weak is refused: the choice would be the State's, not the person's. */
export function OwnWords(props: {
  readonly onDone: (passphrase: string) => void
  readonly onGiven: () => void
}): JSX.Element {
  const [judge] = createResource(openJudge)
  // An unread failure of a resource throws where it is read: nobody is here to judge, then.
  const judged = (typed: string): number => (judge.state === 'ready' ? judge()(typed) : 0)
  const [typed, setTyped] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [isChecked, setChecked] = createSignal(false)
  const guesses = (): number => (typed() === '' ? 0 : judged(typed()))
  const isStrong = (): boolean => guesses() >= FLOOR
  const isSame = (): boolean => canonicalPassphrase(again()) === canonicalPassphrase(typed())
  const time = (cards = 1): string => showDuration(secondsToGuess(guesses(), cards), locale())

  const finish = (): void => {
    setChecked(true)
    if (isStrong() && isSame()) props.onDone(canonicalPassphrase(typed()))
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        finish()
      }}
    >
      <PassphraseField
        label={t('shell.own-title')}
        hint={`${t('shell.own-hint')} ${t('shell.forgiving')}`}
        value={typed()}
        onInput={setTyped}
        autocomplete="new-password"
      />
      <Show when={judge.error}>
        <Notice kind="wait">{t('shell.own-offline')}</Notice>
      </Show>
      <Show when={typed() !== '' && judge.state === 'ready'}>
        <Show when={isStrong()} fallback={<Notice kind="wait">{t('shell.own-weak', { time: time() })}</Notice>}>
          <Notice kind="good">{t('shell.guess', { time: time(), thousand: time(1_000) })}</Notice>
        </Show>
      </Show>
      <PassphraseField
        label={t('shell.own-again')}
        value={again()}
        onInput={setAgain}
        autocomplete="new-password"
        error={isChecked() && !isSame() ? t('shell.mismatch') : undefined}
      />
      <Button kind="primary" type="submit" full>
        {t('shell.make-notebook')}
      </Button>
      <Button kind="plain" onClick={() => props.onGiven()}>
        {t('shell.use-given')}
      </Button>
    </form>
  )
}
