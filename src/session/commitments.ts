/** Commitments on this phone: packs on the shelf, opened into the reference Worker at unlock, and what the teams adopted. */
import { createSignal } from 'solid-js'
import { encodeValue } from '../domain/cbor.ts'
import { encodeChunks } from '../domain/reference/codec.ts'
import type { Commitment } from '../domain/reference/commitment.ts'
import type { Reference } from '../domain/reference/query.ts'
import type { CommitmentId } from '../domain/values/id.ts'
import type { Keeper, WriteFault } from '../keeper/contract.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import type { Session } from './session.ts'
import { readShelved } from './shelf.ts'

/** Chunks written or read together: about 2 MB. */
const TOGETHER = 32

/** `pack:<n>` says how many chunks the pack has, and is written last: a pack without it was cut short and is dropped. */
const packName = (n: number): string => `pack:${n}`
/** Taken again it replaces itself, and any file that somebody opened wins over it. */
const SAMPLE_PACK = 0
const chunkName = (n: number, k: number): string => `pack:${n}:${k}`

export interface Commitments
  extends Pick<Session, 'commitmentCount' | 'query' | 'commitment' | 'scan' | 'take' | 'takeSample'> {
  readonly load: () => Promise<void>
  readonly adopt: (commitments: readonly Commitment[]) => void
  readonly terminate: () => void
}

export function createCommitments(p: {
  readonly keeper: Keeper
  readonly openReference: () => Reference
  readonly adopted: (id: CommitmentId) => Commitment | undefined
  readonly allAdopted: () => readonly Commitment[]
}): Commitments {
  const { keeper } = p
  let reference: Reference | undefined
  let loading: Promise<void> = Promise.resolve()
  let nextPack = 1
  const [count, setCount] = createSignal(0)

  const desk = (): Reference => {
    reference ??= p.openReference()
    return reference
  }
  const load = async (chunks: readonly Uint8Array[]): Promise<void> => {
    setCount((await desk().load(chunks)).count)
  }

  async function loadPack(n: number, names: readonly string[]): Promise<void> {
    const size = await readShelved(keeper, packName(n), 100)
    if (typeof size !== 'number') {
      await keeper.shelve({ drop: names })
      return
    }
    for (let k = 0; k < size; k += TOGETHER) {
      const wanted = Array.from({ length: Math.min(TOGETHER, size - k) }, (_, i) => chunkName(n, k + i))
      const chunks = await Promise.all(wanted.map((name) => keeper.take({ name })))
      await load(chunks.filter((chunk) => chunk !== undefined))
    }
  }

  async function loadAll(): Promise<void> {
    const packs = new Map<number, string[]>()
    for (const name of await keeper.shelf({ prefix: 'pack:' })) {
      const n = Number(name.split(':')[1])
      packs.set(n, [...(packs.get(n) ?? []), name])
    }
    for (const [n, names] of [...packs].sort(([a], [b]) => a - b)) {
      nextPack = Math.max(nextPack, n + 1)
      await loadPack(n, names)
    }
    await adopt(p.allAdopted())
  }

  /** A pack's own text wins over a colleague's copy of it. */
  async function adopt(commitments: readonly Commitment[]): Promise<void> {
    const known = await Promise.all(commitments.map(({ id }) => desk().get(id)))
    const missing = commitments.filter((_, n) => known[n] === undefined)
    if (missing.length > 0) await load(encodeChunks(missing))
  }

  const start = (): Promise<void> => {
    loading = loadAll()
    return loading
  }

  /** What was searchable but could not be kept must not look as if it had been: begin again from the shelf. */
  async function startAgain(): Promise<void> {
    reference?.terminate()
    reference = undefined
    await start()
  }

  async function shelve(n: number, chunks: readonly Uint8Array[]): Promise<Result<null, WriteFault>> {
    for (let k = 0; k < chunks.length; k += TOGETHER) {
      const put = chunks.slice(k, k + TOGETHER).map((value, i) => ({ name: chunkName(n, k + i), value }))
      const written = await keeper.shelve({ put })
      if (!written.ok) {
        const drop = Array.from({ length: k }, (_, i) => chunkName(n, i))
        if (written.error === 'storage-full') await keeper.shelve({ drop })
        return written
      }
    }
    return keeper.shelve({ put: [{ name: packName(n), value: encodeValue(chunks.length) }] })
  }

  return {
    commitmentCount: count,
    query: (q) => desk().query(q),
    commitment: async (id) => {
      const found = (await desk().get(id)) ?? p.adopted(id)
      if (found) return found
      await loading
      return desk().get(id)
    },
    scan: (file, onProgress, signal) => desk().scan(file, file.name, onProgress, signal),
    take: async (file, states, onProgress, signal) => {
      await loading
      const taken = await desk().take(file, file.name, states, onProgress, signal)
      if (!taken.ok) return taken
      const { report, chunks } = taken.value
      const written = chunks.length === 0 ? ok(null) : await shelve(nextPack++, chunks)
      if (!written.ok) {
        await startAgain()
        return fail({ code: 'storage-full' })
      }
      await load([])
      return ok(report)
    },
    takeSample: async (language) => {
      await loading
      const chunks = await desk().sample(language)
      const written = await shelve(SAMPLE_PACK, chunks)
      if (!written.ok) return written
      await load(chunks)
      return ok(count())
    },
    load: start,
    adopt: (commitments) => {
      if (commitments.length > 0) loading = loading.then(() => adopt(commitments)).catch(() => undefined)
    },
    terminate: () => reference?.terminate(),
  }
}
