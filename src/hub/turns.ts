/** Group commit: everything asked for while the last transaction ran goes into the next one. Each promise settles after its commit. */

export interface Turns<Tx> {
  take<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Resolves when nothing is left to do. */
  rest(): Promise<void>
}

export function createTurns<Tx>(transact: (work: (tx: Tx) => Promise<void>) => Promise<void>): Turns<Tx> {
  interface Job {
    readonly work: (tx: Tx) => Promise<void>
    readonly done: () => void
    readonly failed: (error: unknown) => void
  }
  let queue: Job[] = []
  let running: Promise<void> | undefined

  /** When a turn fails, its jobs are tried one by one, so that nobody's trouble becomes everybody's. */
  async function commit(jobs: readonly Job[]): Promise<void> {
    try {
      await transact(async (tx) => {
        for (const job of jobs) await job.work(tx)
      })
      for (const job of jobs) job.done()
    } catch (error) {
      if (jobs.length === 1) jobs[0]?.failed(error)
      else for (const job of jobs) await commit([job])
    }
  }

  async function run(): Promise<void> {
    // Let every request that this turn of the event loop brings come aboard.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      const jobs = queue
      queue = []
      await commit(jobs)
    }
    running = undefined
  }

  return {
    take<T>(work: (tx: Tx) => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        let value: { readonly is: T } | undefined
        queue.push({
          work: async (tx) => {
            value = { is: await work(tx) }
          },
          done: () => (value ? resolve(value.is) : reject(new Error('broken invariant: a job without an outcome'))),
          failed: reject,
        })
        running ??= run()
      })
    },
    async rest() {
      await running
    },
  }
}
