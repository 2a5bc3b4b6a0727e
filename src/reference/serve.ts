import type { ImportProgress } from '../domain/reference/query.ts'
import { Desk } from './desk.ts'
import type { Call, FromWorker, Given, Port, ToWorker } from './messages.ts'
import { sampleChunks } from './sample/pack.ts'

/** Answers the calls that come through a port. Calls may overlap; each is answered once. */
export function serve(port: Port, now: () => number): void {
  const desk = new Desk(now)
  const running = new Map<number, AbortController>()

  async function answer(call: Call, number: number, signal: AbortSignal): Promise<Given[keyof Given]> {
    const onProgress = (progress: ImportProgress): void => send({ kind: 'progress', number, progress })
    switch (call.name) {
      case 'scan':
        return await desk.scan(call.file, onProgress, signal)
      case 'take':
        return await desk.take(call.file, call.states, onProgress, signal)
      case 'load':
        return desk.load(call.chunks)
      case 'sample':
        return sampleChunks(call.language)
      case 'query':
        return desk.shelf.query(call.query)
      case 'get':
        return desk.shelf.get(call.id)
    }
  }

  const send = (message: FromWorker, transfer: Transferable[] = []): void => port.postMessage(message, transfer)

  /** Chunks are handed over, not copied: they are made for the receiver and kept nowhere here. */
  function chunksOf(call: Call, value: Given[keyof Given]): Transferable[] {
    if (call.name === 'sample' && Array.isArray(value))
      return value.map((chunk: Uint8Array<ArrayBuffer>) => chunk.buffer)
    if (call.name !== 'take' || !value || !('ok' in value) || !value.ok || !('chunks' in value.value)) return []
    return value.value.chunks.map((chunk) => chunk.buffer)
  }

  async function handle({ number, call }: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
    const controller = new AbortController()
    running.set(number, controller)
    try {
      const value = await answer(call, number, controller.signal)
      send({ kind: 'done', number, value }, chunksOf(call, value))
    } catch (error) {
      send({ kind: 'broken', number, message: error instanceof Error ? error.name : 'Error' })
    } finally {
      running.delete(number)
    }
  }

  port.addEventListener('message', (event: MessageEvent) => {
    const message = event.data as ToWorker
    if (message.kind === 'cancel') running.get(message.number)?.abort()
    else void handle(message)
  })
}
