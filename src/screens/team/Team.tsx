import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Keyed } from '../../ui/Keyed.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { MakeTeam } from './MakeTeam.tsx'
import { RequestCard } from './RequestCard.tsx'
import { TeamCard } from './TeamCard.tsx'
import { hubTeams } from './views.ts'
import './team.css'

export function Team(props: { readonly session: Session }): JSX.Element {
  const [isMaking, setMaking] = createSignal(false)
  const teams = () => hubTeams(props.session.teams())
  const join = (): void => props.session.go({ screen: 'join' })

  return (
    <Screen title={t('team.title')} back={() => props.session.back()}>
      <Show when={!isMaking()} fallback={<MakeTeam session={props.session} onClose={() => setMaking(false)} />}>
        <Keyed each={props.session.requests()} by={(one) => one.request}>
          {(request) => <RequestCard session={props.session} request={request()} />}
        </Keyed>

        <Show
          when={teams().length > 0}
          fallback={
            <Empty
              line={t('team.none')}
              action={
                <div class="stack stack-small">
                  <Button kind="primary" icon="people" full onClick={() => setMaking(true)}>
                    {t('team.make')}
                  </Button>
                  <Button icon="qr" full onClick={join}>
                    {t('team.join')}
                  </Button>
                  <p class="quiet">{t('team.lead')}</p>
                </div>
              }
            />
          }
        >
          <Keyed each={teams()} by={(one) => one.team}>
            {(team) => <TeamCard session={props.session} team={team()} />}
          </Keyed>
          <div>
            <Row icon="sending" label={t('team.transit')} onClick={() => props.session.go({ screen: 'transit' })} />
            <Row icon="qr" label={t('team.join')} onClick={join} />
          </div>
          <p class="quiet">{t('team.own-note')}</p>
        </Show>
      </Show>
    </Screen>
  )
}
