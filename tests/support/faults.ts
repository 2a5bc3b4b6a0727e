/** Faults on demand: a phone that dies before its n-th write, and networks that lose, repeat or lie. */
import { IDBFactory } from 'fake-indexeddb'
import type { Network } from './team.ts'

/** What every write of a fake IndexedDB goes through while a test holds it. */
export interface Storage {
  /** Writes so far. */
  readonly count: () => number
  /** From the n-th write on, counted from now, nothing is written any more: the process is dead for the store. */
  readonly dieAt: (n: number) => void
  readonly live: () => void
  readonly end: () => void
}

/** The class that all fake databases of this process share. */
const prototypeOf = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = new IDBFactory().open('any')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      resolve(Object.getPrototypeOf(request.result))
      request.result.close()
    }
  })

/** Counts read-write transactions of all fake databases in this process; `dieAt` makes them fail. One at a time. */
export async function holdStorage(): Promise<Storage> {
  const prototype = await prototypeOf()
  const original = prototype.transaction
  let count = 0
  let limit = Number.POSITIVE_INFINITY
  prototype.transaction = function transaction(this: IDBDatabase, ...args: Parameters<typeof original>) {
    if (args[1] === 'readwrite' && ++count >= limit) throw new DOMException('dead', 'UnknownError')
    return original.apply(this, args)
  }
  return {
    count: () => count,
    dieAt: (n) => {
      limit = count + n
    },
    live: () => {
      limit = Number.POSITIVE_INFINITY
    },
    end: () => {
      prototype.transaction = original
    },
  }
}

/** The hub did it, and the answer never came back: every n-th request. */
export function loseAnswers(network: Network, every: number): void {
  let n = 0
  network.meddle = async (request, deliver) => {
    const answer = await deliver(request)
    if (++n % every === 0) throw new TypeError('lost')
    return answer
  }
}

/** The network repeats every other request by itself, and the phone hears the second answer. */
export function repeatRequests(network: Network): void {
  let n = 0
  network.meddle = async (request, deliver) => {
    if (request.method === 'GET' || n++ % 2 === 1) return deliver(request)
    await deliver(request.clone())
    return deliver(request)
  }
}

/** A hotel that answers everything with its own page. */
export function captivePortal(network: Network): void {
  network.meddle = async () => new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } })
}
