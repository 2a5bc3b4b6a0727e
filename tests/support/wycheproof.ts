/** Project Wycheproof's vector files, where they are at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/data/vectors/wycheproof/', import.meta.url))

export const hasWycheproof = existsSync(folder)

export interface Vector {
  readonly comment: string
  readonly result: 'valid' | 'invalid' | 'acceptable'
  readonly group: Readonly<Record<string, unknown>>
  /** A field of the vector as hexadecimal text. */
  readonly hex: (name: string) => string
  readonly number: (name: string) => number
}

export function wycheproof(name: string): Vector[] {
  const file = JSON.parse(readFileSync(`${folder}${name}_test.json`, 'utf8'))
  return file.testGroups.flatMap((group: { tests: Record<string, unknown>[] }) =>
    group.tests.map((test) => ({
      comment: `${test.tcId} ${test.comment}`,
      result: test.result,
      group,
      hex: (field: string) => String(test[field]),
      number: (field: string) => Number(test[field]),
    })),
  )
}
