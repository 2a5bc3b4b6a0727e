import { For, type JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'

const FIRST = ['people', 'tell', 'phone'] as const
const THEN = ['hurt', 'alone', 'paper'] as const

/** The first thing on the screen: help, before any form. */
export function Help(props: { readonly onHide: () => void }): JSX.Element {
  return (
    <section class="help" aria-labelledby="safe-help">
      <h2 id="safe-help">{t('safe.help-title')}</h2>
      <p>{t('safe.help-lead')}</p>
      <ul>
        <For each={FIRST}>{(line) => <li>{t(`safe.help-${line}`)}</li>}</For>
      </ul>
      <Fold summary={t('safe.help-more')}>
        <ul>
          <For each={THEN}>{(line) => <li>{t(`safe.help-${line}`)}</li>}</For>
        </ul>
      </Fold>
      <p class="quiet">{t('safe.help-limit')}</p>
      <div class="line">
        <Button kind="danger" icon="exit" onClick={props.onHide}>
          {t('safe.hide')}
        </Button>
        <span class="quiet">{t('safe.hide-note')}</span>
      </div>
    </section>
  )
}
