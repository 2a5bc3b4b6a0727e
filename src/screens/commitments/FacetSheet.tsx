import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { Facet, Found, Query } from '../../domain/reference/query.ts'
import { locale, t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckGroup } from '../../ui/CheckGroup.tsx'
import { foldText } from '../../ui/fold.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { offered } from './filters.ts'
import { sayFacetValue } from './words.ts'

export interface FacetSheetProps {
  readonly facet: Facet | undefined
  readonly found: Found | undefined
  readonly query: Query
  readonly onChoose: (facet: Facet, values: readonly string[]) => void
  readonly onClose: () => void
}

/** Above this many values a search stands on top of them. */
const FEW = 10
/** At most this many are drawn; the search narrows the rest. */
const SHOWN = 80

/** Choosing the values of one facet; the list behind follows at once. */
export function FacetSheet(props: FacetSheetProps): JSX.Element {
  const name = (): string => (props.facet ? t(`field.facet-${props.facet}`) : '')
  return (
    <Sheet
      open={props.facet !== undefined}
      onClose={() => props.onClose()}
      title={name()}
      actions={
        <>
          <Show when={props.facet && props.query[props.facet].length > 0 && props.facet}>
            {(facet) => (
              <Button kind="plain" onClick={() => props.onChoose(facet(), [])}>
                {t('commitments.clear-one')}
              </Button>
            )}
          </Show>
          <Button kind="primary" onClick={() => props.onClose()}>
            {t('commitments.show', { count: props.found?.total ?? 0 })}
          </Button>
        </>
      }
    >
      <Show when={props.facet} keyed>
        {(facet) => <Values {...props} facet={facet} />}
      </Show>
    </Sheet>
  )
}

function Values(props: FacetSheetProps & { readonly facet: Facet }): JSX.Element {
  const [search, setSearch] = createSignal('')
  const all = createMemo(() => {
    const number = new Intl.NumberFormat(locale())
    return offered(props.found?.facets[props.facet] ?? [], props.query[props.facet]).map((one) => ({
      value: one.value,
      label: sayFacetValue(props.facet, one.value),
      hint: number.format(one.count),
    }))
  })
  const shown = createMemo(() => {
    const wanted = foldText(search())
    return all()
      .filter((one) => foldText(one.label).includes(wanted))
      .slice(0, SHOWN)
  })
  /** Values chosen earlier that the search hides stay chosen. */
  const choose = (values: readonly string[]): void => {
    const visible = new Set(shown().map((one) => one.value))
    props.onChoose(props.facet, [...props.query[props.facet].filter((value) => !visible.has(value)), ...values])
  }
  return (
    <>
      <Show when={all().length > FEW}>
        <TextField kind="search" label={t('shell.search')} value={search()} onInput={setSearch} />
      </Show>
      <Show when={shown().length > 0} fallback={<p class="quiet">{t('shell.nothing-found')}</p>}>
        <div class="facet-values">
          <CheckGroup
            legend={t(`field.facet-${props.facet}`)}
            options={shown()}
            values={props.query[props.facet]}
            onChange={choose}
          />
        </div>
      </Show>
    </>
  )
}
