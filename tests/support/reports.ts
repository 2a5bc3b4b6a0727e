/** Reports for tests: an empty one, and one with every question answered. */
import type { ReprisalReport } from '../../src/domain/case/report.ts'

export const emptyReport = (): ReprisalReport => ({
  v: 1,
  id: '00112233445566778899aabbccddeeff',
  lang: 'en',
  victim: { kind: 'unanswered', name: 'unanswered', category: 'unanswered', safeContact: 'unanswered' },
  cooperation: { body: 'unanswered', type: 'unanswered', when: 'unanswered', details: 'unanswered' },
  act: {
    types: 'unanswered',
    words: 'unanswered',
    when: 'unanswered',
    where: 'unanswered',
    ongoing: 'unanswered',
    allegedPerpetrator: 'unanswered',
  },
  link: { reasons: 'unanswered', words: 'unanswered' },
  urgency: 'unanswered',
  consent: { givenBy: 'unanswered', rungs: {} },
})

export const fullReport = (): ReprisalReport => ({
  v: 1,
  id: 'ffeeddccbbaa99887766554433221100',
  lang: 'en',
  victim: {
    kind: { given: 'individual' },
    name: { given: 'N. K.' },
    category: { given: 'cooperated' },
    safeContact: { given: 'Through the clinic, mornings. Never by phone.' },
  },
  cooperation: {
    body: { given: 'special-procedure' },
    type: { given: 'met' },
    when: { given: { precision: 'month', value: '2026-05', about: true } },
    details: 'withheld',
  },
  act: {
    types: { given: ['threat', 'summons'] },
    words: { given: 'Two men came.\nThey knew about the meeting.' },
    when: { given: { precision: 'day', value: '2026-05-20' } },
    where: { given: { precision: 'district', label: 'North district' } },
    ongoing: { given: true },
    allegedPerpetrator: 'unknown',
  },
  link: { reasons: { given: ['said'] }, words: { given: 'They said: stop writing to Geneva.' } },
  urgency: { given: 'days' },
  consent: { givenBy: { given: 'self' }, rungs: { caseworker: true, confidential: true, media: false } },
})
