/**
 * Search over commitments as the reference Worker does it: chunks in, index built, questions asked. Texts are made from six languages'
 * words with Zipf's frequencies (the worst case: every script, a large dictionary); where the real UPR Info files are at hand they are
 * measured too, repeated with numbers until there are enough.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { encodeChunks } from '../../src/domain/reference/codec.ts'
import { BODIES, type Commitment, POSITIONS } from '../../src/domain/reference/commitment.ts'
import { ANY, type Query } from '../../src/domain/reference/query.ts'
import { STATES } from '../../src/domain/reference/states.ts'
import { Desk } from '../../src/reference/desk.ts'
import { commitment } from '../support/commitments.ts'
import { mustImport } from '../support/importing.ts'

const SIZES = [2_600, 50_000]
const ROUNDS = 200
const REAL = [1, 10, 17].map((first) => {
  const name = { 1: '1-5', 10: '10-13', 17: '17-20' }[first]
  return fileURLToPath(new URL(`../../../shared/data/upr-info/upr-info-sessions-${name}.csv.gz`, import.meta.url))
})

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** xorshift32: the same texts every time. */
function createRandom(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % n
  }
}

const ALPHABETS = [
  'abcdefghilmnoprstu',
  'абвгдежзиклмнопрст',
  'ابتثجحخدذرزسشصضطعغفقكلمنهوي',
  '人权条约国家法律妇女儿童教育健康工作住房',
]

function madeTexts(count: number): Commitment[] {
  const random = createRandom(7)
  const dictionaries = ALPHABETS.map((letters) =>
    Array.from({ length: 15_000 }, () =>
      Array.from({ length: 2 + random(9) }, () => letters[random(letters.length)]).join(''),
    ),
  )
  return Array.from({ length: count }, (_, i) => {
    const words = dictionaries[i % dictionaries.length] ?? []
    // The inverse of a uniform number: few words often, many seldom.
    const text = Array.from(
      { length: 20 + random(60) },
      () => words[Math.floor(words.length / (1 + random(words.length)))],
    ).join(' ')
    return spread(commitment(`${i}`, text), i, random)
  })
}

function spread(c: Commitment, i: number, random: (n: number) => number): Commitment {
  const state = STATES[random(STATES.length)]
  const body = BODIES[random(BODIES.length)] ?? 'UPR'
  const position = POSITIONS[random(POSITIONS.length)]
  return {
    ...c,
    states: state ? [state.code] : [],
    source: {
      body,
      symbol: `A/HRC/${random(60)}/${random(30)}`,
      paragraph: `${100 + random(60)}.${i % 300}`,
      session: 1 + random(54),
      format: 'bench',
    },
    ...(position && { position }),
    themes: [`Theme ${random(100)}`, `Theme ${random(100)}`],
    affected: [`Persons ${random(40)}`],
    sdgs: [`${1 + random(17)}`, `5.${1 + random(6)}`],
  }
}

async function realTexts(count: number): Promise<Commitment[]> {
  const random = createRandom(11)
  const all: Commitment[] = []
  for (const path of REAL) all.push(...(await mustImport(new Blob([new Uint8Array(readFileSync(path))]))).taken)
  return Array.from({ length: count }, (_, i) => {
    const c = all[i % all.length] ?? commitment('x', 'x')
    return spread(commitment(`${i}`, `${c.text.text} ${i >= all.length ? i : ''}`), i, random)
  })
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100

interface Times {
  readonly p50: number
  readonly p95: number
  /** Processor time a query, which doesn't grow when the machine is busy with other things. */
  readonly cpu: number
}

function timed(desk: Desk, queries: readonly Query[]): Times {
  const before = process.cpuUsage()
  const times = queries.map((q) => {
    const start = performance.now()
    desk.shelf.query(q)
    return performance.now() - start
  })
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  return { p50: at(times, 0.5), p95: at(times, 0.95), cpu: Math.round((user + system) / queries.length / 10) / 100 }
}

function measure(corpus: string, commitments: readonly Commitment[]): object {
  const chunks = encodeChunks(commitments)
  collect()
  const heapBefore = process.memoryUsage()
  const desk = new Desk(() => Date.now())
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  desk.load(chunks)
  const buildMs = Math.round(performance.now() - began)
  const cpu = process.cpuUsage(cpuBefore)
  const first = performance.now()
  desk.shelf.query(ANY)
  const firstQueryMs = Math.round(performance.now() - first)
  collect()
  const heapAfter = process.memoryUsage()

  const random = createRandom(3)
  const wordOf = (): string => {
    const words = commitments[random(commitments.length)]?.text.text.split(/\s+/) ?? []
    return words[random(Math.max(1, words.length))] ?? 'x'
  }
  const ask = (text: () => string): Query[] => Array.from({ length: ROUNDS }, () => ({ ...ANY, text: text() }))
  const twoOfOne = (): string =>
    commitments[random(commitments.length)]?.text.text.split(/\s+/).slice(2, 4).join(' ') ?? 'x'
  const mb = (bytes: number): number => Math.round(bytes / 1e5) / 10
  return {
    bench: 'search',
    corpus,
    records: commitments.length,
    chunks: chunks.length,
    chunkMB: mb(chunks.reduce((sum, chunk) => sum + chunk.length, 0)),
    buildMs,
    buildCpuMs: Math.round((cpu.user + cpu.system) / 1000),
    firstQueryMs,
    indexAndTextsMB: mb(desk.shelf.bytes),
    heapMB: mb(heapAfter.heapUsed + heapAfter.arrayBuffers - heapBefore.heapUsed - heapBefore.arrayBuffers),
    oneWordMs: timed(
      desk,
      ask(() => `${wordOf()} `),
    ),
    twoWordsMs: timed(desk, ask(twoOfOne)),
    prefixMs: timed(
      desk,
      ask(() => wordOf().slice(0, 3)),
    ),
    filtersMs: timed(
      desk,
      Array.from({ length: ROUNDS }, () => ({ ...ANY, bodies: ['UPR'], themes: [`Theme ${random(100)}`] })),
    ),
    nothingAskedMs: timed(
      desk,
      Array.from({ length: 20 }, () => ANY),
    ),
  }
}

export async function run(print: (figure: object) => void): Promise<void> {
  for (const size of SIZES) print(measure('made, six languages', madeTexts(size)))
  if (REAL.every((path) => existsSync(path)))
    for (const size of SIZES) print(measure('UPR Info', await realTexts(size)))
}
