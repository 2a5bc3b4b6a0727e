import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '../../../src/prelude/result.ts'
import { createKeeping, type Fault, keepingOf } from '../../../src/screens/safe/keeping.ts'
import { emptyReport } from '../../support/reports.ts'

type Written = Result<number, Fault>

function createWriter() {
  const ends: ((written: Written) => void)[] = []
  const breaks: (() => void)[] = []
  const keeping = createKeeping(
    () =>
      new Promise<Written>((end, reject) => {
        ends.push(end)
        breaks.push(() => reject(new Error('gone')))
      }),
  )
  const settle = () => new Promise((wake) => setTimeout(wake))
  return { keeping, ends, breaks, settle }
}

describe('keeping a report', () => {
  it('says "saving" until the phone has it, and then when', async () => {
    const { keeping, ends, settle } = createWriter()
    expect(keeping.kept()).toEqual({ state: 'before' })
    keeping.keep(emptyReport())
    expect(keeping.kept()).toEqual({ state: 'saving' })
    ends[0]?.(ok(1400))
    await settle()
    expect(keeping.kept()).toEqual({ state: 'kept', at: 1400 })
  })

  it('lets no older promise speak for a newer answer', async () => {
    const { keeping, ends, settle } = createWriter()
    keeping.keep(emptyReport())
    keeping.keep(emptyReport())
    ends[0]?.(ok(1))
    await settle()
    expect(keeping.kept()).toEqual({ state: 'saving' })
    ends[1]?.(fail('storage-full'))
    await settle()
    expect(keeping.kept()).toEqual({ state: 'lost', fault: 'storage-full' })
  })

  it('says that an answer is lost when the vault closed under it', async () => {
    const { keeping, breaks, settle } = createWriter()
    keeping.keep(emptyReport())
    breaks[0]?.()
    await settle()
    expect(keeping.kept()).toEqual({ state: 'lost', fault: 'closed' })
  })

  it('tells when nothing more is on its way to the phone', async () => {
    const { keeping, ends, settle } = createWriter()
    await keeping.settled()
    keeping.keep(emptyReport())
    let isSettled = false
    void keeping.settled().then(() => {
      isSettled = true
    })
    await settle()
    expect(isSettled).toBe(false)
    ends[0]?.(ok(1))
    await settle()
    expect(isSettled).toBe(true)
  })

  it('is remembered from one page of a report to the next, and not by another session', async () => {
    const session = { keepReport: async () => fail('storage-full' as const) }
    keepingOf(session, 'a').keep(emptyReport())
    await new Promise((wake) => setTimeout(wake))
    expect(keepingOf(session, 'a').kept().state).toBe('lost')
    expect(keepingOf(session, 'b').kept().state).toBe('before')
    expect(keepingOf({ ...session }, 'a').kept().state).toBe('before')
  })
})
