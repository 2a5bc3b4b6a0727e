import { encodeChunks } from '../../domain/reference/codec.ts'
import { COMMITMENT_KINDS, type Commitment, POSITIONS } from '../../domain/reference/commitment.ts'
import { isKnownState } from '../../domain/reference/states.ts'
import type { CommitmentId } from '../../domain/values/id.ts'
import { assert } from '../../prelude/assert.ts'
import type { Bytes } from '../../prelude/bytes.ts'
import { cycleOfSession } from '../sessions.ts'
import { SAMPLE_DOCUMENTS, type SampleDocument } from './facts.ts'
import { SAMPLE_LANGUAGES, SAMPLE_WORDS } from './words.ts'

const list = (cell: string, by: string): string[] => cell.split(by).filter(Boolean)

function rowToCommitment(row: string, from: SampleDocument, lang: string): Commitment {
  const [key = '', paragraph = '', kind, states = '', position, themes = '', affected = '', sdgs = ''] = row.split('|')
  const sentences = SAMPLE_WORDS.get(key) ?? []
  const sentenceIn = (wanted: string): string => sentences[SAMPLE_LANGUAGES.indexOf(wanted)] ?? ''
  const known = COMMITMENT_KINDS.find((one) => one === kind)
  const answer = POSITIONS.find((one) => one === position)
  assert(known && sentenceIn('en') && paragraph && isKnownState(from.state), `sample ${key}`)
  const cycle = from.session && cycleOfSession(from.session)
  return {
    id: `sample:${from.prefix}-${key}` as CommitmentId,
    kind: known,
    states: [from.state],
    text: { lang: 'en', text: sentenceIn('en') },
    ...(lang !== 'en' && sentenceIn(lang) && { plain: { lang, text: sentenceIn(lang) } }),
    source: {
      symbol: from.symbol,
      paragraph,
      body: from.body,
      ...(from.session && { session: from.session }),
      ...(cycle && { cycle }),
      ...(from.date && { date: from.date }),
      format: 'sample',
    },
    recommending: list(states, ' ').filter(isKnownState),
    ...(answer && { position: answer }),
    themes: list(themes, ';'),
    affected: list(affected, ';'),
    sdgs: list(sdgs, ' '),
  }
}

/**
 * The sample pack: real commitments in our own plain words, so marked by the format `sample`. The text is English; the plain words
 * are in the language asked, where it is one of the six.
 */
export const samplePack = (lang: string): Commitment[] =>
  SAMPLE_DOCUMENTS.flatMap((from) => from.rows.map((row) => rowToCommitment(row, from, lang)))

export const sampleChunks = (lang: string): Bytes[] => encodeChunks(samplePack(lang))
