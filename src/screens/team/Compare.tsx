import type { JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { Digits } from '../../ui/Digits.tsx'

/** The same on both sides: the digits, how to compare them, and what that proves and does not. */
export function Compare(props: { readonly digits: readonly string[]; readonly line: string }): JSX.Element {
  return (
    <div class="compare">
      <p>
        <strong>{props.line}</strong>
      </p>
      <Digits groups={props.digits} label={t('team.digits-label')} />
      <p>{t('team.ask-how')}</p>
      <p class="quiet">{t('team.ask-proves')}</p>
    </div>
  )
}
