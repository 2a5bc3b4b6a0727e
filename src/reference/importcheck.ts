/**
 * `npm run -s import-check -- FILE`: reads a file as the app would and prints what it found as one JSON object. The same engine as
 * the Worker's; only the file comes from the disk. Exit 0 when the format was known, 2 when not or the file can't be read to its end.
 */
import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Commitment } from '../domain/reference/commitment.ts'
import type { ImportFault } from '../domain/reference/query.ts'
import { stateName } from '../domain/reference/states.ts'
import type { Input } from './files/input.ts'
import { FORMATS } from './files/sniff.ts'
import { runImport } from './importers/run.ts'
import { createSeen } from './importers/seen.ts'

const SAID: Readonly<Record<ImportFault['code'], string>> = {
  'unknown-format': `this is none of the formats that can be read (${FORMATS.join(', ')}; also gzipped)`,
  empty: 'the file is empty',
  'too-large': 'the file is larger than can be read safely',
  damaged: 'the file is damaged or incomplete',
  cancelled: 'stopped',
  'too-deep': 'the file is nested deeper than any real one',
  'no-rows': 'the file has a known format but no rows',
}

function leave(message: string): never {
  process.stderr.write(`import-check: ${message}\n`)
  process.exit(2)
}

function openFile(path: string): Input {
  return {
    size: statSync(path).size,
    // Node's and the platform's stream types differ in name only.
    stream: () =>
      Readable.toWeb(createReadStream(path, { highWaterMark: 1 << 18 })) as unknown as ReadableStream<
        Uint8Array<ArrayBuffer>
      >,
  }
}

async function check(path: string): Promise<void> {
  let first: Commitment | undefined
  const standing = createSeen()
  const watch = { signal: new AbortController().signal, now: () => Date.now(), onProgress: () => undefined }
  const result = await runImport(
    openFile(path),
    [],
    (commitment, record) => {
      first ??= commitment
      return standing(commitment.id, record)
    },
    watch,
  )
  if (!result.ok) leave(`${path}: ${SAID[result.error.code]}${result.error.detail ? ` (${result.error.detail})` : ''}`)
  const { countries, ...report } = result.value
  const named = Object.entries(countries).map(([code, n]): [string, number] => [stateName(code, 'en'), n])
  named.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  process.stdout.write(`${JSON.stringify({ ...report, countries: Object.fromEntries(named), first }, null, 1)}\n`)
}

const [path] = process.argv.slice(2)
if (!path) leave('which file? npm run -s import-check -- FILE')
try {
  await check(path)
} catch (error) {
  leave(error instanceof Error ? error.message : 'unreadable')
}
