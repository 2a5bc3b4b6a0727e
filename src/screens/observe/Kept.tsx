import { type JSX, Match, Switch } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Whereabouts } from '../../ui/Whereabouts.tsx'
import type { Keeping } from './writing.ts'

/** Quietly, where the draft is. It says "on this phone" only after the vault has said so. */
export function Kept(props: { readonly keeping: Keeping }): JSX.Element {
  const keptAt = (): number | undefined => (props.keeping.state === 'kept' ? props.keeping.at : undefined)
  return (
    <span class="kept">
      <Switch>
        <Match when={keptAt()}>
          {(at) => <Whereabouts state="phone" label={t('observe.kept-at', { time: sayTime(at(), Date.now()) })} />}
        </Match>
        <Match when={props.keeping.state === 'keeping'}>
          <span class="quiet">{t('observe.keeping')}</span>
        </Match>
        <Match when={props.keeping.state === 'storage-full' || props.keeping.state === 'closed'}>
          <span class="kept-not" role="alert">
            <Icon name="alert" />
            {props.keeping.state === 'closed' ? t('observe.not-kept-closed') : t('observe.not-kept-full')}
          </span>
        </Match>
      </Switch>
    </span>
  )
}
