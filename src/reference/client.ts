import type { ImportProgress, Reference } from '../domain/reference/query.ts'
import type { Call, FromWorker, Given, Port, ToWorker } from './messages.ts'

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: ((p: ImportProgress) => void) | undefined
}

/** The page's side of the reference Worker. After `terminate`, and when the Worker breaks, every open call is rejected. */
export function createReferenceClient(worker: Worker): Reference {
  return createClient(
    worker,
    () => worker.terminate(),
    (broken) => {
      worker.addEventListener('error', broken)
      worker.addEventListener('messageerror', broken)
    },
  )
}

export function createClient(port: Port, end: () => void, onBroken: (broken: () => void) => void): Reference {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let ended = false

  const send = (message: ToWorker, transfer: Transferable[] = []): void => port.postMessage(message, transfer)

  function settle(number: number): Waiting | undefined {
    const call = waiting.get(number)
    waiting.delete(number)
    return call
  }

  function rejectAll(why: string): void {
    for (const call of waiting.values()) call.reject(new Error(why))
    waiting.clear()
  }

  port.addEventListener('message', (event: MessageEvent) => {
    const message = event.data as FromWorker
    if (message.kind === 'progress') waiting.get(message.number)?.onProgress?.(message.progress)
    else if (message.kind === 'done') settle(message.number)?.resolve(message.value as never)
    else settle(message.number)?.reject(new Error(`reference: ${message.message}`))
  })
  onBroken(() => {
    ended = true
    rejectAll('reference: the Worker broke')
  })

  function ask<N extends Call['name']>(
    call: Extract<Call, { readonly name: N }>,
    onProgress?: (p: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<Given[N]> {
    if (ended) return Promise.reject(new Error('reference: ended'))
    const number = ++last
    return new Promise<Given[N]>((resolve, reject) => {
      const stop = (): void => send({ kind: 'cancel', number })
      const done =
        <T>(settled: (value: T) => void) =>
        (value: T): void => {
          signal?.removeEventListener('abort', stop)
          settled(value)
        }
      waiting.set(number, { resolve: done(resolve), reject: done(reject), onProgress })
      send({ kind: 'call', number, call })
      if (signal?.aborted) stop()
      else signal?.addEventListener('abort', stop, { once: true })
    })
  }

  return {
    // The name is not passed on: formats are known by their bytes, and a file's name may name a person.
    scan: (file, _name, onProgress, signal) => ask({ name: 'scan', file }, onProgress, signal),
    take: (file, _name, states, onProgress, signal) => ask({ name: 'take', file, states }, onProgress, signal),
    load: (chunks) => ask({ name: 'load', chunks }),
    sample: (language = 'en') => ask({ name: 'sample', language }),
    query: (query) => ask({ name: 'query', query }),
    get: (id) => ask({ name: 'get', id }),
    terminate: () => {
      ended = true
      end()
      rejectAll('reference: ended')
    },
  }
}
