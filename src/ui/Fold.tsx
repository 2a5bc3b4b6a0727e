import { createMemo, type JSX } from 'solid-js'
import { Icon } from './Icon.tsx'
import './Fold.css'

/** Something that is there, but folded away. */
export function Fold(props: {
  readonly summary: JSX.Element
  readonly children: JSX.Element
  readonly open?: boolean
}): JSX.Element {
  // Only a change of mind from outside moves it; what the person folded or unfolded stays.
  const open = createMemo(() => props.open ?? false)
  return (
    <details class="fold" open={open()}>
      <summary>
        <Icon name="next" />
        <span>{props.summary}</span>
      </summary>
      <div class="fold-body">{props.children}</div>
    </details>
  )
}
