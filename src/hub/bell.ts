/** Rings for those who hold a pull open, when something was appended to their mailbox. */

export interface Bell {
  ring(mailbox: string): void
  /** Resolves at the next ring for this mailbox, after `seconds`, when the signal ends it, or at once when too many wait. */
  wait(mailbox: string, seconds: number, signal: AbortSignal): Promise<void>
  /** Everybody goes, and nobody waits again. */
  end(): void
}

export function createBell(most: number): Bell {
  const waiting = new Map<string, Set<() => void>>()
  let count = 0
  let ended = false

  return {
    ring(mailbox) {
      for (const go of [...(waiting.get(mailbox) ?? [])]) go()
    },
    wait(mailbox, seconds, signal) {
      if (ended || count >= most || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const room = waiting.get(mailbox) ?? new Set()
        const go = (): void => {
          if (!room.delete(go)) return
          count--
          clearTimeout(timer)
          signal.removeEventListener('abort', go)
          if (room.size === 0 && waiting.get(mailbox) === room) waiting.delete(mailbox)
          resolve()
        }
        const timer = setTimeout(go, seconds * 1000)
        signal.addEventListener('abort', go)
        room.add(go)
        waiting.set(mailbox, room)
        count++
      })
    },
    end() {
      ended = true
      for (const room of [...waiting.values()]) for (const go of [...room]) go()
    },
  }
}
