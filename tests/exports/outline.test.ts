import { beforeAll, describe, expect, it } from 'vitest'
import { GUIDE_PAGES } from '../../src/domain/case/guide.ts'
import { ACT_TYPES, RUNGS } from '../../src/domain/case/report.ts'
import { agreementsOf, outlineOf } from '../../src/exports/outline.ts'
import { LANGUAGES } from '../../src/i18n/languages.ts'
import { speak, wholeLanguage } from '../../src/i18n/text.ts'
import { emptyReport, fullReport } from '../support/reports.ts'

const lines = (report = fullReport()) => outlineOf(report).flatMap((section) => section.lines)

describe('the outline of a report', () => {
  beforeAll(async () => {
    await speak('en')
    await wholeLanguage()
  })

  it('shows every question but consent once, in the order of the guide', () => {
    const pages = GUIDE_PAGES.filter((page) => !['giver', 'caseworker', 'rungs'].includes(page))
    expect(lines().map((line) => line.page)).toEqual(pages)
  })

  it('leaves the words of a person exactly as written', () => {
    const words = lines().find((line) => line.page === 'words')
    expect(words).toMatchObject({ answer: 'Two men came.\nThey knew about the meeting.', kind: 'words' })
  })

  it('keeps "doesn’t know", "doesn’t want to say" and "not answered" apart', () => {
    const empty = lines(emptyReport())
    expect(new Set(empty.map((line) => line.answer))).toEqual(new Set(['Not answered']))
    expect(lines().find((line) => line.page === 'details')).toMatchObject({
      answer: 'Doesn’t want to say',
      kind: 'none',
    })
    expect(lines().find((line) => line.page === 'perpetrator')).toMatchObject({ answer: 'Doesn’t know', kind: 'none' })
  })

  it('shows a rung as agreed only where somebody said yes', () => {
    const agreed = agreementsOf(fullReport()).rungs.filter((rung) => rung.agreed)
    expect(agreed.map((rung) => rung.rung)).toEqual(['caseworker', 'confidential'])
    expect(agreementsOf(emptyReport()).rungs.some((rung) => rung.agreed)).toBe(false)
    expect(agreementsOf(emptyReport()).rungs.map((rung) => rung.rung)).toEqual(RUNGS)
  })

  it('has words for every answer in every language', async () => {
    for (const language of LANGUAGES) {
      await speak(language)
      await wholeLanguage()
      const full = fullReport()
      const all = { ...full, act: { ...full.act, types: { given: ACT_TYPES } } }
      for (const line of lines(all)) {
        expect(line.label, `${language} ${line.page}`).not.toBe('')
        expect(line.answer.split('\n'), `${language} ${line.page}`).not.toContain('')
      }
    }
    await speak('en')
  })
})
