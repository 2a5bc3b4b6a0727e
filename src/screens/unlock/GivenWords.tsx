import { createResource, createSignal, type JSX, Show } from 'solid-js'
import { showDuration } from '../../i18n/duration.ts'
import { canonicalPassphrase, createPassphrase, isWordy } from '../../i18n/passphrase.ts'
import { language, locale, t } from '../../i18n/text.ts'
import { realWorld } from '../../prelude/instant.ts'
import { Button } from '../../ui/Button.tsx'
import { Digits } from '../../ui/Digits.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { secondsToGuess } from './judge.ts'
import './unlock.css'

/** Shown to be written down, then hidden and typed once from the paper: a copying mistake found later would be a lost notebook. */
export function GivenWords(props: {
  readonly onDone: (passphrase: string) => void
  readonly onOwn: () => void
}): JSX.Element {
  const [draw, setDraw] = createSignal({ turn: 0, more: 0 })
  const [fresh] = createResource(draw, ({ more }) => createPassphrase(language(), realWorld.random, more))
  const [isHidden, hide] = createSignal(false)
  const [typed, setTyped] = createSignal('')
  const [isWrong, setWrong] = createSignal(false)
  const phrase = (): string => fresh()?.groups.join(' ') ?? ''

  const confirm = (): void => {
    const isSame = phrase() !== '' && canonicalPassphrase(typed()) === canonicalPassphrase(phrase())
    setWrong(!isSame)
    if (isSame) props.onDone(canonicalPassphrase(phrase()))
  }
  const time = (cards: number): string => showDuration(secondsToGuess(2 ** (fresh()?.bits ?? 0), cards), locale())

  return (
    <Show
      when={isHidden()}
      fallback={
        <>
          <p>{t('shell.pass-lead')}</p>
          <div class="given" classList={{ 'given-words': isWordy(language()) }}>
            <Digits groups={fresh()?.groups ?? []} label={t('shell.pass-title')} />
          </div>
          <div class="line">
            <Button icon="undo" onClick={() => setDraw((d) => ({ turn: d.turn + 1, more: d.more }))}>
              {t('shell.other-words')}
            </Button>
            <Button icon="add" onClick={() => setDraw((d) => ({ turn: d.turn + 1, more: Math.min(5, d.more + 1) }))}>
              {t('shell.longer')}
            </Button>
          </div>
          <p class="quiet">{t('shell.guess', { time: time(1), thousand: time(1_000) })}</p>
          <Button kind="primary" full onClick={() => hide(true)}>
            {t('shell.wrote-them')}
          </Button>
          <Button kind="plain" onClick={() => props.onOwn()}>
            {t('shell.use-own')}
          </Button>
        </>
      }
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        <PassphraseField
          label={t('shell.type-them')}
          hint={t('shell.forgiving')}
          value={typed()}
          onInput={setTyped}
          autocomplete="new-password"
          open
          error={isWrong() ? t('shell.mismatch') : undefined}
        />
        <Button kind="primary" type="submit" full>
          {t('shell.make-notebook')}
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            hide(false)
            setWrong(false)
          }}
        >
          {t('shell.show-again')}
        </Button>
      </form>
    </Show>
  )
}
