import { For, type JSX, Show } from 'solid-js'
import type { Commitment } from '../../domain/reference/commitment.ts'
import { stateName } from '../../i18n/states.ts'
import { t } from '../../i18n/text.ts'
import { sayDay } from '../../i18n/when.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { sayGoal } from './words.ts'

/** Where a commitment comes from, in full: what somebody needs who will quote it. */
export function SourceFacts(props: { readonly commitment: Commitment }): JSX.Element {
  const source = (): Commitment['source'] => props.commitment.source
  const states = (): readonly string[] => [
    ...props.commitment.states.map(stateName),
    ...(props.commitment.statesUnresolved ?? []),
  ]
  const recommending = (): readonly string[] => [
    ...props.commitment.recommending.map(stateName),
    ...(props.commitment.recommendingUnresolved ?? []),
  ]
  return (
    <section class="stack stack-small">
      <h2>{t('commitments.source-title')}</h2>
      <dl class="facts">
        <Fact name={t('commitments.to')} values={states()} />
        <Fact name={t('commitments.kind')} values={[t(`field.kind-${props.commitment.kind}`)]} />
        <Show when={props.commitment.position}>
          {(position) => (
            <Fact
              name={t('commitments.answer')}
              values={[t(`field.position-${position()}`), t(`field.positionmeans-${position()}`)]}
            />
          )}
        </Show>
        <Fact name={t('commitments.document')} values={source().symbol ? [source().symbol ?? ''] : []} ltr />
        <Fact name={t('commitments.paragraph')} values={source().paragraph ? [source().paragraph ?? ''] : []} ltr />
        <Fact name={t('commitments.body')} values={[t(`field.fullbody-${source().body}`)]} />
        <Fact name={t('commitments.mandate')} values={source().mandate ? [source().mandate ?? ''] : []} />
        <Fact name={t('commitments.date')} values={source().date ? [sayDay(source().date ?? '')] : []} />
        <Show when={source().session}>
          {(session) => (
            <Fact
              name={t('commitments.review')}
              values={[t('commitments.session', { session: session(), cycle: source().cycle ?? '' })]}
            />
          )}
        </Show>
        <Fact name={t('commitments.recommended-by')} values={recommending()} />
        <Show when={props.commitment.action}>
          {(action) => <Fact name={t('commitments.asks')} values={[t(`commitments.asks-${action()}`)]} />}
        </Show>
        <Fact name={t('commitments.goals')} values={props.commitment.sdgs.map(sayGoal)} />
        <Fact name={t('commitments.themes')} values={props.commitment.themes} />
        <Fact name={t('commitments.affected')} values={props.commitment.affected} />
      </dl>
    </section>
  )
}

/** A name and its values; nothing at all where there are none. */
function Fact(props: {
  readonly name: string
  readonly values: readonly string[]
  readonly ltr?: boolean
}): JSX.Element {
  return (
    <Show when={props.values.length > 0}>
      <dt>{props.name}</dt>
      <dd>
        <For each={props.values}>
          {(value) => (
            <span class="fact">
              <Bdi dir={props.ltr ? 'ltr' : 'auto'}>{value}</Bdi>
            </span>
          )}
        </For>
      </dd>
    </Show>
  )
}
