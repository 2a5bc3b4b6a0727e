import { For, type JSX, Show } from 'solid-js'
import type { ReprisalReport } from '../../domain/case/report.ts'
import { agreementsOf, type OutlineLine, outlineOf } from '../../exports/outline.ts'
import { t } from '../../i18n/text.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { urgencyOf } from './triage.ts'
import { UrgencyMark } from './UrgencyMark.tsx'

/** Consent on top, then how to reach the person, then their words by themselves, then the answers that were chosen. */
export function CaseReport(props: { readonly report: ReprisalReport }): JSX.Element {
  const agreements = () => agreementsOf(props.report)
  const lines = (): readonly OutlineLine[] => outlineOf(props.report).flatMap((section) => section.lines)
  const contact = (): OutlineLine | undefined => lines().find((line) => line.page === 'contact')
  const words = (): readonly OutlineLine[] =>
    lines().filter((line) => line.kind === 'words' && line.page !== 'contact' && line.page !== 'name')
  const answers = () =>
    outlineOf(props.report).map((section) => ({
      ...section,
      lines: section.lines.filter((line) => line.page !== 'contact' && !words().some((one) => one.page === line.page)),
    }))

  return (
    <>
      <UrgencyMark urgency={urgencyOf(props.report)} />
      <section class="case-consent" aria-labelledby="case-consent">
        <h2 id="case-consent">{t('safe.case-consent')}</h2>
        <p>{agreements().giver}</p>
        <ul>
          <For each={agreements().rungs}>
            {(rung) => (
              <li classList={{ 'case-no': !rung.agreed }}>
                <Icon name={rung.agreed ? 'check' : 'close'} />
                <span>
                  {rung.label}: <strong>{t(rung.agreed ? 'safe.yes' : 'safe.no')}</strong>
                </span>
              </li>
            )}
          </For>
        </ul>
        <p class="quiet">{t('safe.case-consent-note')}</p>
      </section>

      <Show when={contact()}>
        {(line) => (
          <section class="stack stack-small">
            <h2>{line().label}</h2>
            <p class="case-words">
              <Bdi>{line().answer}</Bdi>
            </p>
          </section>
        )}
      </Show>

      <Notice kind="info">{t('safe.case-alleged')}</Notice>

      <Show when={words().length > 0}>
        <section class="stack stack-small">
          <h2>{t('safe.case-words')}</h2>
          <For each={words()}>
            {(line) => (
              <figure class="case-quote">
                <figcaption>{line.label}</figcaption>
                <blockquote dir="auto" lang={props.report.lang}>
                  {line.answer}
                </blockquote>
              </figure>
            )}
          </For>
        </section>
      </Show>

      <h2>{t('safe.case-answers')}</h2>
      <For each={answers()}>
        {(section) => (
          <Show when={section.lines.length > 0}>
            <section class="stack stack-small">
              <h3>{section.title}</h3>
              <dl class="case-answers">
                <For each={section.lines}>
                  {(line) => (
                    <div>
                      <dt>{line.label}</dt>
                      <dd classList={{ quiet: line.kind === 'none' }}>
                        <Bdi>{line.answer}</Bdi>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          </Show>
        )}
      </For>
    </>
  )
}
