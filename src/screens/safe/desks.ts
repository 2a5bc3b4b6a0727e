/** To whom a report can go: members named case worker in any team of this phone, whose key has arrived. */
import type { Session } from '../../session/session.ts'
import { digitGroups } from '../../ui/digits.ts'

type Team = ReturnType<Session['teams']>[number]

export interface Desk {
  readonly member: string
  readonly name: string
  readonly teamName: string
  /** Groups of digits of the key that seals, to compare by voice. */
  readonly digits: readonly string[]
  /** The one writing is the case worker. */
  readonly self: boolean
}

export const desksOf = (teams: readonly Team[]): readonly Desk[] =>
  teams
    .filter((team) => team.kind === 'hub')
    .flatMap((team) =>
      team.members.flatMap(({ member, name, caseWorker }) => {
        if (caseWorker === false || !caseWorker.ready || caseWorker.fingerprint === undefined) return []
        const digits = digitGroups(caseWorker.fingerprint)
        return [{ member, name, teamName: team.name, digits, self: member === team.me }]
      }),
    )

/** Named case worker in at least one team: the inbox is theirs. */
export const hasDesk = (teams: readonly Team[]): boolean =>
  teams.some((team) => team.members.some((one) => one.member === team.me && one.caseWorker !== false))
