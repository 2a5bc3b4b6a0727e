import type { JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'

/** On every page of the report. It leaves at once and locks; what was written is sealed already. */
export function HideButton(props: { readonly onHide: () => void }): JSX.Element {
  return (
    <div class="hide-button">
      <Button kind="plain" icon="pause" onClick={props.onHide}>
        {t('safe.hide')}
      </Button>
      <span class="quiet">{t('safe.hide-note')}</span>
    </div>
  )
}
