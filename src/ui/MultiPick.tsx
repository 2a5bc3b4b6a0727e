import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { t } from '../i18n/text.ts'
import { Button } from './Button.tsx'
import { Chip } from './Chip.tsx'
import { foldText } from './fold.ts'
import { Sheet } from './Sheet.tsx'
import { TextField } from './TextField.tsx'
import './ChoiceGroup.css'

export interface MultiPickProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string; readonly count?: number }[]
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
}

/** At most this many rows are drawn; the search narrows the rest. */
const SHOWN = 80

/** Some of many: chips for the chosen ones, a searchable sheet of checkboxes to choose from. */
export function MultiPick<T extends string>(props: MultiPickProps<T>): JSX.Element {
  const [isOpen, open] = createSignal(false)
  const [search, setSearch] = createSignal('')
  const labelOf = (value: T): string => props.options.find((option) => option.value === value)?.label ?? value
  const found = createMemo(() => {
    const wanted = foldText(search())
    const hits = props.options.filter((option) => foldText(option.label).includes(wanted))
    return hits.slice(0, SHOWN)
  })
  const toggle = (value: T): void =>
    props.onChange(
      props.values.includes(value) ? props.values.filter((one) => one !== value) : [...props.values, value],
    )
  return (
    <fieldset class="group">
      <legend class="group-legend">{props.label}</legend>
      <div class="line">
        <For each={props.values}>{(value) => <Chip label={labelOf(value)} onRemove={() => toggle(value)} />}</For>
        <Button icon="add" onClick={() => open(true)}>
          {t('shell.choose')}
          <span class="unseen"> {props.label}</span>
        </Button>
      </div>
      <Sheet
        open={isOpen()}
        onClose={() => open(false)}
        title={props.label}
        actions={
          <Button kind="primary" onClick={() => open(false)}>
            {t('shell.done')}
          </Button>
        }
      >
        <TextField kind="search" label={t('shell.search')} value={search()} onInput={setSearch} />
        <div class="choices">
          <For each={found()} fallback={<p class="quiet">{t('shell.nothing-found')}</p>}>
            {(option) => (
              <label class="choice">
                <input
                  type="checkbox"
                  checked={props.values.includes(option.value)}
                  onChange={() => toggle(option.value)}
                />
                <span class="choice-words">
                  <bdi>{option.label}</bdi>
                </span>
                <Show when={option.count !== undefined}>
                  <span class="choice-hint numbers">{option.count}</span>
                </Show>
              </label>
            )}
          </For>
        </div>
      </Sheet>
    </fieldset>
  )
}
