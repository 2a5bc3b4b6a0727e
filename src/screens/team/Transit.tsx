import { createSignal, For, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { saySize, sayTime } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { announce } from '../../ui/announce.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Whereabouts } from '../../ui/Whereabouts.tsx'
import { countsOf } from './counts.ts'
import { TeamNotices } from './TeamNotices.tsx'
import { hubTeams } from './views.ts'
import './team.css'

export function Transit(props: { readonly session: Session }): JSX.Element {
  const [isBusy, setBusy] = createSignal(false)
  const [tried, setTried] = createSignal<number>()
  const counts = () => countsOf(props.session)
  const teams = () => hubTeams(props.session.teams())
  const transitOf = (team: string) => props.session.transit().find((one) => one.team === team)
  const sending = (): string => {
    const now = counts().sending
    return now ? t('team.transit-sending', now) : t('team.transit-sending-none')
  }
  const send = async (): Promise<void> => {
    setBusy(true)
    await props.session.syncNow()
    setBusy(false)
    setTried(Date.now())
    announce(t('team.transit-tried', { time: sayTime(Date.now(), Date.now()) }))
  }
  const isQuiet = (): boolean => counts().waiting === 0 && counts().partsToSend === 0 && !counts().sending

  return (
    <Screen
      title={t('team.transit-title')}
      back={() => props.session.back()}
      action={
        <Show when={teams().length > 0}>
          <Button kind="primary" icon="sending" busy={isBusy()} onClick={send}>
            {t(isBusy() ? 'team.transit-busy' : 'team.transit-now')}
          </Button>
        </Show>
      }
    >
      <Show when={teams().length === 0}>
        <Notice kind="info">{t('team.transit-alone')}</Notice>
      </Show>
      <ol class="road">
        <li>
          <Whereabouts state="phone" label={t('team.transit-phone')} />
          <span class="numbers">{counts().phone}</span>
          <span class="quiet">{t('team.transit-phone-note')}</span>
        </li>
        <li>
          <Whereabouts state="waiting" label={t('team.transit-waiting')} />
          <span class="numbers">{counts().waiting}</span>
          <span class="quiet">{t(isQuiet() ? 'team.transit-nothing' : 'team.transit-waiting-note')}</span>
        </li>
        <li>
          <Whereabouts state="sending" label={sending()} />
          <Show when={!counts().sending}>
            <span class="numbers">0</span>
          </Show>
          <Show when={counts().bytesToSend > 0}>
            <span class="quiet">
              {t('team.transit-bytes', { size: saySize(counts().bytesToSend) })}
              <Show when={counts().partsToSend > 0}>
                {' · '}
                {t('team.transit-parts', { count: counts().partsToSend })}
              </Show>
            </span>
          </Show>
          <Show when={counts().partsToFetch > 0}>
            <span class="quiet">{t('team.transit-fetch', { count: counts().partsToFetch })}</span>
          </Show>
        </li>
        <li>
          <Whereabouts state="received" label={t('team.transit-received')} />
          <span class="numbers">{counts().received}</span>
          <span class="quiet">{t('team.transit-received-note')}</span>
        </li>
      </ol>
      <For each={teams()}>
        {(team) => (
          <section class="stack stack-small">
            <h2>
              <Bdi>{team.name}</Bdi>
            </h2>
            <Show when={transitOf(team.team)?.problem}>
              {(problem) => <Notice kind="wait">{t(`team.problem-${problem()}`)}</Notice>}
            </Show>
            <TeamNotices notices={props.session.notices().filter((one) => one.team === team.team)} />
            <p class="quiet">
              <Show when={transitOf(team.team)?.lastExchange} fallback={t('team.transit-never')}>
                {(at) => t('team.transit-last', { time: sayTime(at(), Date.now()) })}
              </Show>
            </p>
          </section>
        )}
      </For>
      <Show when={tried()}>
        {(at) => <p class="quiet">{t('team.transit-tried', { time: sayTime(at(), Date.now()) })}</p>}
      </Show>
    </Screen>
  )
}
