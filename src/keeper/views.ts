/** What the page is shown of a team: members, sending, and what could not be taken in. Whole states, made afresh each time. */
import { bytesToHex } from '../prelude/bytes.ts'
import { PART_SIZE } from './carried.ts'
import { streamOf } from './company.ts'
import type { MemberView, NoticeView, TeamView, TransitView } from './contract.ts'
import { cardFingerprint } from './desk.ts'
import type { Ledger } from './ledger.ts'
import type { Outbox } from './outbox.ts'
import { needsYou, problemOf, type Transit } from './transit.ts'

/** The ledger must have its genesis. */
export async function teamView(ledger: Ledger): Promise<TeamView> {
  const state = ledger.state()
  const membership = ledger.membership()
  const members = [...(membership?.members.values() ?? [])].map(
    async ({ member, name, role, caseWorker, card }): Promise<MemberView> => {
      const devices = [...(membership?.devices.values() ?? [])]
        .filter((device) => device.member === member)
        .map(({ device }) => ({ device, self: device === state.device.device }))
      const ready = card !== undefined
      const desk = card ? { ready, fingerprint: await cardFingerprint(card.card) } : { ready }
      return { member, name, role, devices, caseWorker: caseWorker ? desk : false }
    },
  )
  return {
    team: ledger.team,
    kind: state.kind,
    name: membership?.genesis.name ?? '',
    ...(state.hub === undefined ? {} : { hub: state.hub }),
    me: state.member,
    members: await Promise.all(members),
    mustEnrol: state.mustEnrol,
  }
}

/** Mailboxes that this team's things wait for: its own, and the inboxes of its case workers. */
const mailboxesOf = (ledger: Ledger): readonly string[] => [
  streamOf(ledger),
  ...[...(ledger.membership()?.members.values() ?? [])].flatMap(({ card }) =>
    card ? [bytesToHex(card.card.inbox)] : [],
  ),
]

/** @param marks most things that were left at once since nothing was, by team: what `sending` counts down from. */
export function transitView(ledger: Ledger, outbox: Outbox, transit: Transit, marks: Map<string, number>): TransitView {
  const { team } = ledger
  if (ledger.state().kind === 'own') {
    return { team, state: 'phone', waiting: 0, partsToSend: 0, partsToFetch: 0, bytesToSend: 0 }
  }
  const lines = mailboxesOf(ledger).flatMap((mailbox) => outbox.waiting(mailbox))
  const partsToSend = ledger.carried.toSend().length
  const sync = transit.state(streamOf(ledger))
  const problem = problemOf(sync?.problem)
  const left = lines.length + partsToSend
  const of = left === 0 ? 0 : Math.max(marks.get(team) ?? 0, left)
  marks.set(team, of)
  const sending = sync?.phase === 'sending' && left > 0
  const state = sending ? 'sending' : needsYou(problem) ? 'needs-you' : left > 0 || problem ? 'waiting' : 'idle'
  return {
    team,
    state,
    waiting: lines.length,
    ...(sending ? { sending: { done: of - left, of } } : {}),
    partsToSend,
    partsToFetch: ledger.carried.toFetch().length,
    bytesToSend: lines.reduce((sum, { size }) => sum + size, 0) + partsToSend * PART_SIZE,
    ...(sync?.lastExchange === undefined ? {} : { lastExchange: sync.lastExchange }),
    ...(problem ? { problem } : {}),
  }
}

export function noticesOf(ledger: Ledger, unopened: number): readonly NoticeView[] {
  const { team, log } = ledger
  const { quarantined, newer } = ledger.troubles()
  const { lost, forked } = ledger.state()
  const counts = [
    ['quarantined', quarantined + unopened],
    ['newer', newer],
    ['gap', log.waiting()],
    ['rollback', lost],
    ['fork', forked],
  ] as const
  return [
    ...counts.flatMap(([kind, count]) => (count > 0 ? [{ team, kind, count }] : [])),
    ...log.forked().map((device) => ({ team, kind: 'fork' as const, count: 1, device })),
  ]
}
