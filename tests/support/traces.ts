/** What a disk tells: a search of whole folders for words that must not be there. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

function* filesOf(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) continue
    if (stats.isDirectory()) yield* filesOf(path)
    else if (stats.isFile()) yield path
  }
}

/** The forms in which a word may lie on a disk: UTF-8, UTF-16LE, and base64 at each of the three alignments. */
export function formsOf(marker: string): Buffer[] {
  const plain = Buffer.from(marker, 'utf8')
  const base64 = [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
    return Buffer.from(
      coded.slice(Math.ceil((shift * 4) / 3), coded.length - 4 - ((4 - (coded.length % 4)) % 4)),
      'latin1',
    )
  })
  return [plain, Buffer.from(marker, 'utf16le'), ...base64]
}

/** Every place under the folder where one of the markers lies in any form. Empty is what we want. */
export function grep(folder: string, markers: readonly string[]): string[] {
  const wanted = markers.flatMap((marker) => formsOf(marker).map((form) => ({ marker, form })))
  const found: string[] = []
  for (const path of filesOf(folder)) {
    let bytes: Buffer
    try {
      bytes = readFileSync(path)
    } catch {
      continue
    }
    for (const { marker, form } of wanted)
      if (bytes.includes(form)) found.push(`${path.slice(folder.length)}: ${marker}`)
  }
  return found
}
