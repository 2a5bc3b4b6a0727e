import { beforeAll, describe, expect, it } from 'vitest'
import { type ActType, type Answer, COOPERATION_BODIES } from '../../../src/domain/case/report.ts'
import { LANGUAGES } from '../../../src/i18n/languages.ts'
import { speak, wholeLanguage } from '../../../src/i18n/text.ts'
import { cardOf, cardsOf, cardsToAnswer, cardToAnswer, choicesOf, listOf } from '../../../src/screens/safe/options.ts'

const CHOICE_QUESTIONS = ['kind', 'category', 'body', 'type', 'ongoing', 'urgency', 'giver'] as const

describe('the cards of a question', () => {
  beforeAll(async () => {
    await speak('en')
    await wholeLanguage()
  })

  it('end with "I don’t know" and "I don’t want to say", each once', () => {
    for (const question of CHOICE_QUESTIONS) {
      const labels = choicesOf(question).map((choice) => choice.label)
      expect(labels.slice(-2)).toEqual(['I don’t know', 'I don’t want to say'])
      expect(new Set(labels).size).toBe(labels.length)
    }
    expect(
      listOf('acts')
        .slice(-2)
        .map((choice) => choice.value),
    ).toEqual(['~unknown', '~withheld'])
  })

  it('come back as the answer they show', () => {
    for (const question of CHOICE_QUESTIONS) {
      for (const { value } of choicesOf(question)) expect(cardOf(cardToAnswer(question, value))).toBe(value)
    }
    expect(cardToAnswer('body', 'no such body')).toBe('unanswered')
    expect(cardOf<string>('unanswered')).toBeUndefined()
    expect(cardToAnswer('ongoing', 'false')).toEqual({ given: false })
  })

  it('have the official term beside the plain word of every body', () => {
    const officials = choicesOf('body').filter((choice) => choice.hint)
    expect(officials).toHaveLength(COOPERATION_BODIES.length - 2)
  })

  it('let a silence stand alone, and let a choice replace it', () => {
    const none: Answer<readonly ActType[]> = 'unanswered'
    const threat = cardsToAnswer('acts', cardsOf(none), ['threat'])
    expect(threat).toEqual({ given: ['threat'] })
    const silent = cardsToAnswer('acts', cardsOf(threat), ['threat', '~withheld'])
    expect(silent).toBe('withheld')
    expect(cardsToAnswer('acts', cardsOf(silent), ['~unknown', '~withheld'])).toBe('unknown')
    expect(cardsToAnswer('acts', cardsOf(silent), ['arrest', '~withheld'])).toEqual({ given: ['arrest'] })
    expect(cardsToAnswer('acts', cardsOf(silent), [])).toBe('unanswered')
  })

  it('have words in every language', async () => {
    for (const language of LANGUAGES) {
      await speak(language)
      const all = [...CHOICE_QUESTIONS.flatMap(choicesOf), ...listOf('acts'), ...listOf('reasons')]
      expect(all.filter((choice) => choice.label === '' || choice.hint === '')).toEqual([])
    }
    await speak('en')
  })
})
