/** The field's values as words on screen. What has no word of ours (a theme, a label of a State) is shown as the file wrote it. */
import { BODIES, POSITIONS } from '../../domain/reference/commitment.ts'
import type { CommitmentCard, Facet } from '../../domain/reference/query.ts'
import { stateName } from '../../i18n/states.ts'
import { t } from '../../i18n/text.ts'

const GOALS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17'] as const

/** `5` and `5.2` as "Goal 5: Women and girls" and "Goal 5.2: Women and girls". */
export function sayGoal(sdg: string): string {
  const goal = GOALS.find((one) => one === sdg.split('.')[0])
  return goal ? t('field.sdg-n', { goal: sdg, name: t(`field.sdg-${goal}`) }) : sdg
}

export function sayFacetValue(facet: Facet, value: string): string {
  switch (facet) {
    case 'states':
      return stateName(value)
    case 'bodies': {
      const body = BODIES.find((one) => one === value)
      return body ? t(`field.body-${body}`) : value
    }
    case 'positions': {
      const position = POSITIONS.find((one) => one === value)
      return position ? t(`field.position-${position}`) : value
    }
    case 'sdgs':
      return sayGoal(value)
    default:
      return value
  }
}

/** `A/HRC/59/15 §140.7`, or as much of it as the file gave. */
export const symbolOf = (source: { readonly symbol?: string; readonly paragraph?: string }): string =>
  [source.symbol, source.paragraph && `§${source.paragraph}`].filter(Boolean).join(' ')

/** What follows the symbol on a card: body and year, then the State's answer. */
export function sayOrigin(card: Pick<CommitmentCard, 'body' | 'year' | 'position'>): readonly string[] {
  const body = t(`field.body-${card.body}`)
  return [
    card.year === undefined ? body : `${body} ${card.year}`,
    ...(card.position ? [t(`field.position-${card.position}`)] : []),
  ]
}
