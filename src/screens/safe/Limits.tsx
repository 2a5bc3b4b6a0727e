import { For, type JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { Icon } from '../../ui/Icon.tsx'

const LIMITS = ['physical', 'visible', 'sealed', 'phone', 'unsend'] as const

/** What no app and no UN avenue can do. The same words before the first line is written and before anything leaves. */
export function Limits(): JSX.Element {
  return (
    <ul class="limits">
      <For each={LIMITS}>
        {(limit) => (
          <li>
            <Icon name="close" />
            <span>{t(`safe.limit-${limit}`)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
