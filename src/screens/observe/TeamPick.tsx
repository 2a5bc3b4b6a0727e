import { type JSX, Show } from 'solid-js'
import type { ObservationDraft } from '../../domain/project/observation.ts'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Fold } from '../../ui/Fold.tsx'

/** Who will see a new note: nobody but this phone, or a team. A note that exists stays where it is. */
export function TeamPick(props: {
  readonly session: Session
  readonly draft: ObservationDraft
  readonly onChange: (team: string) => void
}): JSX.Element {
  const options = (): { value: string; label: string; icon: 'phone' | 'people' }[] =>
    props.session
      .teams()
      .map((team) =>
        team.kind === 'own'
          ? { value: team.team, label: t('observe.to-own'), icon: 'phone' }
          : { value: team.team, label: t('observe.to-team', { team: team.name }), icon: 'people' },
      )
  const chosen = (): string =>
    options().find((option) => option.value === props.draft.team)?.label ?? t('observe.to-own')
  return (
    <Show when={!props.draft.base && options().length > 1}>
      <Fold summary={chosen()}>
        <ChoiceGroup
          legend={t('observe.to-whom')}
          options={options()}
          value={props.draft.team}
          onChange={(team) => props.onChange(team)}
        />
      </Fold>
    </Show>
  )
}
