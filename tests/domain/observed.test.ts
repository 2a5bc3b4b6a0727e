import { describe, expect, it } from 'vitest'
import { foldRecord } from '../../src/domain/fold.ts'
import {
  baseOf,
  opOfSettling,
  opOfWithdrawal,
  opsOfChange,
  opsOfNew,
  readObservation,
} from '../../src/domain/observed.ts'
import type { Signed } from '../../src/domain/revision.ts'
import { assert } from '../../src/prelude/assert.ts'
import { entryOf, observationOf, signed } from '../support/records.ts'

const first = signed('first', 1, opsOfNew(observationOf()))
const fold = (...log: Signed[]) => {
  const folded = foldRecord(log)
  assert(folded, 'a log has a fold')
  return folded
}
const read = (...log: Signed[]) => {
  const observed = readObservation(fold(...log))
  assert(observed, 'an observation')
  return observed
}
const change = (name: string, lm: number, from: readonly Signed[], p: Parameters<typeof observationOf>[0]): Signed => {
  const before = fold(...from)
  const shown = read(...from).shown
  return signed(name, lm, opsOfChange({ ...shown, ...p }, baseOf(before), before), { member: 'bo' })
}

describe('an observation', () => {
  it('is what its first revision said', () => {
    expect(read(first).shown).toEqual(observationOf())
    expect(read(first)).toMatchObject({ conflicts: [], withdrawn: false })
  })

  it('waits for the revision that says what it is about', () => {
    const lone = signed('lone', 2, [{ field: 'status', value: 'done', replaces: [entryOf('first')] }])
    expect(readObservation(fold(lone))).toBeUndefined()
    expect(read(lone, first).shown.status).toBe('done')
  })

  it('says only what changed, and keeps what was before', () => {
    const later = change('later', 2, [first], { status: 'done' })
    expect(later.revision.ops).toEqual([{ field: 'status', value: 'done', replaces: [entryOf('first')] }])
    const { history, conflicts } = read(first, later)
    expect(history.status.map((one) => [one.value, one.current, one.member])).toEqual([
      ['started', false, 'amina'],
      ['done', true, 'bo'],
    ])
    expect(conflicts).toEqual([])
  })

  it('shows both when two people changed one field without knowing of each other', () => {
    const a = change('a', 2, [first], { status: 'done' })
    const b = change('b', 2, [first], { status: 'backwards' })
    const both = read(b, first, a)
    expect(both.conflicts).toEqual(['status'])
    expect(
      both.history.status
        .filter((one) => one.current)
        .map((one) => one.value)
        .sort(),
    ).toEqual(['backwards', 'done'])
  })

  it('is no conflict when both said the same', () => {
    const a = change('a', 2, [first], { status: 'done' })
    const b = change('b', 2, [first], { status: 'done' })
    expect(read(first, a, b).conflicts).toEqual([])
  })

  it('leaves a colleague’s newer value alone in a field that the writer did not touch', () => {
    const base = baseOf(fold(first))
    const theirs = change('theirs', 2, [first], { status: 'done' })
    const now = fold(first, theirs)
    const mine = opsOfChange({ ...observationOf(), words: { lang: 'en', text: 'It runs dry.' } }, base, now)
    expect(mine.map((op) => op.field)).toEqual(['words'])
    const after = read(first, theirs, signed('mine', 3, mine))
    expect(after).toMatchObject({ conflicts: [], shown: { status: 'done', words: { text: 'It runs dry.' } } })
  })

  it('is settled by a person, and the other value stays in the history', () => {
    const a = change('a', 2, [first], { status: 'done' })
    const b = change('b', 2, [first], { status: 'backwards' })
    const op = opOfSettling(fold(first, a, b), 'status', a.entry)
    assert(op, 'something to settle')
    const after = read(first, a, b, signed('settled', 3, [op]))
    expect(after).toMatchObject({ conflicts: [], shown: { status: 'done' } })
    expect(after.history.status.map((one) => one.value)).toContain('backwards')
    expect(opOfSettling(fold(first), 'status', entryOf('never'))).toBeUndefined()
  })

  it('can be withdrawn and brought back', () => {
    const gone = signed('gone', 2, [opOfWithdrawal(fold(first), true)])
    expect(read(first, gone).withdrawn).toBe(true)
    const back = signed('back', 3, [opOfWithdrawal(fold(first, gone), false)])
    expect(read(first, gone, back).withdrawn).toBe(false)
  })

  it('stays in sight when one withdrew it and another brought it back at the same time', () => {
    const gone = signed('gone', 2, [opOfWithdrawal(fold(first), true)])
    const kept = signed('kept', 2, [opOfWithdrawal(fold(first), false)])
    expect(read(first, gone, kept).withdrawn).toBe(false)
  })

  it('lets no op replace a later one, so that nobody can hide what is still to come', () => {
    const future = change('future', 2, [first], { status: 'done' })
    const early = signed('early', 1, [{ field: 'status', value: 'nothing', replaces: [future.entry] }])
    expect(read(first, early, future).history.status.find((one) => one.entry === future.entry)?.current).toBe(true)
  })
})
