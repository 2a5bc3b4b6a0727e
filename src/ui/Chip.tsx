import { type JSX, Show } from 'solid-js'
import { t } from '../i18n/text.ts'
import './Chip.css'
import { Icon } from './Icon.tsx'

export interface ChipProps {
  readonly label: string
  readonly selected?: boolean
  readonly count?: number
  readonly onClick?: () => void
  readonly onRemove?: () => void
}

/** A word that filters or that has been chosen. With `onRemove` the whole chip takes itself away. */
export function Chip(props: ChipProps): JSX.Element {
  const words = (): JSX.Element => (
    <>
      <bdi>{props.label}</bdi>
      <Show when={props.count !== undefined}>
        <span class="chip-count numbers">{props.count}</span>
      </Show>
    </>
  )
  return (
    <Show when={props.onClick ?? props.onRemove} fallback={<span class="chip chip-still">{words()}</span>}>
      <button
        type="button"
        class="chip"
        aria-pressed={props.onRemove ? undefined : (props.selected ?? false)}
        aria-label={props.onRemove ? t('shell.remove-named', { name: props.label }) : undefined}
        onClick={() => (props.onRemove ?? props.onClick)?.()}
      >
        <Show when={props.selected && !props.onRemove}>
          <Icon name="check" />
        </Show>
        {words()}
        <Show when={props.onRemove}>
          <Icon name="close" />
        </Show>
      </button>
    </Show>
  )
}
