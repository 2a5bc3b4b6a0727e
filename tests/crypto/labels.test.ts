import { describe, expect, it } from 'vitest'
import { LABELS, label } from '../../src/crypto/labels.ts'
import { text } from '../../src/prelude/bytes.ts'

describe('labels', () => {
  it('are told apart by their bytes alone: none begins another, each ends in NUL and has it nowhere else', () => {
    const all = LABELS.map((name) => text(label(name)))
    for (const [i, one] of all.entries()) {
      expect(one).toMatch(/^kept1\/[a-z-]+\0$/)
      for (const [j, other] of all.entries()) if (i !== j) expect(other.startsWith(one), `${one} ${other}`).toBe(false)
    }
  })
})
