/** A page with nothing on it but the keeper Worker and the store's acceptance suite, for tests and measurements in a real browser. */
import type { CallAnswer, CallName, CallPayload, EventName, FromKeeper } from '../../../src/keeper/contract.ts'
import workerUrl from '../../../src/keeper/worker.ts?worker&url'
import { openCells } from '../../../src/store/cells.ts'
import { cellsSuite } from '../../acceptance/cells.ts'
import { measureSave, measureUnlock } from './measure.ts'

export interface BareKeeper {
  call<N extends CallName>(call: N, payload: CallPayload<N>): Promise<CallAnswer<N>>
  readonly heard: { readonly event: EventName; readonly value: unknown }[]
  terminate(): void
}

const policy = window.trustedTypes?.createPolicy('bare', { createScriptURL: (url: string) => url })

function startKeeper(): BareKeeper {
  const url = policy ? policy.createScriptURL(workerUrl) : workerUrl
  const worker = new Worker(url as string, { type: 'module' })
  const waiting = new Map<number, (message: FromKeeper) => void>()
  const heard: { event: EventName; value: unknown }[] = []
  let next = 0
  worker.onmessage = ({ data }: MessageEvent<FromKeeper>) => {
    if ('event' in data) heard.push(data)
    else waiting.get(data.id)?.(data)
  }
  return {
    heard,
    call: (call, payload) =>
      new Promise((resolve, reject) => {
        const id = next++
        worker.onerror = (event) => reject(new Error(event.message))
        waiting.set(id, (message) => {
          if ('answer' in message) resolve(message.answer as CallAnswer<typeof call>)
          else reject(new Error('crash' in message ? message.crash : 'event'))
        })
        worker.postMessage({ id, call, payload })
      }),
    terminate: () => worker.terminate(),
  }
}

/** Runs the store's suite on this browser's IndexedDB; the failures, one line each. */
async function runCells(): Promise<string[]> {
  const failures: string[] = []
  for (const [n, { name, run }] of cellsSuite.entries()) {
    const open = () => openCells(`suite${n}`, { indexedDB, IDBKeyRange })
    await run({ open, reopen: open }).catch((error: unknown) => failures.push(`${name}: ${String(error)}`))
  }
  return failures
}

export const bare = {
  startKeeper,
  runCells,
  measureUnlock: (items: number) => measureUnlock(startKeeper, items),
  measureSave: (items: number) => measureSave(startKeeper, items),
}
Object.assign(window, { bare })
