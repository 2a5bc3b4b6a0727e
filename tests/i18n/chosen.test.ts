import { describe, expect, it } from 'vitest'
import { choose, language, speak, takeChosen } from '../../src/i18n/text.ts'

describe('the language a person chose', () => {
  it('is told once, and one that nobody chose is not', async () => {
    await speak('ar')
    expect(takeChosen()).toBeUndefined()
    await choose('en')
    expect([language(), takeChosen(), takeChosen()]).toEqual(['en', 'en', undefined])
  })
})
