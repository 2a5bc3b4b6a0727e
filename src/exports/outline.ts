/** A report as it is read: sections, questions and answers in the language on screen. The same for the sender's check and the case worker. */
import {
  type GuidePage,
  isAgreed,
  type Question,
  readAnswer,
  SECTION_PAGES,
  SECTIONS,
  type Section,
} from '../domain/case/guide.ts'
import { type Answer, type ReprisalReport, RUNGS } from '../domain/case/report.ts'
import type { Place } from '../domain/values/place.ts'
import { t } from '../i18n/text.ts'
import { sayDate } from '../i18n/when.ts'

export interface OutlineLine {
  readonly page: GuidePage
  readonly label: string
  readonly answer: string
  /** `words`: written by a person, in any language. `said`: a choice, a date or a place in ours. `none`: not given. */
  readonly kind: 'words' | 'said' | 'none'
}
export interface OutlineSection {
  readonly section: Section
  readonly title: string
  readonly lines: readonly OutlineLine[]
}

type Shown = Pick<OutlineLine, 'answer' | 'kind'>

const SILENT = { unknown: 'safe.said-unknown', withheld: 'safe.said-withheld', unanswered: 'safe.unanswered' } as const

const show = <T>(answer: Answer<T>, kind: 'words' | 'said', say: (given: T) => string): Shown =>
  typeof answer === 'string' ? { answer: t(SILENT[answer]), kind: 'none' } : { answer: say(answer.given), kind }

const sayPlace = (place: Place): string => {
  const precision = t(`field.place-${place.precision}`)
  return place.label === '' ? precision : `${place.label} (${precision})`
}
/** Each on its own line: a comma is no separator in every language. */
const list = (parts: readonly string[]): string => parts.join('\n')
const text = (words: string): string => words

const SHOWN: { readonly [Q in Question]: (report: ReprisalReport) => Shown } = {
  kind: (r) => show(readAnswer(r, 'kind'), 'said', (kind) => t(`safe.kind-${kind}`)),
  name: (r) => show(readAnswer(r, 'name'), 'words', text),
  category: (r) => show(readAnswer(r, 'category'), 'said', (category) => t(`safe.category-${category}`)),
  contact: (r) => show(readAnswer(r, 'contact'), 'words', text),
  body: (r) => show(readAnswer(r, 'body'), 'said', (body) => t(`safe.body-${body}`)),
  type: (r) => show(readAnswer(r, 'type'), 'said', (type) => t(`safe.type-${type}`)),
  'contact-when': (r) => show(readAnswer(r, 'contact-when'), 'said', sayDate),
  details: (r) => show(readAnswer(r, 'details'), 'words', text),
  acts: (r) => show(readAnswer(r, 'acts'), 'said', (acts) => list(acts.map((act) => t(`safe.act-${act}`)))),
  words: (r) => show(readAnswer(r, 'words'), 'words', text),
  perpetrator: (r) => show(readAnswer(r, 'perpetrator'), 'words', text),
  ongoing: (r) => show(readAnswer(r, 'ongoing'), 'said', (isOngoing) => t(isOngoing ? 'safe.yes' : 'safe.no')),
  reasons: (r) =>
    show(readAnswer(r, 'reasons'), 'said', (reasons) => list(reasons.map((reason) => t(`safe.reason-${reason}`)))),
  'link-words': (r) => show(readAnswer(r, 'link-words'), 'words', text),
  when: (r) => show(readAnswer(r, 'when'), 'said', sayDate),
  where: (r) => show(readAnswer(r, 'where'), 'said', sayPlace),
  urgency: (r) => show(readAnswer(r, 'urgency'), 'said', (urgency) => t(`safe.urgency-${urgency}`)),
  giver: (r) => show(readAnswer(r, 'giver'), 'said', (giver) => t(`safe.giver-${giver}`)),
}

/** Sections without consent, which stands by itself on top: see `agreementsOf`. */
export function outlineOf(report: ReprisalReport): readonly OutlineSection[] {
  return SECTIONS.filter((section) => section !== 'consent').map((section) => ({
    section,
    title: t(`safe.section-${section}`),
    lines: SECTION_PAGES[section]
      .filter((page) => page !== 'caseworker' && page !== 'rungs')
      .map((page) => ({ page, label: t(`safe.q-${page}`), ...SHOWN[page](report) })),
  }))
}

/** Who agreed, and each rung with its yes or no. A rung that nobody touched is a no. */
export function agreementsOf(report: ReprisalReport): {
  readonly giver: string
  readonly rungs: readonly { readonly rung: (typeof RUNGS)[number]; readonly label: string; readonly agreed: boolean }[]
} {
  return {
    giver: SHOWN.giver(report).answer,
    rungs: RUNGS.map((rung) => ({ rung, label: t(`safe.rung-${rung}`), agreed: isAgreed(report, rung) })),
  }
}
