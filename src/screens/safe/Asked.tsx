import type { JSX } from 'solid-js'
import type { GuidePage } from '../../domain/case/guide.ts'
import { t } from '../../i18n/text.ts'
import { Icon } from '../../ui/Icon.tsx'

const seenBy = (page: GuidePage) => {
  if (page === 'contact') return 'safe.sees-contact'
  return page === 'name' || page === 'caseworker' || page === 'rungs' ? 'safe.sees-steps' : 'safe.sees-you'
}

/** At the question, before the answers: why it is asked, and who will see what is chosen. */
export function Asked(props: { readonly page: GuidePage }): JSX.Element {
  return (
    <span class="asked">
      <span>
        <Icon name="question" label={t('safe.why')} />
        <span>{t(`safe.why-${props.page}`)}</span>
      </span>
      <span>
        <Icon name="eye" label={t('safe.sees')} />
        <span>{t(seenBy(props.page))}</span>
      </span>
    </span>
  )
}
