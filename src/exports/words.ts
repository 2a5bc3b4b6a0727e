/** A report as text for a reader without this app: headings, questions, and answers word for word, in the language on screen. */
import type { ReprisalReport } from '../domain/case/report.ts'
import { t } from '../i18n/text.ts'
import { agreementsOf, outlineOf } from './outline.ts'

const line = (question: string, answer: string): string => `${question}\n    ${answer.replaceAll('\n', '\n    ')}`

export function reportText(report: ReprisalReport): string {
  const { giver, rungs } = agreementsOf(report)
  const consent = [
    line(t('safe.q-giver'), giver),
    ...rungs.map(({ label, agreed }) => line(label, agreed ? t('safe.yes') : t('safe.no'))),
  ]
  const sections = outlineOf(report).map(({ title, lines }) =>
    [`## ${title}`, ...lines.map(({ label, answer }) => line(label, answer))].join('\n\n'),
  )
  const head = [`# ${t('safe.case-title')}`, t('safe.case-alleged')]
  return `${[...head, `## ${t('safe.section-consent')}`, ...consent, ...sections].join('\n\n')}\n`
}
