/** One request and its whole answer, or the reason why not. Every answer is bounded in bytes and time and must prove to be a hub's. */
import { type Bytes, concat, copyOf } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { type AccessRole, AUTH_HEADER, NONCE_SIZE, showAuth, signingBytes } from '../wire/auth.ts'
import { LIMITS } from '../wire/limits.ts'
import { CONTENT_TYPE, HUB_HEADER, REFUSAL, type Refusal, readBody } from '../wire/requests.ts'
import { codeToFault, type HubFault } from './faults.ts'
import type { Pause } from './pause.ts'

export interface Signer {
  /** 32 bytes. */
  readonly public: Uint8Array
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>
}

/** The part of `fetch` that we use; a test hands the hub itself. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly target: string
  readonly body?: Uint8Array
  readonly key?: { readonly role: AccessRole; readonly signer: Signer }
  /** Most bytes that an answer may have. */
  readonly maxBytes: number
  /** Milliseconds that the hub may take before it begins to answer, beyond the usual. */
  readonly patience?: number
  readonly signal?: AbortSignal | undefined
}

export interface Line {
  readonly origin: string
  readonly fetch: Fetch
  readonly world: World
  readonly pause: Pause
}

/** Milliseconds without a byte after which we give up, and in all. */
const SILENCE = 30_000
const WHOLE = 10 * 60_000
/** Bytes a millisecond that the slowest useful network carries: 2G at 16 kbit/s. */
const SLOWEST = 2

/** A line to one hub that learns how far this device's clock is off. It never gives a hub a second look at a signature. */
export function createExchange({
  origin,
  fetch,
  world,
  pause,
}: Line): (question: Question) => Promise<Result<Bytes, HubFault>> {
  const { host } = new URL(origin)
  let offset = 0

  async function headersFor({ method, target, body, key }: Question): Promise<Record<string, string>> {
    const headers: Record<string, string> = body ? { 'content-type': CONTENT_TYPE } : {}
    if (!key) return headers
    const time = world.now() + offset
    const nonce = world.random(NONCE_SIZE)
    const signable = { method, host, target, body: body ?? new Uint8Array() }
    const message = await signingBytes(signable, key.role, time, nonce)
    const signature = copyOf(await key.signer.sign(message))
    return { ...headers, [AUTH_HEADER]: showAuth({ role: key.role, time, nonce, signature }) }
  }

  async function ask(question: Question): Promise<Result<Bytes, HubFault | Refusal>> {
    const headers = await headersFor(question)
    /** Ends the request; and ends the watch over it. A request that is over is not ended again: browsers would call it failed. */
    const end = new AbortController()
    const over = new AbortController()
    const onStop = (): void => end.abort()
    question.signal?.addEventListener('abort', onStop)
    if (question.signal?.aborted) end.abort()
    let touched = world.now() + (question.patience ?? 0) + (question.body?.length ?? 0) / SLOWEST
    const started = world.now()
    const watch = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const left = Math.min(touched + SILENCE, started + WHOLE) - world.now()
        if (left <= 0) return end.abort()
        await pause(left, over.signal)
      }
    }
    void watch()
    try {
      const response = await fetch(origin + question.target, {
        method: question.method,
        headers,
        body: question.body ? copyOf(question.body) : null,
        mode: 'cors',
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: end.signal,
      })
      if (response.headers.get(HUB_HEADER) !== '1' || response.headers.get('content-type') !== CONTENT_TYPE) {
        await response.body?.cancel()
        return fail('not-a-hub')
      }
      const whole = await readAll(response, response.ok ? question.maxBytes : LIMITS.small, () => {
        touched = world.now()
      })
      if (!whole) return fail('damaged')
      if (response.ok) return ok(whole)
      const refusal = readBody(REFUSAL, whole, LIMITS.small)
      return fail(refusal.ok ? refusal.value : 'not-a-hub')
    } catch {
      return fail(question.signal?.aborted ? 'stopped' : 'unreachable')
    } finally {
      question.signal?.removeEventListener('abort', onStop)
      over.abort()
    }
  }

  return async (question) => {
    for (let round = 0; ; round++) {
      const answer = await ask(question)
      if (answer.ok) return answer
      const { error } = answer
      if (typeof error === 'string') return fail(error)
      if (round === 0 && error.code === 'clock' && error.time !== undefined) offset = error.time - world.now()
      // A network that repeats a request by itself makes the hub see one nonce twice: a fresh one settles it.
      else if (round > 0 || error.code !== 'replayed') return fail(codeToFault(error.code))
    }
  }
}

/** @returns undefined when there are more bytes than allowed; throws when the answer breaks off. */
async function readAll(response: Response, maxBytes: number, onBytes: () => void): Promise<Bytes | undefined> {
  if (!response.body) return new Uint8Array()
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return concat(...chunks)
    onBytes()
    size += value.length
    if (size > maxBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
}
