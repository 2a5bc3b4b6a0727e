import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Keyed } from '../../ui/Keyed.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { RequestCard } from './RequestCard.tsx'
import { RoleChoice } from './RoleChoice.tsx'
import type { Role } from './views.ts'
import './team.css'

const FAULTS = {
  unreachable: 'team.fault-unreachable',
  'not-a-lead': 'team.fault-not-a-lead',
  'must-enrol': 'team.fault-must-enrol',
} as const

export function Invite(props: { readonly session: Session }): JSX.Element {
  const [role, setRole] = createSignal<Role>('contributor')
  const [code, setCode] = createSignal<{ readonly text: string; readonly expires: number }>()
  const [isBusy, setBusy] = createSignal(false)
  const [isCopied, setCopied] = createSignal(false)
  const [fault, setFault] = createSignal<keyof typeof FAULTS>()

  const make = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    setCopied(false)
    const made = await props.session.invite(role())
    setBusy(false)
    if (made.ok) setCode(made.value)
    else setFault(made.error)
  }
  const copy = async (text: string): Promise<void> => {
    // Where the clipboard is closed to us, the text can still be selected by hand.
    await navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true)
        announce(t('team.invite-copied'))
      },
      () => undefined,
    )
  }

  return (
    <Screen title={t('team.invite-title')} back={() => props.session.back()}>
      <Keyed each={props.session.requests()} by={(one) => one.request}>
        {(request) => <RequestCard session={props.session} request={request()} />}
      </Keyed>
      <Show
        when={code()}
        fallback={
          <>
            <p>{t('team.invite-lead')}</p>
            <RoleChoice legend={t('team.invite-role')} value={role()} onChange={setRole} />
            <Show when={fault()}>{(why) => <Notice kind="bad">{t(FAULTS[why()])}</Notice>}</Show>
            <Button kind="primary" icon="qr" busy={isBusy()} onClick={make}>
              {t('team.invite-make')}
            </Button>
          </>
        }
      >
        {(made) => (
          <Show when={props.session.requests().length === 0}>
            <section class="stack">
              <p>
                <strong>{t('team.invite-show')}</strong>
              </p>
              <QrCode text={made().text} label={t('team.invite-show')} />
              <p class="quiet">{t('team.invite-expires', { time: sayTime(made().expires, Date.now()) })}</p>
              <Notice kind="wait">{t('team.invite-wait')}</Notice>
              <p>{t('team.invite-code')}</p>
              <p class="invite-text" dir="ltr">
                {made().text}
              </p>
              <div>
                <Button icon="copy" onClick={() => copy(made().text)}>
                  {t('team.invite-copy')}
                </Button>
              </div>
              <Show when={isCopied()}>
                <Notice kind="good">{t('team.invite-copied')}</Notice>
              </Show>
              <p class="quiet">{t('team.invite-safe')}</p>
              <div>
                <Button kind="plain" onClick={() => setCode(undefined)}>
                  {t('team.invite-again')}
                </Button>
              </div>
            </section>
          </Show>
        )}
      </Show>
    </Screen>
  )
}
