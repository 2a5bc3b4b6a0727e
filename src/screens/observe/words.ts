/** The values of an observation as words on screen. */
import type { Evidence, Observation } from '../../domain/project/observation.ts'
import type { Place } from '../../domain/values/place.ts'
import { t } from '../../i18n/text.ts'
import { sayDate, sayLength, saySize } from '../../i18n/when.ts'
import type { ObservationView, Said, Session } from '../../session/session.ts'
import type { Travel } from '../../session/travel.ts'

export type Field = keyof ObservationView['history']
export const FIELDS = ['status', 'words', 'when', 'where', 'method', 'evidence'] as const satisfies readonly Field[]

/** "Ain Draham (village or neighbourhood)"; the precision alone where the person named nothing. */
export function sayPlace(place: Place): string {
  const precision = t(`field.place-${place.precision}`)
  const named = place.label.trim() || sayPoint(place)
  return named && place.precision !== 'withheld' ? t('observe.place-named', { place: named, precision }) : precision
}

const sayPoint = ({ latitude, longitude }: Place): string =>
  latitude === undefined || longitude === undefined ? '' : `${latitude}, ${longitude}`

export function sayTravel(travel: Travel): string {
  return travel.state === 'sending'
    ? t('field.where-sending', { done: travel.done, of: travel.of })
    : t(`field.where-${travel.state}`)
}

export function sayEvidence(piece: Evidence): string {
  switch (piece.kind) {
    case 'voice':
      return t('observe.voice-length', { length: sayLength(piece.duration ?? 0) })
    case 'photo':
      return t('observe.photo-size', { size: saySize(piece.size) })
    case 'document':
      return `${t('field.evidence-document')}, ${saySize(piece.size)}`
  }
}

const SAY: { readonly [F in Field]: (value: Observation[F]) => string } = {
  status: (value) => t(`field.status-${value}`),
  words: (value) => value.text,
  when: sayDate,
  where: sayPlace,
  method: (value) => t(`field.method-${value}`),
  evidence: (value) => value.map(sayEvidence).join(' · '),
}

export interface Line extends Omit<Said<unknown>, 'value'> {
  readonly field: Field
  readonly words: string
  readonly lang?: string
}

/** Everything that was said in one field, as words, oldest first. */
export const linesOf = <F extends Field>(history: ObservationView['history'], field: F): readonly Line[] =>
  history[field].map(({ value, ...said }) => ({
    ...said,
    field,
    words: SAY[field](value) || t('observe.nothing'),
    ...(typeof value === 'object' && 'lang' in value ? { lang: value.lang } : {}),
  }))

/** The whole history, newest first. */
export const historyOf = (view: ObservationView): readonly Line[] =>
  FIELDS.flatMap((field) => linesOf(view.history, field)).sort((a, b) => b.at - a.at)

/** Who said it: "You" for the person in front of the screen, whose name in their own team may be empty. */
export const sayWho = (said: Pick<Line, 'member' | 'memberName'>, me: string | undefined): string =>
  said.member === me ? t('observe.by-you') : said.memberName

/** The person's own member id in the team of a note. */
export const meIn = (session: Session, team: string): string | undefined =>
  session.teams().find((one) => one.team === team)?.me
