import { describe, expect, it } from 'vitest'
import {
  agree,
  besideOf,
  countAnswers,
  GUIDE_PAGES,
  givenOf,
  isAgreed,
  isAnswered,
  LATER_RUNGS,
  type Question,
  readAnswer,
  SECTIONS,
  sectionOf,
  settleRungs,
  stateOf,
  textAnswer,
  writeAnswer,
} from '../../../src/domain/case/guide.ts'
import { RUNGS } from '../../../src/domain/case/report.ts'
import { emptyReport } from '../../support/reports.ts'

const questions = GUIDE_PAGES.filter((page): page is Question => page !== 'caseworker' && page !== 'rungs')

describe('the guide of a report', () => {
  it('asks every question once', () => {
    expect(new Set(GUIDE_PAGES).size).toBe(GUIDE_PAGES.length)
    expect(GUIDE_PAGES).toHaveLength(20)
  })

  it('writes each answer to its own place and to no other', () => {
    for (const question of questions) {
      const written = writeAnswer(emptyReport(), question, 'withheld')
      const touched = questions.filter((one) => readAnswer(written, one) !== 'unanswered')
      expect(touched).toEqual([question])
    }
  })

  it('gives "I don’t know" and "I don’t want to say" the weight of an answer', () => {
    for (const question of questions) {
      for (const answer of ['unknown', 'withheld'] as const) {
        expect(isAnswered(writeAnswer(emptyReport(), question, answer), question)).toBe(true)
      }
    }
    expect(givenOf('unknown')).toBeUndefined()
  })

  it('takes an emptied text back', () => {
    expect(textAnswer('  \n')).toBe('unanswered')
    expect(textAnswer(' a ')).toEqual({ given: ' a ' })
  })

  it('says of a section whether it is not started, started or done, and never asks for an offer', () => {
    const report = emptyReport()
    expect(SECTIONS.map((section) => stateOf(report, section))).toEqual(SECTIONS.map(() => 'none'))
    const begun = writeAnswer(report, 'body', { given: 'upr' })
    expect(stateOf(begun, 'cooperation')).toBe('some')
    const ended = writeAnswer(writeAnswer(begun, 'type', 'unknown'), 'contact-when', 'withheld')
    expect(stateOf(ended, 'cooperation')).toBe('done')
    expect(countAnswers(ended)).toBe(3)
  })

  it('reads a rung that nobody touched as no', () => {
    for (const rung of RUNGS) expect(isAgreed(emptyReport(), rung)).toBe(false)
    expect(stateOf(emptyReport(), 'consent')).toBe('none')
  })

  it('says the shown no of the later rungs when they are left, and keeps each yes', () => {
    const settled = settleRungs(agree(emptyReport(), 'publish', true))
    expect(LATER_RUNGS.map((rung) => settled.consent.rungs[rung])).toEqual(
      LATER_RUNGS.map((rung) => rung === 'publish'),
    )
    expect(settled.consent.rungs.caseworker).toBeUndefined()
    expect(isAnswered(settled, 'rungs')).toBe(true)
    expect(isAnswered(settled, 'caseworker')).toBe(false)
  })

  it('walks within a section, and ends where the section ends', () => {
    expect(besideOf('kind', 1)).toBe('name')
    expect(besideOf('kind', -1)).toBeUndefined()
    expect(besideOf('contact', 1)).toBeUndefined()
    expect(GUIDE_PAGES.map(sectionOf)).toEqual(
      [...GUIDE_PAGES.map(sectionOf)].sort((a, b) => SECTIONS.indexOf(a) - SECTIONS.indexOf(b)),
    )
  })
})
