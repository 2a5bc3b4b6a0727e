import { describe, expect, it } from 'vitest'
import type { MemberView, TeamView } from '../../../src/keeper/contract.ts'
import { desksOf, hasDesk } from '../../../src/screens/safe/desks.ts'
import { digitGroups } from '../../../src/ui/digits.ts'

const member = (name: string, caseWorker: MemberView['caseWorker']): MemberView => ({
  member: name,
  name,
  role: 'contributor',
  devices: [],
  caseWorker,
})
const team = (kind: TeamView['kind'], me: string, ...members: readonly MemberView[]): TeamView => ({
  team: kind,
  kind,
  name: 'Valley',
  me,
  members,
  mustEnrol: false,
})
const ready = { ready: true, fingerprint: '1234567890' } as const

describe('the desks a report can go to', () => {
  it('are the named case workers whose key has arrived', () => {
    const teams = [
      team('own', 'amina', member('amina', ready)),
      team('hub', 'amina', member('amina', false), member('bo', ready), member('chen', { ready: false })),
    ]
    expect(desksOf(teams).map((desk) => desk.name)).toEqual(['bo'])
    expect(desksOf(teams)[0]?.digits).toEqual(['12345', '67890'])
  })

  it('include one’s own, marked as such', () => {
    expect(desksOf([team('hub', 'bo', member('bo', ready))])[0]?.self).toBe(true)
  })

  it('leave out a case worker without digits to compare', () => {
    expect(desksOf([team('hub', 'amina', member('bo', { ready: true }))])).toEqual([])
  })

  it('give an inbox to whoever was named, ready or not, and to nobody else', () => {
    expect(hasDesk([team('hub', 'bo', member('bo', { ready: false }))])).toBe(true)
    expect(hasDesk([team('hub', 'amina', member('amina', false), member('bo', ready))])).toBe(false)
  })

  it('keep the groups of a grouped fingerprint', () => {
    expect(digitGroups('00001 00002')).toEqual(['00001', '00002'])
    expect(digitGroups('000010')).toEqual(['00001', '0'])
  })
})
