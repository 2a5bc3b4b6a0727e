import type { JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** Undo instead of a question: the draft is dropped when this screen is left, and not before. */
export function Discarded(props: { readonly onUndo: () => void; readonly onLeave: () => void }): JSX.Element {
  return (
    <Notice
      kind="info"
      action={
        <>
          <Button icon="undo" onClick={() => props.onUndo()}>
            {t('observe.undo')}
          </Button>
          <Button kind="plain" onClick={() => props.onLeave()}>
            {t('observe.leave')}
          </Button>
        </>
      }
    >
      {t('observe.discarded')}
    </Notice>
  )
}
