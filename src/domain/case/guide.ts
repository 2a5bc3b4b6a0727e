/** The guided report: its sections, the questions in each, and how an answer is read and written. No question must be answered to save. */
import type { FuzzyDate } from '../values/fuzzydate.ts'
import type { Place } from '../values/place.ts'
import {
  type ActType,
  type Answer,
  type ConsentGiver,
  type CooperationBody,
  type CooperationType,
  type LinkReason,
  type ProtectedCategory,
  type ReprisalReport,
  RUNGS,
  type Rung,
  type Urgency,
  type VictimKind,
} from './report.ts'

/** What each question is answered with. `contact-when` and `when` are the dates of the cooperation and of the act. */
export interface Answers {
  readonly kind: VictimKind
  readonly name: string
  readonly category: ProtectedCategory
  readonly contact: string
  readonly body: CooperationBody
  readonly type: CooperationType
  readonly 'contact-when': FuzzyDate
  readonly details: string
  readonly acts: readonly ActType[]
  readonly words: string
  readonly perpetrator: string
  readonly ongoing: boolean
  readonly reasons: readonly LinkReason[]
  readonly 'link-words': string
  readonly when: FuzzyDate
  readonly where: Place
  readonly urgency: Urgency
  readonly giver: ConsentGiver
}

export type Question = keyof Answers
/** One page of the guide. The consent ladder has two: the rung without which nothing is sent, and the six after it. */
export type GuidePage = Question | 'caseworker' | 'rungs'

export const SECTIONS = ['who', 'cooperation', 'act', 'link', 'place', 'urgency', 'consent'] as const
export type Section = (typeof SECTIONS)[number]

export const SECTION_PAGES: Readonly<Record<Section, readonly GuidePage[]>> = {
  who: ['kind', 'name', 'category', 'contact'],
  cooperation: ['body', 'type', 'contact-when', 'details'],
  act: ['acts', 'words', 'perpetrator', 'ongoing'],
  link: ['reasons', 'link-words'],
  place: ['when', 'where'],
  urgency: ['urgency'],
  consent: ['giver', 'caseworker', 'rungs'],
}

export const GUIDE_PAGES: readonly GuidePage[] = SECTIONS.flatMap((section) => SECTION_PAGES[section])
export const LATER_RUNGS: readonly Rung[] = RUNGS.filter((rung) => rung !== 'caseworker')

export const isGuidePage = (value: string): value is GuidePage => (GUIDE_PAGES as readonly string[]).includes(value)
export const sectionOf = (page: GuidePage): Section =>
  SECTIONS.find((section) => SECTION_PAGES[section].includes(page)) ?? 'who'
/** The page after or before this one in its own section; nothing at its end, which leads back to the list. */
export function besideOf(page: GuidePage, step: 1 | -1): GuidePage | undefined {
  const pages = SECTION_PAGES[sectionOf(page)]
  return pages[pages.indexOf(page) + step]
}

interface Lens<Q extends Question> {
  readonly read: (report: ReprisalReport) => Answer<Answers[Q]>
  readonly write: (report: ReprisalReport, answer: Answer<Answers[Q]>) => ReprisalReport
}

const LENSES: { readonly [Q in Question]: Lens<Q> } = {
  kind: { read: (r) => r.victim.kind, write: (r, kind) => ({ ...r, victim: { ...r.victim, kind } }) },
  name: { read: (r) => r.victim.name, write: (r, name) => ({ ...r, victim: { ...r.victim, name } }) },
  category: { read: (r) => r.victim.category, write: (r, category) => ({ ...r, victim: { ...r.victim, category } }) },
  contact: {
    read: (r) => r.victim.safeContact,
    write: (r, safeContact) => ({ ...r, victim: { ...r.victim, safeContact } }),
  },
  body: { read: (r) => r.cooperation.body, write: (r, body) => ({ ...r, cooperation: { ...r.cooperation, body } }) },
  type: { read: (r) => r.cooperation.type, write: (r, type) => ({ ...r, cooperation: { ...r.cooperation, type } }) },
  'contact-when': {
    read: (r) => r.cooperation.when,
    write: (r, when) => ({ ...r, cooperation: { ...r.cooperation, when } }),
  },
  details: {
    read: (r) => r.cooperation.details,
    write: (r, details) => ({ ...r, cooperation: { ...r.cooperation, details } }),
  },
  acts: { read: (r) => r.act.types, write: (r, types) => ({ ...r, act: { ...r.act, types } }) },
  words: { read: (r) => r.act.words, write: (r, words) => ({ ...r, act: { ...r.act, words } }) },
  perpetrator: {
    read: (r) => r.act.allegedPerpetrator,
    write: (r, allegedPerpetrator) => ({ ...r, act: { ...r.act, allegedPerpetrator } }),
  },
  ongoing: { read: (r) => r.act.ongoing, write: (r, ongoing) => ({ ...r, act: { ...r.act, ongoing } }) },
  reasons: { read: (r) => r.link.reasons, write: (r, reasons) => ({ ...r, link: { ...r.link, reasons } }) },
  'link-words': { read: (r) => r.link.words, write: (r, words) => ({ ...r, link: { ...r.link, words } }) },
  when: { read: (r) => r.act.when, write: (r, when) => ({ ...r, act: { ...r.act, when } }) },
  where: { read: (r) => r.act.where, write: (r, where) => ({ ...r, act: { ...r.act, where } }) },
  urgency: { read: (r) => r.urgency, write: (r, urgency) => ({ ...r, urgency }) },
  giver: { read: (r) => r.consent.givenBy, write: (r, givenBy) => ({ ...r, consent: { ...r.consent, givenBy } }) },
}

export const readAnswer = <Q extends Question>(report: ReprisalReport, question: Q): Answer<Answers[Q]> =>
  LENSES[question].read(report)
export const writeAnswer = <Q extends Question>(
  report: ReprisalReport,
  question: Q,
  answer: Answer<Answers[Q]>,
): ReprisalReport => LENSES[question].write(report, answer)

/** What was given, or nothing where the answer is a "don't know", a "don't want to say" or missing. */
export const givenOf = <T>(answer: Answer<T>): T | undefined => (typeof answer === 'object' ? answer.given : undefined)

/** Emptied text and an emptied choice are no answer. */
export const textAnswer = (text: string): Answer<string> => (text.trim() === '' ? 'unanswered' : { given: text })
export const listAnswer = <T>(list: readonly T[]): Answer<readonly T[]> =>
  list.length === 0 ? 'unanswered' : { given: list }

export const agree = (report: ReprisalReport, rung: Rung, isAgreed: boolean): ReprisalReport => ({
  ...report,
  consent: { ...report.consent, rungs: { ...report.consent.rungs, [rung]: isAgreed } },
})
/** Only a spoken yes is a yes. */
export const isAgreed = (report: ReprisalReport, rung: Rung): boolean => report.consent.rungs[rung] === true
/** Leaving the page of the later rungs says the shown "no" for each that was not touched. */
export const settleRungs = (report: ReprisalReport): ReprisalReport =>
  LATER_RUNGS.reduce((now, rung) => agree(now, rung, isAgreed(now, rung)), report)

export function isAnswered(report: ReprisalReport, page: GuidePage): boolean {
  if (page === 'caseworker') return report.consent.rungs.caseworker !== undefined
  if (page === 'rungs') return LATER_RUNGS.every((rung) => report.consent.rungs[rung] !== undefined)
  return readAnswer(report, page) !== 'unanswered'
}

export const countAnswers = (report: ReprisalReport): number =>
  GUIDE_PAGES.filter((page) => isAnswered(report, page)).length

/** "Anything more?" is an offer: leaving it empty does not make a section unfinished. */
const OFFERS: readonly GuidePage[] = ['details', 'link-words']

export type SectionState = 'none' | 'some' | 'done'
export function stateOf(report: ReprisalReport, section: Section): SectionState {
  const pages = SECTION_PAGES[section]
  if (!pages.some((page) => isAnswered(report, page))) return 'none'
  return pages.every((page) => OFFERS.includes(page) || isAnswered(report, page)) ? 'done' : 'some'
}
