import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { ImportReport } from '../../domain/reference/query.ts'
import { stateName } from '../../i18n/states.ts'
import { language, locale, t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckGroup } from '../../ui/CheckGroup.tsx'
import { MultiPick } from '../../ui/MultiPick.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { preselected, rowsOf } from './importing.ts'

/** Up to this many countries are simply listed. */
const FEW = 8

export function CountryPick(props: {
  readonly report: ImportReport
  readonly name: string
  readonly onTake: (states: readonly string[]) => void
  readonly onBack: () => void
}): JSX.Element {
  const [chosen, setChosen] = createSignal<readonly string[]>(preselected(props.report.countries))
  const [missing, setMissing] = createSignal(false)
  const options = createMemo(() => {
    const order = new Intl.Collator(language())
    return Object.entries(props.report.countries)
      .map(([value, count]) => ({ value, label: stateName(value), count }))
      .sort((a, b) => order.compare(a.label, b.label))
  })
  const choose = (values: readonly string[]): void => {
    setChosen(values)
    setMissing(false)
  }
  const keep = (): void => {
    if (chosen().length === 0) setMissing(true)
    else props.onTake(chosen())
  }
  return (
    <>
      <p class="quiet">
        <bdi>{props.name}</bdi> · {t('commitments.rows-found', { count: props.report.rows })}
      </p>
      <Show when={missing()}>
        <Notice kind="bad">{t('commitments.countries-missing')}</Notice>
      </Show>
      <Show
        when={options().length > FEW}
        fallback={
          <CheckGroup
            legend={t('commitments.which-countries')}
            hint={t('commitments.countries-hint')}
            options={options().map((one) => ({
              value: one.value,
              label: one.label,
              hint: new Intl.NumberFormat(locale()).format(one.count),
            }))}
            values={chosen()}
            onChange={choose}
          />
        }
      >
        <h2>{t('commitments.which-countries')}</h2>
        <p class="quiet">{t('commitments.countries-hint')}</p>
        <MultiPick label={t('commitments.countries')} options={options()} values={chosen()} onChange={choose} />
      </Show>
      <div class="line">
        <Button kind="primary" onClick={keep}>
          {chosen().length > 0
            ? t('commitments.keep', { count: rowsOf(props.report.countries, chosen()) })
            : t('commitments.keep-chosen')}
        </Button>
        <Button kind="plain" onClick={() => props.onBack()}>
          {t('commitments.other-file')}
        </Button>
      </div>
    </>
  )
}
