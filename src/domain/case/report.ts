import type { FuzzyDate } from '../values/fuzzydate.ts'
import type { Place } from '../values/place.ts'

/** Who is protected, after A/HRC/RES/12/2 para. 1 (a)–(d). */
export const PROTECTED_CATEGORIES = ['cooperated', 'procedures', 'communications', 'relative'] as const
export type ProtectedCategory = (typeof PROTECTED_CATEGORIES)[number]

export const VICTIM_KINDS = ['self', 'individual', 'group', 'organisation', 'community', 'unknown'] as const
export type VictimKind = (typeof VICTIM_KINDS)[number]

export const COOPERATION_BODIES = [
  'upr',
  'council',
  'special-procedure',
  'treaty-body',
  'ohchr',
  'country-team',
  'peace-mission',
  'other',
  'unknown',
] as const
export type CooperationBody = (typeof COOPERATION_BODIES)[number]

export const COOPERATION_TYPES = [
  'met',
  'information',
  'complaint',
  'testimony',
  'upr-submission',
  'statement',
  'attended',
  'visit',
  'assisted',
  'attempted',
  'perceived',
  'unknown',
] as const
export type CooperationType = (typeof COOPERATION_TYPES)[number]

export const ACT_TYPES = [
  'threat',
  'death-threat',
  'harassment',
  'smear',
  'surveillance',
  'online-attack',
  'travel-ban',
  'search',
  'confiscation',
  'summons',
  'arrest',
  'charges',
  'attack',
  'sexual-violence',
  'torture',
  'disappearance',
  'killing',
  'dismissal',
  'deregistration',
  'funding',
  'family',
  'other',
] as const
export type ActType = (typeof ACT_TYPES)[number]

/** Why the act is believed to be connected with the cooperation (the link). */
export const LINK_REASONS = ['said', 'timing', 'questioned', 'charges', 'pattern', 'other', 'unknown'] as const
export type LinkReason = (typeof LINK_REASONS)[number]

export const URGENCIES = ['day', 'days', 'no', 'unknown'] as const
export type Urgency = (typeof URGENCIES)[number]

/**
 * The consent ladder, each rung asked on its own, default no, per person:
 * `caseworker` the named case worker · `confidential` OHCHR or a mechanism, for analysis only · `raise-unnamed` raised with the
 * Government without the name · `raise-named` with it · `publish` in public UN reports and databases · `sg-report` in the
 * Secretary-General's report on reprisals · `media` by the organisation in public.
 */
export const RUNGS = [
  'caseworker',
  'confidential',
  'raise-unnamed',
  'raise-named',
  'publish',
  'sg-report',
  'media',
] as const
export type Rung = (typeof RUNGS)[number]

export const CONSENT_GIVERS = ['self', 'family', 'representative', 'not-asked'] as const
export type ConsentGiver = (typeof CONSENT_GIVERS)[number]

/** Every answer may also be "I don't know" or "I don't want to say": both weigh the same and neither blocks sending. */
export type Answer<T> = { readonly given: T } | 'unknown' | 'withheld' | 'unanswered'

/** One reprisal report as it is written, kept as a draft and sealed. Nothing in it is required to save. */
export interface ReprisalReport {
  readonly v: 1
  readonly id: string
  readonly lang: string
  readonly victim: {
    readonly kind: Answer<VictimKind>
    /** A name, initials or a pseudonym, as the person wants to be called. */
    readonly name: Answer<string>
    readonly category: Answer<ProtectedCategory>
    readonly safeContact: Answer<string>
  }
  readonly cooperation: {
    readonly body: Answer<CooperationBody>
    readonly type: Answer<CooperationType>
    readonly when: Answer<FuzzyDate>
    readonly details: Answer<string>
  }
  readonly act: {
    readonly types: Answer<readonly ActType[]>
    readonly words: Answer<string>
    readonly when: Answer<FuzzyDate>
    readonly where: Answer<Place>
    readonly ongoing: Answer<boolean>
    readonly allegedPerpetrator: Answer<string>
  }
  readonly link: { readonly reasons: Answer<readonly LinkReason[]>; readonly words: Answer<string> }
  readonly urgency: Answer<Urgency>
  readonly consent: {
    readonly givenBy: Answer<ConsentGiver>
    readonly rungs: Readonly<Partial<Record<Rung, boolean>>>
  }
}
