import { createSignal, type JSX, Show } from 'solid-js'
import { countAnswers } from '../../domain/case/guide.ts'
import type { ReprisalReport } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Digits } from '../../ui/Digits.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Agreements } from './Agreements.tsx'
import type { Desk } from './desks.ts'
import { Limits } from './Limits.tsx'
import type { Done } from './SentPage.tsx'

const FAULTS = {
  'no-consent': 'safe.send-no-consent',
  'no-desk': 'safe.send-no-desk',
  'card-changed': 'safe.send-changed',
  'too-large': 'safe.send-too-large',
  'storage-full': 'safe.send-full',
  closed: 'safe.send-closed',
} as const

/** The last look before anything leaves: to whom, what exactly, who agreed to what, what it can't protect. The button says the name. */
export function SendSheet(props: {
  readonly session: Session
  readonly report: ReprisalReport
  readonly desks: readonly Desk[]
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: (done: Done) => void
}): JSX.Element {
  const [chosen, setChosen] = createSignal<string>()
  const [after, setAfter] = createSignal<'keep' | 'erase'>('keep')
  const [isBusy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<keyof typeof FAULTS>()
  const only = (): string | undefined => (props.desks.length === 1 ? props.desks[0]?.member : undefined)
  const desk = (): Desk | undefined => props.desks.find((one) => one.member === (chosen() ?? only()))

  const send = async (to: Desk): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    const keepCopy = after() === 'keep'
    const sent = await props.session.sendReport(props.report, to.member, keepCopy)
    setBusy(false)
    if (sent.ok) props.onDone({ item: sent.value.item, name: to.name, keepCopy })
    else setFault(sent.error)
  }

  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('safe.send-title')}
      actions={
        <Show when={desk()}>
          {(to) => (
            <Button kind="primary" icon="send" full busy={isBusy()} onClick={() => send(to())}>
              {t('safe.send-button', { name: to().name })}
            </Button>
          )}
        </Show>
      }
    >
      <ChoiceGroup
        legend={t('safe.send-to')}
        options={props.desks.map((one) => ({
          value: one.member,
          label: one.self ? `${one.name} (${t('team.you')})` : one.name,
          hint: `${t('team.case-worker')} · ${one.teamName}`,
        }))}
        value={desk()?.member}
        onChange={setChosen}
      />
      <Show when={desk()}>
        {(to) => (
          <>
            <section class="stack stack-small">
              <h3>{t('safe.send-digits', { name: to().name })}</h3>
              <Digits groups={to().digits} label={t('safe.send-digits', { name: to().name })} />
              <p class="quiet">{t('safe.send-digits-note', { name: to().name })}</p>
            </section>
            <section class="stack stack-small">
              <h3>{t('safe.send-what')}</h3>
              <p>{t('safe.send-what-count', { count: countAnswers(props.report), name: to().name })}</p>
            </section>
            <section class="stack stack-small">
              <h3>{t('safe.send-consent')}</h3>
              <Agreements report={props.report} />
            </section>
            <section class="stack stack-small">
              <h3>{t('safe.send-cant')}</h3>
              <Limits />
            </section>
            <ChoiceGroup
              legend={t('safe.send-after')}
              options={[
                { value: 'keep', label: t('safe.send-keep'), hint: t('safe.send-keep-hint') },
                { value: 'erase', label: t('safe.send-erase'), hint: t('safe.send-erase-hint', { name: to().name }) },
              ]}
              value={after()}
              onChange={setAfter}
            />
            <Show when={fault()}>{(why) => <Notice kind="bad">{t(FAULTS[why()], { name: to().name })}</Notice>}</Show>
          </>
        )}
      </Show>
    </Sheet>
  )
}
