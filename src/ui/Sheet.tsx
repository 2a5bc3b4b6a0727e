import { createEffect, createUniqueId, type JSX, Show } from 'solid-js'
import { t } from '../i18n/text.ts'
import { IconButton } from './IconButton.tsx'
import './Sheet.css'

export interface SheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: JSX.Element
  readonly actions?: JSX.Element
}

/** A native modal dialog: from below on a phone, in the middle on a desk. Its content exists only while it is open. */
export function Sheet(props: SheetProps): JSX.Element {
  const id = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open && !dialog?.open) dialog?.showModal()
    else if (!props.open && dialog?.open) dialog.close()
  })
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog) props.onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation()
      }}
    >
      <Show when={props.open}>
        <div class="sheet-inside">
          <header class="sheet-head">
            <h2 id={id}>{props.title}</h2>
            <IconButton icon="close" label={t('shell.close')} onClick={() => props.onClose()} />
          </header>
          <div class="sheet-body">{props.children}</div>
          <Show when={props.actions}>
            <footer class="sheet-actions">{props.actions}</footer>
          </Show>
        </div>
      </Show>
    </dialog>
  )
}
