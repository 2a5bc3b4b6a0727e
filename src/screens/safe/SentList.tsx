import { For, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { Card } from '../../ui/Card.tsx'
import { CardList } from '../../ui/CardList.tsx'
import { Whereabouts } from '../../ui/Whereabouts.tsx'

type Sent = ReturnType<Session['sent']>[number]

export const nameOf = (session: Session, member: string): string =>
  session
    .teams()
    .flatMap((team) => team.members)
    .find((one) => one.member === member)?.name ?? ''

/** Where one sent report is, in the one vocabulary, and what that word does not tell. */
export function SentState(props: { readonly sent: Sent; readonly name: string }): JSX.Element {
  return (
    <>
      <Whereabouts state={props.sent.whereabouts} label={t(`safe.sent-${props.sent.whereabouts}`)} />
      <span class="quiet">
        {props.sent.whereabouts === 'received'
          ? t('safe.sent-received-note', { name: props.name })
          : t('safe.sent-waiting-note')}
      </span>
    </>
  )
}

export function SentList(props: { readonly session: Session }): JSX.Element {
  return (
    <Show when={props.session.sent().length > 0}>
      <section class="stack stack-small">
        <h2>{t('safe.sent-title')}</h2>
        <CardList>
          <For each={props.session.sent()}>
            {(sent) => (
              <Card as="li">
                <strong>{t('safe.sent-to', { name: nameOf(props.session, sent.to) })}</strong>
                <span class="quiet">{sayTime(sent.at, Date.now())}</span>
                <SentState sent={sent} name={nameOf(props.session, sent.to)} />
              </Card>
            )}
          </For>
        </CardList>
      </section>
    </Show>
  )
}
