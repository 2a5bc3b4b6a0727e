import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { grep } from './support/traces.ts'

describe('the grep of a disk', () => {
  it('finds a marker in UTF-8, UTF-16 and base64 wherever it lies, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kept-grep-'))
    const marker = 'Zibeltine-90210'
    const around = (shift: number): Buffer =>
      Buffer.concat([Buffer.alloc(shift, 'x'), Buffer.from(marker), Buffer.from('yy')])
    const cases = [
      around(0),
      Buffer.from(`..${marker}..`, 'utf16le'),
      ...[0, 1, 2].map((shift) => Buffer.from(around(shift).toString('base64'))),
    ]
    for (const [index, bytes] of cases.entries()) {
      writeFileSync(join(folder, 'a'), bytes)
      expect(grep(folder, [marker]), `case ${index}`).not.toEqual([])
    }
    writeFileSync(join(folder, 'a'), 'nothing of the kind')
    expect(grep(folder, [marker])).toEqual([])
    rmSync(folder, { recursive: true })
  })
})
