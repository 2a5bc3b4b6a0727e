import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { decodeChunk } from '../../src/domain/reference/codec.ts'
import { SAMPLE_DOCUMENTS } from '../../src/reference/sample/facts.ts'
import { sampleChunks, samplePack } from '../../src/reference/sample/pack.ts'
import { SAMPLE_LANGUAGES, SAMPLE_WORDS } from '../../src/reference/sample/words.ts'

const list = fileURLToPath(
  new URL('../../../shared/data/ohchr-thematic-lists/parsed-slovenia-632-recommendations.csv', import.meta.url),
)
const shared = existsSync(list)

describe('the sample pack', () => {
  it('names a document and a paragraph for each, once', () => {
    const pack = samplePack('en')
    expect(pack.length).toBe(24)
    expect(new Set(pack.map(({ id }) => id)).size).toBe(24)
    expect(new Set(pack.map(({ source }) => `${source.symbol} ${source.paragraph}`)).size).toBe(24)
    expect(pack.every(({ source }) => source.format === 'sample')).toBe(true)
    expect(sampleChunks('en').flatMap(decodeChunk)).toEqual(pack)
  })

  it('says each in six languages, and uses every sentence', () => {
    const keys = SAMPLE_DOCUMENTS.flatMap(({ rows }) => rows.map((row) => row.split('|')[0]))
    expect([...SAMPLE_WORDS.keys()].sort()).toEqual([...keys].sort())
    for (const sentences of SAMPLE_WORDS.values()) {
      expect(sentences.length).toBe(SAMPLE_LANGUAGES.length)
      expect(sentences.every((sentence) => sentence.length > 8)).toBe(true)
    }
    expect(samplePack('ar')[0]?.plain?.lang).toBe('ar')
    expect(samplePack('de')[0]?.plain).toBeUndefined()
  })

  it.runIf(shared)('agrees with the document on who recommended what, and what was answered', () => {
    const lines = readFileSync(list, 'utf8').split('\n')
    for (const { source, position } of samplePack('en').filter(({ states }) => states[0] === 'SVN')) {
      const line = lines.find((one) => one.includes(`A/HRC/59/15,48th Session,4th cycle,${source.paragraph},`)) ?? ''
      expect(line.includes(position === 'noted' ? ',Noted,' : ',Supported,'), source.paragraph).toBe(true)
    }
  })
})
