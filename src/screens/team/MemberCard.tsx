import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Digits } from '../../ui/Digits.tsx'
import { digitGroups } from '../../ui/digits.ts'
import { Fold } from '../../ui/Fold.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import type { Member } from './views.ts'

const FAULTS = {
  'not-a-lead': 'team.fault-not-a-lead',
  'storage-full': 'team.fault-full',
  closed: 'team.fault-closed',
} as const

export function MemberCard(props: {
  readonly session: Session
  readonly member: Member
  readonly isMe: boolean
  /** The one looking is a lead. */
  readonly mayName: boolean
}): JSX.Element {
  const [isAsking, setAsking] = createSignal(false)
  const [fault, setFault] = createSignal<keyof typeof FAULTS>()
  const name = (): string => props.member.name
  const desk = () => props.member.caseWorker || undefined
  const devices = (): string => {
    const count = t('team.devices', { count: props.member.devices.length })
    return props.member.devices.some((one) => one.self) ? `${count}, ${t('team.this-device')}` : count
  }
  const nameThem = async (): Promise<void> => {
    setFault(undefined)
    const named = await props.session.nameCaseWorker(props.member.member)
    if (named.ok) setAsking(false)
    else setFault(named.error)
  }

  return (
    <Card as="li">
      <div class="spread">
        <strong>
          <Bdi>{name()}</Bdi>
          {props.isMe ? ` (${t('team.you')})` : ''}
        </strong>
        <span>{t(`team.role-${props.member.role}`)}</span>
      </div>
      <span class="quiet">{devices()}</span>
      <Show when={desk()}>
        {(now) => (
          <Show when={now().ready} fallback={<span class="quiet">{t('team.case-worker-waits')}</span>}>
            <span>{t('team.case-worker')}</span>
            <Show when={now().fingerprint}>
              {(fingerprint) => (
                <Fold summary={t('team.case-worker-digits')}>
                  <Digits groups={digitGroups(fingerprint())} label={t('team.case-worker-digits')} />
                </Fold>
              )}
            </Show>
          </Show>
        )}
      </Show>
      <Show when={props.mayName && !desk()}>
        <div>
          <Button kind="plain" onClick={() => setAsking(true)}>
            {t('team.name-case-worker')}
          </Button>
        </div>
        <Sheet
          open={isAsking()}
          onClose={() => setAsking(false)}
          title={t('team.case-worker-title', { name: name() })}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('team.cancel')}</Button>
              <Button kind="primary" onClick={nameThem}>
                {t('team.case-worker-yes', { name: name() })}
              </Button>
            </>
          }
        >
          <p>{t('team.case-worker-text', { name: name() })}</p>
          <Show when={fault()}>{(why) => <Notice kind="bad">{t(FAULTS[why()])}</Notice>}</Show>
        </Sheet>
      </Show>
    </Card>
  )
}
