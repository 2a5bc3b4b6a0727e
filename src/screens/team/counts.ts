/** How many things are where, by the one vocabulary. Nothing counts as received before the hub's answer is on this phone. */
import type { Session } from '../../session/session.ts'

export interface Counts {
  readonly phone: number
  readonly waiting: number
  readonly sending?: { readonly done: number; readonly of: number }
  readonly received: number
  readonly partsToSend: number
  readonly partsToFetch: number
  readonly bytesToSend: number
}

type Counted = Pick<Session, 'observations' | 'drafts' | 'reports' | 'sent' | 'transit'>

export function countsOf(session: Counted): Counts {
  const placed = [...session.observations(), ...session.sent()]
  const at = (place: (typeof placed)[number]['whereabouts']): number =>
    placed.filter((one) => one.whereabouts === place).length
  const transit = session.transit()
  const sum = (pick: (one: (typeof transit)[number]) => number): number =>
    transit.reduce((total, one) => total + pick(one), 0)
  const under = transit.flatMap((one) => one.sending ?? [])
  const sending = {
    done: under.reduce((total, one) => total + one.done, 0),
    of: under.reduce((total, one) => total + one.of, 0),
  }
  return {
    phone: at('phone') + session.drafts().length + session.reports().length,
    // The queue also holds what is nobody's note: an invitation, a new member. It is the truth about what must still leave.
    waiting: sum((one) => one.waiting),
    ...(under.length > 0 ? { sending } : {}),
    received: at('received'),
    partsToSend: sum((one) => one.partsToSend),
    partsToFetch: sum((one) => one.partsToFetch),
    bytesToSend: sum((one) => one.bytesToSend),
  }
}
