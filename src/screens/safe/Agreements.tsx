import { For, type JSX, Show } from 'solid-js'
import type { ReprisalReport } from '../../domain/case/report.ts'
import { agreementsOf } from '../../exports/outline.ts'
import { t } from '../../i18n/text.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Who agreed, to what, and that everything else is a no. */
export function Agreements(props: { readonly report: ReprisalReport }): JSX.Element {
  const agreements = () => agreementsOf(props.report)
  return (
    <div class="agreements">
      <p>
        <span class="quiet">{t('safe.q-giver')}</span> {agreements().giver}
      </p>
      <ul>
        <For each={agreements().rungs.filter((rung) => rung.agreed)}>
          {(rung) => (
            <li>
              <Icon name="check" />
              <span>{rung.label}</span>
            </li>
          )}
        </For>
        <Show when={agreements().rungs.some((rung) => !rung.agreed)}>
          <li>
            <Icon name="close" />
            <span>{t('safe.send-consent-none')}</span>
          </li>
        </Show>
      </ul>
    </div>
  )
}
