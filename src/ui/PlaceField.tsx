import { type JSX, Show } from 'solid-js'
import { t } from '../i18n/text.ts'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'

type Precision = 'exact' | 'village' | 'district' | 'country' | 'withheld'

/** As the domain's Place. */
export interface PlaceValue {
  readonly precision: Precision
  readonly label: string
  readonly latitude?: number
  readonly longitude?: number
}

export interface PlaceFieldProps {
  readonly value: PlaceValue
  readonly onChange: (value: PlaceValue) => void
  readonly label: string
  readonly error?: string | undefined
}

/** The person chooses how closely the place may be known; anything finer is dropped at once, not hidden. */
export function PlaceField(props: PlaceFieldProps): JSX.Element {
  const choose = (precision: Precision): void => {
    const label = precision === 'withheld' ? '' : props.value.label
    props.onChange(precision === 'exact' ? { ...props.value, precision } : { precision, label })
  }
  return (
    <fieldset class="group">
      <legend class="group-legend">{props.label}</legend>
      <Select<Precision>
        label={t('shell.place-precision')}
        value={props.value.precision}
        options={[
          { value: 'exact', label: t('shell.place-exact') },
          { value: 'village', label: t('shell.place-village') },
          { value: 'district', label: t('shell.place-district') },
          { value: 'country', label: t('shell.place-country') },
          { value: 'withheld', label: t('shell.place-withheld') },
        ]}
        onChange={choose}
      />
      <Show when={props.value.precision !== 'withheld'}>
        <TextField
          label={t('shell.place-name')}
          value={props.value.label}
          error={props.error}
          onInput={(label) => props.onChange({ ...props.value, label })}
        />
      </Show>
    </fieldset>
  )
}
