import { describe, expect, it } from 'vitest'
import { travelOf } from '../../src/session/travel.ts'

const files = (...sent: number[]) =>
  Object.fromEntries(sent.map((n, at) => [`file${at}`, { parts: 5, have: 5, sent: n }]))

describe('where a note is', () => {
  it('is not received before every part of every file is', () => {
    expect(travelOf({ whereabouts: 'received', files: files(5, 2), mine: true })).toEqual({
      state: 'sending',
      done: 7,
      of: 10,
    })
    expect(travelOf({ whereabouts: 'received', files: files(5, 5), mine: true })).toEqual({ state: 'received' })
    expect(travelOf({ whereabouts: 'received', files: {}, mine: true })).toEqual({ state: 'received' })
  })

  it('never says more than the text itself has reached', () => {
    expect(travelOf({ whereabouts: 'phone', files: files(5), mine: true })).toEqual({ state: 'phone' })
    expect(travelOf({ whereabouts: 'waiting', files: files(5), mine: true })).toEqual({ state: 'waiting' })
  })

  it("does not count a colleague's files as ours to send", () => {
    expect(travelOf({ whereabouts: 'received', files: files(0), mine: false })).toEqual({ state: 'received' })
  })
})
