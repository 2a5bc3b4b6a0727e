/** Commitments for tests: say only what matters, the rest is plain. */
import type { Commitment } from '../../src/domain/reference/commitment.ts'
import type { CommitmentId, StateCode } from '../../src/domain/values/id.ts'

export const commitmentId = (id: string): CommitmentId => id as CommitmentId
export const stateCode = (code: string): StateCode => code as StateCode

export function commitment(id: string, words: string, over: Partial<Commitment> = {}): Commitment {
  return {
    id: commitmentId(`test:${id}`),
    kind: 'recommendation',
    states: [stateCode('SVN')],
    text: { lang: 'en', text: words },
    source: { body: 'UPR', format: 'test' },
    recommending: [],
    themes: [],
    affected: [],
    sdgs: [],
    ...over,
  }
}
