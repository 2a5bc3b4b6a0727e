/** Teams and the truth about sending, as the keeper tells it. Commands go to the team that is in use. */
import { createSignal } from 'solid-js'
import type { JoinRequest, JoinState, Keeper, NoticeView, TeamView, TransitView } from '../keeper/contract.ts'
import { fail } from '../prelude/result.ts'
import type { Session } from './session.ts'
import { hear } from './shelf.ts'

export interface Teams
  extends Pick<
    Session,
    | 'teams'
    | 'team'
    | 'ownTeam'
    | 'transit'
    | 'requests'
    | 'joining'
    | 'createTeam'
    | 'invite'
    | 'join'
    | 'cancelJoin'
    | 'admit'
    | 'refuse'
    | 'nameCaseWorker'
    | 'syncNow'
  > {
  readonly notices: () => readonly NoticeView[]
  /** Resolves when the keeper has told which teams there are. */
  readonly known: Promise<void>
}

/** Stands in until the keeper has spoken: no screen is shown before. */
const NOBODY: TeamView = { team: '', kind: 'own', name: '', me: '', members: [], mustEnrol: false }

export function createTeams(keeper: Keeper): Teams {
  const [teams, setTeams] = createSignal<readonly TeamView[]>([])
  const [transit, setTransit] = createSignal<readonly TransitView[]>([])
  const [requests, setRequests] = createSignal<readonly JoinRequest[]>([])
  const [joining, setJoining] = createSignal<JoinState | undefined>()
  const [notices, setNotices] = createSignal<readonly NoticeView[]>([])
  const known = new Promise<void>((resolve) => {
    hear(keeper, 'teams', (all) => {
      setTeams(all)
      resolve()
    })
  })
  hear(keeper, 'transit', setTransit)
  hear(keeper, 'requests', setRequests)
  hear(keeper, 'joining', setJoining)
  hear(keeper, 'notices', setNotices)

  const ownTeam = (): TeamView => teams().find((one) => one.kind === 'own') ?? NOBODY
  const team = (): TeamView => teams().find((one) => one.kind === 'hub' && !one.mustEnrol) ?? ownTeam()
  const teamOf = (request: string): string | undefined => requests().find((one) => one.request === request)?.team

  return {
    teams,
    team,
    ownTeam,
    transit,
    requests,
    joining,
    notices,
    known,
    createTeam: (name, me, hub) => keeper.createTeam({ name, me, hub }),
    invite: (role) => keeper.invite({ team: team().team, role }),
    join: (text, me) => keeper.join({ text: text.trim(), me }),
    cancelJoin: async () => {
      await keeper.cancelJoin()
      setJoining(undefined)
    },
    admit: async (request, role, caseWorker) => {
      const home = teamOf(request)
      return home === undefined ? fail('gone') : keeper.admit({ team: home, request, role, caseWorker })
    },
    refuse: async (request) => {
      const home = teamOf(request)
      if (home !== undefined) await keeper.refuse({ team: home, request })
    },
    nameCaseWorker: (member) => keeper.nameCaseWorker({ team: team().team, member }),
    syncNow: () => keeper.syncNow(),
  }
}
