import { For, type JSX, Show } from 'solid-js'
import type { Facet, Found, Query } from '../../domain/reference/query.ts'
import { t } from '../../i18n/text.ts'
import { Chip } from '../../ui/Chip.tsx'
import { FACETS } from './filters.ts'
import { sayFacetValue } from './words.ts'

/** One chip for each facet that could narrow this list; a chosen one says its value, or how many. */
export function FacetChips(props: {
  readonly facets: Found['facets'] | undefined
  readonly query: Query
  readonly onOpen: (facet: Facet) => void
}): JSX.Element {
  const useful = (facet: Facet): boolean =>
    props.query[facet].length > 0 || (props.facets?.[facet].length ?? 0) > (facet === 'states' ? 1 : 0)
  const label = (facet: Facet): string => {
    const [only, ...more] = props.query[facet]
    return only !== undefined && more.length === 0 ? sayFacetValue(facet, only) : t(`field.facet-${facet}`)
  }
  return (
    <ul class="facet-chips" aria-label={t('commitments.filters')}>
      <For each={FACETS}>
        {(facet) => (
          <Show when={useful(facet)}>
            <li>
              <Chip
                label={label(facet)}
                selected={props.query[facet].length > 0}
                {...(props.query[facet].length > 1 ? { count: props.query[facet].length } : {})}
                onClick={() => props.onOpen(facet)}
              />
            </li>
          </Show>
        )}
      </For>
    </ul>
  )
}
