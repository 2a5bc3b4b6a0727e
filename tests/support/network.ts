/** A network between a client and a hub that can be told to misbehave, once or until further notice. */
import type { Fetch } from '../../src/sync/exchange.ts'

/**
 * down: nothing arrives. deaf: the request arrives, its answer doesn't. cut: the answer breaks off in the middle. portal: somebody
 * else answers, with a page. twice: the request arrives twice. drip: the answer never ends. flipped: one bit of the answer differs.
 */
export type Weather = 'fair' | 'down' | 'deaf' | 'cut' | 'portal' | 'twice' | 'drip' | 'flipped'

export interface Network {
  readonly fetch: Fetch
  /** The weather from now on, or for the next `times` requests only. */
  set(weather: Weather, times?: number): void
  /** Requests that were made, as `METHOD /path`. */
  readonly made: string[]
}

export function createNetwork(hub: Fetch): Network {
  let weather: Weather = 'fair'
  let left = Number.POSITIVE_INFINITY
  const made: string[] = []

  async function send(url: string, init: RequestInit, now: Weather): Promise<Response> {
    if (now === 'down') throw new TypeError('network is down')
    if (now === 'portal')
      return new Response('<html>Log in to the hotel</html>', { status: 200, headers: { 'content-type': 'text/html' } })
    if (now === 'twice') await hub(url, init)
    const response = await hub(url, init)
    if (now === 'deaf') throw new TypeError('connection reset')
    if (now === 'fair' || now === 'twice') return response
    const body = new Uint8Array(await response.arrayBuffer())
    if (now === 'flipped') {
      const at = body.length >> 1
      body[at] = (body[at] ?? 0) ^ 1
      return new Response(body, { status: response.status, headers: response.headers })
    }
    const stream = new ReadableStream<Uint8Array>({
      start: (control) => control.enqueue(body.slice(0, body.length >> 1)),
      pull(control) {
        if (now === 'cut') control.error(new TypeError('connection reset'))
        else control.enqueue(new Uint8Array(16_384))
      },
    })
    return new Response(stream, { status: response.status, headers: response.headers })
  }

  return {
    made,
    set(next, times = Number.POSITIVE_INFINITY) {
      weather = next
      left = times
    },
    async fetch(url, init) {
      made.push(`${init.method} ${new URL(url).pathname}`)
      const now = left > 0 ? weather : 'fair'
      left--
      init.signal?.throwIfAborted()
      return send(url, init, now)
    },
  }
}
