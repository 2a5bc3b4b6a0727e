import { type JSX, Show } from 'solid-js'
import { locale, t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { CardList } from '../../ui/CardList.tsx'
import { Keyed } from '../../ui/Keyed.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Row.tsx'
import { MemberCard } from './MemberCard.tsx'
import { TeamNotices } from './TeamNotices.tsx'
import { isLead, myself, sortMembers, type Team } from './views.ts'

export function TeamCard(props: { readonly session: Session; readonly team: Team }): JSX.Element {
  // Commands go to the team in use; of another one this phone shows the members only.
  const mayLead = (): boolean => isLead(props.team) && props.session.team().team === props.team.team
  return (
    <section class="stack">
      <div class="spread">
        <h2>
          <Bdi>{props.team.name}</Bdi>
        </h2>
        <Show when={props.team.hub}>
          {(hub) => (
            <span class="quiet">
              {t('team.hub-line')}: <Bdi dir="ltr">{hub()}</Bdi>
            </span>
          )}
        </Show>
      </div>
      <Show when={props.team.mustEnrol}>
        <Notice
          kind="wait"
          title={t('team.must-enrol-title')}
          action={<Button onClick={() => props.session.go({ screen: 'join' })}>{t('team.join')}</Button>}
        >
          {t('team.must-enrol-text')}
        </Notice>
      </Show>
      <TeamNotices notices={props.session.notices().filter((one) => one.team === props.team.team)} />
      <Show when={myself(props.team)?.caseWorker}>
        <Row icon="inbox" label={t('team.inbox')} onClick={() => props.session.go({ screen: 'inbox' })} />
      </Show>
      <Show when={mayLead()}>
        <div>
          <Button kind="primary" icon="add" onClick={() => props.session.go({ screen: 'invite' })}>
            {t('team.invite')}
          </Button>
        </div>
      </Show>
      <CardList label={t('team.members')}>
        <Keyed each={sortMembers(props.team.members, locale())} by={(one) => one.member}>
          {(member) => (
            <MemberCard
              session={props.session}
              member={member()}
              isMe={member().member === props.team.me}
              mayName={mayLead()}
            />
          )}
        </Keyed>
      </CardList>
    </section>
  )
}
