import type { JSX } from 'solid-js'
import { METHODS, type ObservationDraft } from '../../domain/project/observation.ts'
import { t } from '../../i18n/text.ts'
import { sayDate } from '../../i18n/when.ts'
import type { DraftIssue, Session } from '../../session/session.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { FuzzyDateField } from '../../ui/FuzzyDateField.tsx'
import { PlaceField } from '../../ui/PlaceField.tsx'
import { TeamPick } from './TeamPick.tsx'
import { sayPlace } from './words.ts'

/** When, where, how known and for whom: one line each, filled already, opened to change. */
export function Circumstances(props: {
  readonly session: Session
  readonly draft: ObservationDraft
  readonly issueAt: (field: DraftIssue['field']) => string | undefined
  readonly onPut: (part: Partial<ObservationDraft>) => void
}): JSX.Element {
  return (
    <div class="lines">
      <div data-issue="when">
        <Fold
          summary={t('observe.when-line', { date: sayDate(props.draft.when) })}
          open={props.issueAt('when') !== undefined}
        >
          <FuzzyDateField
            label={t('observe.when-field')}
            value={props.draft.when}
            error={props.issueAt('when')}
            onChange={(when) => props.onPut({ when })}
          />
        </Fold>
      </div>
      <div data-issue="where">
        <Fold
          summary={t('observe.where-line', { place: sayPlace(props.draft.where) })}
          open={props.issueAt('where') !== undefined}
        >
          <PlaceField
            label={t('observe.where-field')}
            value={props.draft.where}
            error={props.issueAt('where')}
            onChange={(where) => props.onPut({ where })}
          />
        </Fold>
      </div>
      <Fold summary={t('observe.how-line', { method: t(`field.method-${props.draft.method}`) })}>
        <ChoiceGroup
          legend={t('field.method')}
          options={METHODS.map((value) => ({ value, label: t(`field.method-${value}`) }))}
          value={props.draft.method}
          onChange={(method) => props.onPut({ method })}
        />
      </Fold>
      <TeamPick session={props.session} draft={props.draft} onChange={(team) => props.onPut({ team })} />
    </div>
  )
}
