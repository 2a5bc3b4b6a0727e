import { describe, expect, it } from 'vitest'
import type { SentReport, TransitView, Whereabouts } from '../../../src/keeper/contract.ts'
import { countsOf } from '../../../src/screens/team/counts.ts'
import type { Session } from '../../../src/session/session.ts'
import { emptyReport } from '../../support/reports.ts'

const sent = (whereabouts: Whereabouts): SentReport => ({
  item: whereabouts,
  team: 't',
  size: 1,
  sha256: '',
  at: 0,
  to: 'm',
  whereabouts,
})
const transit = (part: Partial<TransitView>): TransitView => ({
  team: 't',
  state: 'idle',
  waiting: 0,
  partsToSend: 0,
  partsToFetch: 0,
  bytesToSend: 0,
  ...part,
})
type Counted = Parameters<typeof countsOf>[0]
const session = (part: Partial<{ [K in keyof Counted]: ReturnType<Session[K]> }>): Counted => ({
  observations: () => part.observations ?? [],
  drafts: () => part.drafts ?? [],
  reports: () => part.reports ?? [],
  sent: () => part.sent ?? [],
  transit: () => part.transit ?? [],
})

describe('what is where', () => {
  it('counts a report that was never sent as on this phone', () => {
    expect(countsOf(session({ reports: [emptyReport()] })).phone).toBe(1)
  })

  it('calls received only what the hub has confirmed', () => {
    const counts = countsOf(session({ sent: [sent('waiting'), sent('received')], transit: [transit({ waiting: 1 })] }))
    expect(counts).toMatchObject({ phone: 0, waiting: 1, received: 1 })
  })

  it('adds up the teams, and shows no sending where none goes on', () => {
    const two = [transit({ sending: { done: 3, of: 7 }, bytesToSend: 10 }), transit({ waiting: 2, bytesToSend: 5 })]
    expect(countsOf(session({ transit: two }))).toMatchObject({
      sending: { done: 3, of: 7 },
      waiting: 2,
      bytesToSend: 15,
    })
    expect(countsOf(session({ transit: [transit({})] })).sending).toBeUndefined()
  })
})
