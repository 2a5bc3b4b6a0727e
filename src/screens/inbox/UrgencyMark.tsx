import type { JSX } from 'solid-js'
import type { Urgency } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import { Icon } from '../../ui/Icon.tsx'

/** A word, a sign and a weight: readable without colour. */
export function UrgencyMark(props: { readonly urgency: Urgency }): JSX.Element {
  return (
    <span class={`urgency urgency-${props.urgency}`}>
      <Icon name={props.urgency === 'day' || props.urgency === 'days' ? 'alert' : 'waiting'} />
      <span>
        {t('safe.urgency-title')}: {t(`safe.urgency-${props.urgency}`)}
      </span>
    </span>
  )
}
