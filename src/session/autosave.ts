/** Writes what is being typed, soon and in order: never more often than the wait, never later than it. */
import { ok, type Result } from '../prelude/result.ts'

/** Milliseconds. With the write itself this stays under a second, so that a kill costs at most the last words (A03). */
export const AUTOSAVE_WAIT = 400

export interface Autosave<T, E> {
  /** Resolves when this value, or a newer one of the same id, has been written. */
  readonly keep: (id: string, value: T) => Promise<Result<number, E>>
  /** Writes everything that waits, now; resolves when nothing is being written any more. */
  readonly flush: () => Promise<void>
  /** What waits is not written any more: it was dropped, or handed on. */
  readonly forget: (id: string) => void
}

interface Pending<T, E> {
  value: T
  readonly timer: ReturnType<typeof setTimeout>
  readonly waiting: {
    readonly resolve: (result: Result<number, E>) => void
    readonly reject: (error: unknown) => void
  }[]
}

export function createAutosave<T, E>(write: (id: string, value: T) => Promise<Result<number, E>>): Autosave<T, E> {
  const pending = new Map<string, Pending<T, E>>()
  const running = new Set<Promise<void>>()

  function start(id: string): void {
    const one = pending.get(id)
    if (!one) return
    pending.delete(id)
    clearTimeout(one.timer)
    const written = write(id, one.value).then(
      (result) => {
        for (const { resolve } of one.waiting) resolve(result)
      },
      (error: unknown) => {
        for (const { reject } of one.waiting) reject(error)
      },
    )
    running.add(written)
    void written.finally(() => running.delete(written))
  }

  return {
    keep: (id, value) =>
      new Promise((resolve, reject) => {
        const one = pending.get(id)
        if (one) {
          one.value = value
          one.waiting.push({ resolve, reject })
          return
        }
        pending.set(id, { value, timer: setTimeout(() => start(id), AUTOSAVE_WAIT), waiting: [{ resolve, reject }] })
      }),
    flush: async () => {
      for (const id of [...pending.keys()]) start(id)
      await Promise.all(running)
    },
    forget: (id) => {
      const one = pending.get(id)
      if (!one) return
      pending.delete(id)
      clearTimeout(one.timer)
      for (const { resolve } of one.waiting) resolve(ok(0))
    },
  }
}
