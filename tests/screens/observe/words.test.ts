import { beforeAll, describe, expect, it } from 'vitest'
import { speak, wholeLanguage } from '../../../src/i18n/text.ts'
import { dayOf } from '../../../src/screens/observe/day.ts'
import { historyOf, linesOf, sayEvidence, sayPlace, sayWho } from '../../../src/screens/observe/words.ts'
import type { ObservationView, Said } from '../../../src/session/session.ts'

const bare = (text: string): string => text.replace(/[\u2068\u2069]/g, '')
const said = <T>(value: T, at: number, current = true): Said<T> => ({
  value,
  entry: `e${at}`,
  member: 'm',
  memberName: 'Amina',
  device: 'd',
  at,
  current,
})
const history: ObservationView['history'] = {
  status: [said('nothing', 1, false), said('started', 3)],
  words: [said({ lang: 'fr', text: 'Les tuyaux sont là.' }, 2)],
  when: [],
  where: [],
  method: [],
  evidence: [said([], 4)],
}

describe('the words of a note', () => {
  beforeAll(() => speak('en').then(wholeLanguage))

  it('says how closely a place is known, and nothing of one that is withheld', () => {
    expect(bare(sayPlace({ precision: 'village', label: ' Ain Draham ' }))).toBe(
      'Ain Draham (Village or neighbourhood)',
    )
    expect(sayPlace({ precision: 'district', label: '' })).toBe('District')
    expect(sayPlace({ precision: 'withheld', label: 'Ain Draham' })).toBe("I don't want to say")
    expect(bare(sayPlace({ precision: 'exact', label: '', latitude: 36.7, longitude: 8.6 }))).toContain('36.7, 8.6')
  })

  it('says what a piece of evidence is', () => {
    const base = { file: 'f', type: 'x/y', sha256: '', size: 214_000 }
    expect(bare(sayEvidence({ ...base, kind: 'photo' }))).toBe('Photo, 214 kB')
    expect(bare(sayEvidence({ ...base, kind: 'voice', duration: 65 }))).toBe('Voice note, 1:05')
  })

  it('keeps everything that was said, newest first, in the language it was said in', () => {
    const lines = historyOf({ history } as ObservationView)
    expect(lines.map((line) => line.words)).toEqual(['Nothing', 'Started', 'Les tuyaux sont là.', 'Nothing done'])
    expect(lines[2]?.lang).toBe('fr')
    expect(linesOf(history, 'status').map((line) => line.current)).toEqual([false, true])
  })

  it('calls the person in front of the screen "You", and everybody else by name', () => {
    expect(sayWho({ member: 'm', memberName: '' }, 'm')).toBe('You')
    expect(sayWho({ member: 'n', memberName: 'Bo' }, 'm')).toBe('Bo')
  })

  it("prefills the person's own day, not the one in Greenwich", () => {
    expect(dayOf(new Date(2026, 10, 24, 23, 59).getTime())).toBe('2026-11-24')
    expect(dayOf(new Date(2026, 0, 2, 0, 1).getTime())).toBe('2026-01-02')
  })
})
