import { describe, expect, it } from 'vitest'
import type { Urgency } from '../../../src/domain/case/report.ts'
import { fail, ok } from '../../../src/prelude/result.ts'
import { fileNameOf, type Item, type Triaged, triage, urgencyOf } from '../../../src/screens/inbox/triage.ts'
import { emptyReport, fullReport } from '../../support/reports.ts'

const item = (name: string, at: number): Item => ({ item: name, team: 't', size: 1, sha256: 'ab'.repeat(32), at })
const opened = (name: string, at: number, urgency: Urgency): Triaged => ({
  item: item(name, at),
  opened: ok({ ...fullReport(), urgency: { given: urgency } }),
})
const order = (...all: readonly Triaged[]) => triage(all).map((one) => one.item.item)

describe('the order of an inbox', () => {
  it('puts first where somebody may be harmed soonest, whenever it came', () => {
    expect(order(opened('no', 4, 'no'), opened('days', 1, 'days'), opened('day', 2, 'day'))).toEqual([
      'day',
      'days',
      'no',
    ])
  })

  it('puts what can’t be read yet before what is known not to be urgent', () => {
    const damaged: Triaged = { item: item('damaged', 1), opened: fail('damaged') }
    const shut: Triaged = { item: item('shut', 2), opened: undefined }
    expect(order(opened('no', 9, 'no'), damaged, shut, opened('days', 0, 'days'))).toEqual([
      'days',
      'shut',
      'damaged',
      'no',
    ])
  })

  it('puts the newest first among equals, and says nothing about an answer that is missing', () => {
    expect(order(opened('old', 1, 'day'), opened('new', 2, 'day'))).toEqual(['new', 'old'])
    expect(urgencyOf(emptyReport())).toBe('unknown')
  })

  it('names a saved file without a word of what it is', () => {
    expect(fileNameOf(item('i', 1))).toBe('file-abababab.age')
  })
})
