/** The choices of each question, with the plain word as the label and the official term beside it. */
import type { Answers, GuidePage } from '../../domain/case/guide.ts'
import {
  ACT_TYPES,
  type Answer,
  CONSENT_GIVERS,
  COOPERATION_BODIES,
  COOPERATION_TYPES,
  LINK_REASONS,
  PROTECTED_CATEGORIES,
  URGENCIES,
  VICTIM_KINDS,
} from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import type { Choice } from '../../ui/ChoiceGroup.tsx'

export type ChoiceQuestion = 'kind' | 'category' | 'body' | 'type' | 'ongoing' | 'urgency' | 'giver'
export type ListQuestion = 'acts' | 'reasons'
export type TextQuestion = 'name' | 'contact' | 'details' | 'words' | 'perpetrator' | 'link-words'
export type WhenQuestion = 'contact-when' | 'when'

interface Choices<T> {
  readonly values: readonly T[]
  readonly label: (value: T) => string
  readonly official?: (value: T) => string | undefined
}

/** Where the field's own "unknown" says no more than "I don't know", the page offers the latter alone. */
const but =
  (left: string) =>
  (value: string): boolean =>
    value !== left

const CHOICES: { readonly [Q in ChoiceQuestion]: Choices<Answers[Q]> } = {
  kind: { values: VICTIM_KINDS.filter(but('unknown')), label: (v) => t(`safe.kind-${v}`) },
  category: {
    values: PROTECTED_CATEGORIES,
    label: (v) => t(`safe.category-${v}`),
    official: (v) => t(`safe.category-${v}-official`),
  },
  body: {
    values: COOPERATION_BODIES,
    label: (v) => t(`safe.body-${v}`),
    official: (v) => (v === 'other' || v === 'unknown' ? undefined : t(`safe.body-${v}-official`)),
  },
  type: { values: COOPERATION_TYPES, label: (v) => t(`safe.type-${v}`) },
  ongoing: { values: [true, false], label: (v) => t(v ? 'safe.yes' : 'safe.no') },
  urgency: { values: URGENCIES.filter(but('unknown')), label: (v) => t(`safe.urgency-${v}`) },
  giver: { values: CONSENT_GIVERS, label: (v) => t(`safe.giver-${v}`) },
}

const LISTS: { readonly [Q in ListQuestion]: Choices<Answers[Q][number]> } = {
  acts: { values: ACT_TYPES, label: (v) => t(`safe.act-${v}`) },
  reasons: { values: LINK_REASONS, label: (v) => t(`safe.reason-${v}`) },
}

export const isChoiceQuestion = (page: GuidePage): page is ChoiceQuestion => page in CHOICES
export const isListQuestion = (page: GuidePage): page is ListQuestion => page in LISTS
export const isWhenQuestion = (page: GuidePage): page is WhenQuestion => page === 'when' || page === 'contact-when'

/** Stand beside the choices and look like them: neither is the small print. No value of the field begins with a tilde. */
const SILENCES = { '~unknown': 'unknown', '~withheld': 'withheld' } as const
type Silence = keyof typeof SILENCES
const isSilence = (value: string): value is Silence => value in SILENCES
const silences = (): readonly Choice<string>[] => [
  { value: '~unknown', label: t('safe.dont-know') },
  { value: '~withheld', label: t('safe.dont-say') },
]

function shown<T extends string | boolean>(choices: Choices<T>): readonly Choice<string>[] {
  const options = choices.values.map((value) => {
    const hint = choices.official?.(value)
    return { value: String(value), label: choices.label(value), ...(hint === undefined ? {} : { hint }) }
  })
  return [...options, ...silences()]
}

export const choicesOf = <Q extends ChoiceQuestion>(question: Q): readonly Choice<string>[] => shown(CHOICES[question])
export const listOf = <Q extends ListQuestion>(question: Q): readonly Choice<string>[] => shown(LISTS[question])

/** Answer → the pressed card, and back. */
export const cardOf = <T extends string | boolean>(answer: Answer<T>): string | undefined =>
  typeof answer === 'object' ? String(answer.given) : answer === 'unanswered' ? undefined : `~${answer}`

export function cardToAnswer<Q extends ChoiceQuestion>(question: Q, card: string): Answer<Answers[Q]> {
  if (isSilence(card)) return SILENCES[card]
  const given = CHOICES[question].values.find((value) => String(value) === card)
  return given === undefined ? 'unanswered' : { given }
}

export const cardsOf = <T extends string>(answer: Answer<readonly T[]>): readonly string[] =>
  typeof answer === 'object' ? answer.given : answer === 'unanswered' ? [] : [`~${answer}`]

/** A silence just chosen stands alone; a choice made after it takes its place. */
export function cardsToAnswer<Q extends ListQuestion>(
  question: Q,
  before: readonly string[],
  cards: readonly string[],
): Answer<readonly Answers[Q][number][]> {
  const silence = cards.find((card) => isSilence(card) && !before.includes(card))
  if (silence !== undefined && isSilence(silence)) return SILENCES[silence]
  const given = LISTS[question].values.filter((value) => cards.includes(value))
  if (given.length > 0) return { given }
  const kept = cards.find(isSilence)
  return kept === undefined ? 'unanswered' : SILENCES[kept]
}
