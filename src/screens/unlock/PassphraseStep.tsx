import { createSignal, type JSX, Show } from 'solid-js'
import { isWordy } from '../../i18n/passphrase.ts'
import { language, t } from '../../i18n/text.ts'
import type { Gate } from '../../session/session.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { showFault } from './faults.ts'
import { GivenWords } from './GivenWords.tsx'
import { OwnWords } from './OwnWords.tsx'

/** Third and last: the words that open everything, given or one's own. */
export function PassphraseStep(props: { readonly gate: Gate; readonly onBack: () => void }): JSX.Element {
  const [isOwn, setOwn] = createSignal(false)
  const [isMaking, setMaking] = createSignal(false)
  const [fault, setFault] = createSignal<string>()

  const make = async (passphrase: string): Promise<void> => {
    setFault(undefined)
    setMaking(true)
    const made = await props.gate.create(passphrase)
    setMaking(false)
    if (!made.ok) setFault(showFault(made.error))
  }

  return (
    <Screen
      title={t(isWordy(language()) || isOwn() ? 'shell.pass-title' : 'shell.pass-title-digits')}
      back={props.onBack}
    >
      <p class="quiet">{t('shell.step-of', { n: 3, of: 3 })}</p>
      <Show when={fault()}>{(line) => <Notice kind="bad">{line()}</Notice>}</Show>
      <Show when={!isMaking()} fallback={<Progress label={t('shell.making')} value={props.gate.progress()} />}>
        <Show when={isOwn()} fallback={<GivenWords onDone={(words) => void make(words)} onOwn={() => setOwn(true)} />}>
          <OwnWords onDone={(words) => void make(words)} onGiven={() => setOwn(false)} />
        </Show>
      </Show>
    </Screen>
  )
}
