/** What the team screens are told by the session, by the names used here. */
import type { Session } from '../../session/session.ts'

export type Team = ReturnType<Session['teams']>[number]
export type Member = Team['members'][number]
export type Role = Member['role']
export type Request = ReturnType<Session['requests']>[number]
export type Joining = NonNullable<ReturnType<Session['joining']>>
export type TransitOf = ReturnType<Session['transit']>[number]
export type TeamNotice = ReturnType<Session['notices']>[number]

export const ROLES = ['contributor', 'reader', 'lead'] as const satisfies readonly Role[]

export const myself = (team: Team): Member | undefined => team.members.find((one) => one.member === team.me)
export const isLead = (team: Team): boolean => myself(team)?.role === 'lead'
export const hubTeams = (teams: readonly Team[]): readonly Team[] => teams.filter((team) => team.kind === 'hub')

/** Leads first, then the case workers, then by name as the language sorts. */
export const sortMembers = (members: readonly Member[], locale: string): readonly Member[] => {
  const rank = (one: Member): number => (one.role === 'lead' ? 0 : one.caseWorker ? 1 : 2)
  const { compare } = new Intl.Collator(locale)
  return [...members].sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name))
}
