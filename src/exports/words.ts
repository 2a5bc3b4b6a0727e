/** A report as text, in the words that the person read while answering, and in the language on screen. */
import { type Answer, type ReprisalReport, RUNGS } from '../domain/case/report.ts'
import type { Place } from '../domain/values/place.ts'
import { t } from '../i18n/text.ts'
import { sayDate } from '../i18n/when.ts'

/** A heading, and under it a line for every question that was answered, or was said not to be. */
export interface Section {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

function show<T>(answer: Answer<T>, say: (given: T) => string): string | undefined {
  if (answer === 'unanswered') return undefined
  if (answer === 'unknown') return t('safe.said-unknown')
  if (answer === 'withheld') return t('safe.said-withheld')
  return say(answer.given)
}

function sayPlace({ precision, label, latitude, longitude }: Place): string {
  const spot = latitude === undefined || longitude === undefined ? [] : [`${latitude}, ${longitude}`]
  return [label, ...spot, t(`field.place-${precision}`)].filter((part) => part !== '').join(' · ')
}

const asIs = (text: string): string => text
const yesNo = (yes: boolean): string => (yes ? t('safe.yes') : t('safe.no'))

export function reportSections({
  victim,
  cooperation,
  act,
  link,
  urgency,
  consent,
}: ReprisalReport): readonly Section[] {
  const section = (title: string, lines: readonly (readonly [string, string | undefined])[]): Section => ({
    title,
    lines: lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }])),
  })
  return [
    section(t('safe.section-urgency'), [
      [t('safe.q-urgency'), show(urgency, (one) => t(`safe.urgency-${one}`))],
      [t('safe.q-ongoing'), show(act.ongoing, yesNo)],
    ]),
    section(t('safe.section-consent'), [
      [t('safe.q-giver'), show(consent.givenBy, (one) => t(`safe.giver-${one}`))],
      ...RUNGS.map((rung) => [t(`safe.rung-${rung}`), yesNo(consent.rungs[rung] === true)] as const),
    ]),
    section(t('safe.section-who'), [
      [t('safe.q-kind'), show(victim.kind, (one) => t(`safe.kind-${one}`))],
      [t('safe.q-name'), show(victim.name, asIs)],
      [t('safe.q-category'), show(victim.category, (one) => t(`safe.category-${one}-official`))],
      [t('safe.q-contact'), show(victim.safeContact, asIs)],
    ]),
    section(t('safe.section-cooperation'), [
      [t('safe.q-body'), show(cooperation.body, (one) => t(`safe.body-${one}`))],
      [t('safe.q-type'), show(cooperation.type, (one) => t(`safe.type-${one}`))],
      [t('safe.q-contact-when'), show(cooperation.when, sayDate)],
      [t('safe.q-details'), show(cooperation.details, asIs)],
    ]),
    section(t('safe.section-act'), [
      [t('safe.q-acts'), show(act.types, (all) => all.map((one) => t(`safe.act-${one}`)).join(' · '))],
      [t('safe.q-words'), show(act.words, asIs)],
      [t('safe.q-perpetrator'), show(act.allegedPerpetrator, asIs)],
    ]),
    section(t('safe.section-place'), [
      [t('safe.q-when'), show(act.when, sayDate)],
      [t('safe.q-where'), show(act.where, sayPlace)],
    ]),
    section(t('safe.section-link'), [
      [t('safe.q-reasons'), show(link.reasons, (all) => all.map((one) => t(`safe.reason-${one}`)).join(' · '))],
      [t('safe.q-link-words'), show(link.words, asIs)],
    ]),
  ].filter(({ lines }) => lines.length > 0)
}

/** For a reader without this app: headings, questions, and answers word for word. */
export function reportText(report: ReprisalReport): string {
  const sections = reportSections(report).map(({ title, lines }) => {
    const body = lines.map(({ label, value }) => `${label}\n    ${value.replaceAll('\n', '\n    ')}`)
    return `## ${title}\n\n${body.join('\n\n')}`
  })
  return `${[`# ${t('safe.case-title')}`, t('safe.case-alleged'), ...sections].join('\n\n')}\n`
}
