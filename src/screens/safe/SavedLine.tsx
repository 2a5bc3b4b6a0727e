import { type JSX, Match, Switch } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Kept } from './keeping.ts'

/** Said quietly, where the eye ends: whether the last answer is on this phone. */
export function SavedLine(props: { readonly kept: Kept; readonly onAgain: () => void }): JSX.Element {
  const at = (): number | undefined => (props.kept.state === 'kept' ? props.kept.at : undefined)
  const lost = (): string | undefined => (props.kept.state === 'lost' ? props.kept.fault : undefined)
  const quiet = (): string => {
    const time = at()
    if (time !== undefined) return t('safe.saved', { time: sayTime(time, Date.now()) })
    return t(props.kept.state === 'saving' ? 'safe.saving' : 'safe.saved-before')
  }
  return (
    <Switch
      fallback={
        <p class="saved-line">
          <Icon name="phone" />
          <span>{quiet()}</span>
        </p>
      }
    >
      <Match when={lost() === 'storage-full'}>
        <Notice
          kind="bad"
          action={
            <Button icon="phone" onClick={props.onAgain}>
              {t('safe.save-again')}
            </Button>
          }
        >
          {t('safe.save-full')}
        </Notice>
      </Match>
      <Match when={lost()}>
        <Notice kind="bad">{t('safe.save-closed')}</Notice>
      </Match>
    </Switch>
  )
}
