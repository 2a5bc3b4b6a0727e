import { createUniqueId, type JSX, Match, Show, Switch } from 'solid-js'
import { locale, t } from '../i18n/text.ts'
import { Check } from './Check.tsx'
import { describedBy } from './field.ts'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'
import './FuzzyDateField.css'

type Precision = 'day' | 'month' | 'year' | 'range' | 'unknown'

/** As the domain's FuzzyDate: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface FuzzyDateValue {
  readonly precision: Precision
  readonly value: string
  readonly until?: string
  readonly about?: boolean
}

export interface FuzzyDateFieldProps {
  readonly value: FuzzyDateValue
  readonly onChange: (value: FuzzyDateValue) => void
  readonly label: string
  readonly error?: string | undefined
}

const two = (n: number): string => String(n).padStart(2, '0')
const today = (): string => {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Cut or filled up to another precision, so that changing one's mind loses as little as can be. */
function refit(from: FuzzyDateValue, precision: Precision): FuzzyDateValue {
  const about = from.about ? { about: true } : {}
  const base = from.value || today()
  switch (precision) {
    case 'unknown':
      return { precision, value: '' }
    case 'year':
      return { precision, value: base.slice(0, 4), ...about }
    case 'month':
      return { precision, value: base.length >= 7 ? base.slice(0, 7) : `${base.slice(0, 4)}-01`, ...about }
    case 'day':
      return { precision, value: base.length === 10 ? base : today(), ...about }
    case 'range': {
      const start = base.length === 10 ? base : today()
      return { precision, value: start, until: from.until ?? start, ...about }
    }
  }
}

function DayInput(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (v: string) => void
  readonly error?: string | undefined
}): JSX.Element {
  const id = createUniqueId()
  return (
    <div class="field" classList={{ 'field-wrong': Boolean(props.error) }}>
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        class="input"
        type="date"
        value={props.value}
        max="2099-12-31"
        aria-describedby={describedBy(props.error && `${id}-error`)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  )
}

export function FuzzyDateField(props: FuzzyDateFieldProps): JSX.Element {
  const change = (part: Partial<FuzzyDateValue>): void => props.onChange({ ...props.value, ...part })
  const year = (): string => props.value.value.slice(0, 4)
  const months = (): { value: string; label: string }[] => {
    const name = new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC', calendar: 'gregory' })
    return Array.from({ length: 12 }, (_, m) => ({ value: two(m + 1), label: name.format(Date.UTC(2024, m, 1)) }))
  }
  return (
    <fieldset class="group">
      <legend class="group-legend">{props.label}</legend>
      <Show when={props.error}>
        <p class="field-error">{props.error}</p>
      </Show>
      <Select<Precision>
        label={t('shell.when-precision')}
        value={props.value.precision}
        options={[
          { value: 'day', label: t('shell.when-day') },
          { value: 'month', label: t('shell.when-month') },
          { value: 'year', label: t('shell.when-year') },
          { value: 'range', label: t('shell.when-range') },
          { value: 'unknown', label: t('shell.when-unknown') },
        ]}
        onChange={(precision) => props.onChange(refit(props.value, precision))}
      />
      <div class="fuzzy-parts">
        <Switch>
          <Match when={props.value.precision === 'day'}>
            <DayInput label={t('shell.day')} value={props.value.value} onInput={(value) => change({ value })} />
          </Match>
          <Match when={props.value.precision === 'range'}>
            <DayInput label={t('shell.from')} value={props.value.value} onInput={(value) => change({ value })} />
            <DayInput label={t('shell.until')} value={props.value.until ?? ''} onInput={(until) => change({ until })} />
          </Match>
          <Match when={props.value.precision === 'month'}>
            <Select
              label={t('shell.month')}
              value={props.value.value.slice(5, 7)}
              options={months()}
              onChange={(month) => change({ value: `${year()}-${month}` })}
            />
          </Match>
        </Switch>
        <Show when={props.value.precision === 'month' || props.value.precision === 'year'}>
          <TextField
            kind="number"
            label={t('shell.year')}
            value={year()}
            maxlength={4}
            onInput={(typed) => change({ value: typed.replace(/\D/g, '') + props.value.value.slice(4) })}
          />
        </Show>
      </div>
      <Show when={props.value.precision !== 'unknown'}>
        <Check
          label={t('shell.when-about')}
          checked={props.value.about ?? false}
          onChange={(about) => change({ about })}
        />
      </Show>
    </fieldset>
  )
}
