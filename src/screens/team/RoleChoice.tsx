import type { JSX } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { ROLES, type Role } from './views.ts'

export function RoleChoice(props: {
  readonly legend: string
  readonly value: Role
  readonly onChange: (role: Role) => void
}): JSX.Element {
  return (
    <ChoiceGroup
      legend={props.legend}
      options={ROLES.map((role) => ({
        value: role,
        label: t(`team.role-${role}`),
        hint: t(`team.role-${role}-hint`),
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  )
}
