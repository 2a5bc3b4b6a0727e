import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Compare } from './Compare.tsx'
import { RoleChoice } from './RoleChoice.tsx'
import type { Request, Role } from './views.ts'

const FAULTS = {
  unreachable: 'team.fault-unreachable',
  'not-a-lead': 'team.fault-not-a-lead',
  gone: 'team.fault-gone',
} as const

/** On a lead's phone: somebody holds an invitation. Nobody is let in by the app; a person compares and decides. */
export function RequestCard(props: { readonly session: Session; readonly request: Request }): JSX.Element {
  const [role, setRole] = createSignal<Role>('contributor')
  const [isCaseWorker, setCaseWorker] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<keyof typeof FAULTS>()
  const name = (): string => props.request.name

  const letIn = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    // The card goes away with the request: what is said afterwards needs the name now.
    const who = name()
    const admitted = await props.session.admit(props.request.request, role(), isCaseWorker())
    setBusy(false)
    if (admitted.ok) announce(t('team.ask-done', { name: who }))
    else setFault(admitted.error)
  }
  const refuse = async (): Promise<void> => {
    await props.session.refuse(props.request.request)
    announce(t('team.ask-refused'))
  }

  return (
    <section class="request">
      <h2>{t('team.ask-title', { name: name() })}</h2>
      <p class="quiet">{t('team.ask-name-warn')}</p>
      <Compare digits={props.request.digits} line={t('team.ask-do')} />
      <RoleChoice legend={t('team.ask-role', { name: name() })} value={role()} onChange={setRole} />
      <Check
        label={t('team.ask-case', { name: name() })}
        hint={t('team.ask-case-hint')}
        checked={isCaseWorker()}
        onChange={setCaseWorker}
      />
      <Show when={fault()}>{(why) => <Notice kind="bad">{t(FAULTS[why()])}</Notice>}</Show>
      <div class="stack stack-small">
        <Button kind="primary" icon="check" full busy={isBusy()} onClick={letIn}>
          {t('team.ask-yes')}
        </Button>
        <Button kind="danger" full onClick={refuse}>
          {t('team.ask-no')}
        </Button>
      </div>
    </section>
  )
}
