/** Writes what is being typed, soon and in order: never more often than the wait, never later than it. */
import { ok, type Result } from '../prelude/result.ts'

/** Milliseconds. With the write itself this stays under a second, so that a kill costs at most the last words (A03). */
export const AUTOSAVE_WAIT = 400

export interface Autosave<T, E> {
  /** Resolves when this value, or a newer one of the same id, has been written. */
  readonly keep: (id: string, value: T) => Promise<Result<number, E>>
  /** Starts writing everything that waits, now. */
  readonly flush: () => void
  /** What waits is not written any more: it was dropped, or handed on. */
  readonly forget: (id: string) => void
}

interface Pending<T, E> {
  value: T
  readonly timer: ReturnType<typeof setTimeout>
  readonly waiting: ((result: Result<number, E>) => void)[]
}

export function createAutosave<T, E>(write: (id: string, value: T) => Promise<Result<number, E>>): Autosave<T, E> {
  const pending = new Map<string, Pending<T, E>>()

  async function start(id: string): Promise<void> {
    const one = pending.get(id)
    if (!one) return
    pending.delete(id)
    clearTimeout(one.timer)
    const result = await write(id, one.value)
    for (const tell of one.waiting) tell(result)
  }

  return {
    keep: (id, value) =>
      new Promise((resolve) => {
        const one = pending.get(id)
        if (one) {
          one.value = value
          one.waiting.push(resolve)
          return
        }
        pending.set(id, { value, timer: setTimeout(() => void start(id), AUTOSAVE_WAIT), waiting: [resolve] })
      }),
    flush: () => {
      for (const id of [...pending.keys()]) void start(id)
    },
    forget: (id) => {
      const one = pending.get(id)
      if (!one) return
      pending.delete(id)
      clearTimeout(one.timer)
      for (const tell of one.waiting) tell(ok(0))
    },
  }
}
