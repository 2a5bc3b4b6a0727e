/** The command as it is run: its own process, a real file, one JSON object. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { uhriRecord } from '../support/uhri.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-import-check-'))
const root = fileURLToPath(new URL('../..', import.meta.url))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function check(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/reference/importcheck.ts', ...args],
      { cwd: root },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('import-check', () => {
  it('prints what it found as one JSON object, whatever the file is called', async () => {
    const records = [uhriRecord({}), uhriRecord({ Countries: ['Egypt'] }), { Text: '' }]
    const { code, out } = await check(fileOf('photo.jpg', gzipSync(JSON.stringify(records))))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      format: 'uhri-json',
      rows: 3,
      taken: 2,
      changed: 0,
      refused: [{ row: 3, reason: 'no-text' }],
      countries: { Egypt: 1, Slovenia: 1 },
      sessions: [48],
      positions: { supported: 2 },
      first: { states: ['SVN'], source: { symbol: 'A/HRC/59/15', paragraph: '140.7' } },
    })
  })

  it('ends with 2 and a reason when it can make nothing of the file', async () => {
    for (const args of [[fileOf('a.csv', 'a,b\n1,2')], [fileOf('b.json', '[{"Text":')], [join(folder, 'absent')], []]) {
      const { code, out, err } = await check(...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^import-check: .{10}/)
    }
  })
})
