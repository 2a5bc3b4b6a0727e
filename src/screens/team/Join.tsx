import { type JSX, Match, Show, Switch } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { AskForm } from './AskForm.tsx'
import { Compare } from './Compare.tsx'
import type { Joining } from './views.ts'
import './team.css'

type Failed = Exclude<Joining['step'], 'asking' | 'compare' | 'joined'>
const failureOf = (joining: Joining | undefined): Failed | undefined => {
  if (!joining || joining.step === 'asking' || joining.step === 'compare' || joining.step === 'joined') return undefined
  return joining.step
}

export function Join(props: { readonly session: Session }): JSX.Element {
  const joining = (): Joining | undefined => props.session.joining()
  const digits = (): readonly string[] | undefined => {
    const now = joining()
    return now?.step === 'compare' ? now.digits : undefined
  }
  const joined = (): string | undefined => {
    const now = joining()
    return now?.step === 'joined' ? now.team : undefined
  }
  const teamName = (id: string): string => props.session.teams().find((one) => one.team === id)?.name ?? ''
  const cancel = (): void => void props.session.cancelJoin()
  const finish = async (): Promise<void> => {
    await props.session.cancelJoin()
    props.session.go({ screen: 'team' })
  }

  return (
    <Screen title={t('team.join-title')} back={() => props.session.back()}>
      <Switch fallback={<AskForm session={props.session} />}>
        <Match when={joined()}>
          {(team) => (
            <Notice
              kind="good"
              title={t('team.join-done', { name: teamName(team()) })}
              action={
                <Button kind="primary" onClick={finish}>
                  {t('team.join-open')}
                </Button>
              }
            />
          )}
        </Match>
        <Match when={digits()}>
          {(groups) => (
            <section class="stack">
              <Compare digits={groups()} line={t('team.join-compare')} />
              <Notice kind="wait">{t('team.join-waits')}</Notice>
              <Button kind="danger" full onClick={cancel}>
                {t('team.join-stop')}
              </Button>
            </section>
          )}
        </Match>
        <Match when={joining()?.step === 'asking' || joining()?.step === 'unreachable'}>
          <section class="stack">
            <Show
              when={joining()?.step === 'asking'}
              fallback={<Notice kind="wait">{t('team.join-unreachable')}</Notice>}
            >
              <Notice kind="wait">{t('team.join-asking')}</Notice>
            </Show>
            <div>
              <Button onClick={cancel}>{t('team.join-cancel')}</Button>
            </div>
          </section>
        </Match>
        <Match when={failureOf(joining())}>
          {(why) => (
            <Notice kind="bad" action={<Button onClick={cancel}>{t('team.join-retry')}</Button>}>
              {t(`team.join-${why()}`)}
            </Notice>
          )}
        </Match>
      </Switch>
    </Screen>
  )
}
