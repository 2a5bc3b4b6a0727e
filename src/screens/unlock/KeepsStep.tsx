import { For, type JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Gate } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ModeNotice } from './ModeNotice.tsx'
import './unlock.css'

export function KeepsStep(props: {
  readonly gate: Gate
  readonly onDone: () => void
  readonly onBack: () => void
}): JSX.Element {
  return (
    <Screen
      title={t('shell.keeps-title')}
      back={props.onBack}
      action={
        <Button kind="primary" onClick={() => props.onDone()}>
          {t('shell.continue')}
        </Button>
      }
    >
      <p class="quiet">{t('shell.step-of', { n: 2, of: 3 })}</p>
      <p class="plain-truth">{t('shell.plain-truth')}</p>
      <div class="two">
        <section class="keeps">
          <h2>{t('shell.keeps-head')}</h2>
          <ul>
            <For each={[t('shell.keeps1'), t('shell.keeps2'), t('shell.keeps3')]}>
              {(line) => (
                <li>
                  <Icon name="check" />
                  <span>{line}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
        <section class="keeps keeps-not">
          <h2>{t('shell.cant-head')}</h2>
          <ul>
            <For each={[t('shell.cant1'), t('shell.cant2'), t('shell.cant3')]}>
              {(line) => (
                <li>
                  <Icon name="close" />
                  <span>{line}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </div>
      <ModeNotice gate={props.gate} />
      <p class="with-sign">
        <Icon name="exit" />
        <span>{t('shell.exit-help')}</span>
      </p>
    </Screen>
  )
}
