import { createSignal, For, type JSX, Show } from 'solid-js'
import { isAgreed } from '../../domain/case/guide.ts'
import { outlineOf } from '../../exports/outline.ts'
import { t } from '../../i18n/text.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Agreements } from './Agreements.tsx'
import { desksOf } from './desks.ts'
import { HideButton } from './HideButton.tsx'
import type { Writing } from './Report.tsx'
import { SavedLine } from './SavedLine.tsx'
import { SendSheet } from './SendSheet.tsx'
import type { Done } from './SentPage.tsx'

/** Everything that would leave, line by line, before anybody is chosen. What stands in the way of sending is said here, not at the end. */
export function CheckPage(props: Writing & { readonly onDone: (done: Done) => void }): JSX.Element {
  const [isSending, setSending] = createSignal(false)
  const desks = () => desksOf(props.session.teams())
  const mayRead = (): boolean => isAgreed(props.report, 'caseworker')
  const hasTeam = (): boolean => props.session.teams().some((team) => team.kind === 'hub')
  const isReady = (): boolean => mayRead() && desks().length > 0

  return (
    <Screen
      title={t('safe.check-title')}
      back={() => props.turn()}
      action={
        <Show when={isReady()} fallback={<Button onClick={() => props.turn()}>{t('safe.to-list')}</Button>}>
          <Button kind="primary" icon="send" onClick={() => setSending(true)}>
            {t('safe.send-open')}
          </Button>
        </Show>
      }
    >
      <Show when={!mayRead()}>
        <Notice
          kind="wait"
          action={<Button onClick={() => props.turn('caseworker')}>{t('safe.send-to-question')}</Button>}
        >
          {t('safe.send-no-consent')}
        </Notice>
      </Show>
      <Show when={desks().length === 0}>
        <Notice
          kind="wait"
          title={t('safe.send-nobody-title')}
          action={<Button onClick={() => props.session.go({ screen: 'team' })}>{t('safe.send-team')}</Button>}
        >
          <p>{t('safe.send-nobody')}</p>
          <p>{t(hasTeam() ? 'safe.send-nobody-lead' : 'safe.send-nobody-team')}</p>
        </Notice>
      </Show>

      <p>{t('safe.check-lead')}</p>
      <section class="stack stack-small">
        <h2>{t('safe.section-consent')}</h2>
        <Agreements report={props.report} />
        <div>
          <Button onClick={() => props.turn('giver')}>{t('safe.change')}</Button>
        </div>
      </section>
      <For each={outlineOf(props.report)}>
        {(section) => (
          <section class="stack stack-small">
            <h2>{section.title}</h2>
            <div>
              <For each={section.lines}>
                {(line) => (
                  <Row
                    label={line.label}
                    note={
                      <Bdi>
                        <span class="answer" classList={{ [`answer-${line.kind}`]: true }}>
                          {line.answer}
                        </span>
                      </Bdi>
                    }
                    onClick={() => props.turn(line.page)}
                  />
                )}
              </For>
            </div>
          </section>
        )}
      </For>
      <SavedLine kept={props.keeping.kept()} onAgain={() => props.keeping.keep(props.report)} />
      <HideButton onHide={props.hide} />
      <SendSheet
        session={props.session}
        report={props.report}
        desks={desks()}
        open={isSending()}
        onClose={() => setSending(false)}
        onDone={props.onDone}
      />
    </Screen>
  )
}
