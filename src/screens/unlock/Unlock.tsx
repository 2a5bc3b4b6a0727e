import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Gate } from '../../session/session.ts'
import { KeepsStep } from './KeepsStep.tsx'
import { LanguageStep } from './LanguageStep.tsx'
import { OpenNotebook } from './OpenNotebook.tsx'
import { PassphraseStep } from './PassphraseStep.tsx'
import { Restore } from './Restore.tsx'

type Step = 'language' | 'keeps' | 'passphrase' | 'restore'

/** Everything before a session: three screens where there is no notebook yet, one field where there is. Waits for the probe with blank paper. */
export function Unlock(props: { readonly gate: Gate }): JSX.Element {
  const [step, setStep] = createSignal<Step>('language')
  return (
    <Show when={props.gate.probe()}>
      {(probe) => (
        <Switch>
          <Match when={probe().hasVault}>
            <OpenNotebook gate={props.gate} />
          </Match>
          <Match when={step() === 'language'}>
            <LanguageStep onDone={() => setStep('keeps')} onRestore={() => setStep('restore')} />
          </Match>
          <Match when={step() === 'keeps'}>
            <KeepsStep gate={props.gate} onBack={() => setStep('language')} onDone={() => setStep('passphrase')} />
          </Match>
          <Match when={step() === 'passphrase'}>
            <PassphraseStep gate={props.gate} onBack={() => setStep('keeps')} />
          </Match>
          <Match when={step() === 'restore'}>
            <Restore gate={props.gate} onBack={() => setStep('language')} />
          </Match>
        </Switch>
      )}
    </Show>
  )
}
