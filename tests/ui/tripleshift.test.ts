import { describe, expect, it } from 'vitest'
import { type Keys, listenForShifts } from '../../src/ui/tripleshift.ts'

function keyboard() {
  const heard: Record<'keydown' | 'keyup', ((event: KeyboardEvent) => void)[]> = { keydown: [], keyup: [] }
  let now = 0
  const log: (number | 'exit')[] = []
  const keys: Keys = {
    addEventListener: (type, hear) => heard[type].push(hear),
    removeEventListener: (type, hear) => {
      heard[type] = heard[type].filter((one) => one !== hear)
    },
  }
  const fire = (type: 'keydown' | 'keyup', key: string): void => {
    for (const hear of heard[type]) hear(Object.assign(Object.create(null), { key }))
  }
  const stop = listenForShifts(
    keys,
    () => now,
    () => log.push('exit'),
    (left) => log.push(left),
  )
  return {
    log,
    stop,
    wait: (ms: number) => {
      now += ms
    },
    press: (key: string) => {
      fire('keydown', key)
      fire('keyup', key)
    },
    capital: (letter: string) => {
      fire('keydown', 'Shift')
      fire('keydown', letter)
      fire('keyup', letter)
      fire('keyup', 'Shift')
    },
  }
}

describe('Shift three times', () => {
  it('leaves, and says before how many are left', () => {
    const { press, log } = keyboard()
    press('Shift')
    press('Shift')
    press('Shift')
    expect(log).toEqual([2, 1, 'exit'])
  })

  it('does not count a Shift that wrote a capital', () => {
    const { capital, log } = keyboard()
    for (const letter of ['A', 'B', 'C', 'D']) capital(letter)
    expect(log).toEqual([])
  })

  it('forgets the count when another key comes between', () => {
    const { press, log } = keyboard()
    press('Shift')
    press('Shift')
    press('a')
    press('Shift')
    expect(log).toEqual([2, 1, 2])
  })

  it('forgets the count after five seconds', () => {
    const { press, wait, log } = keyboard()
    press('Shift')
    press('Shift')
    wait(5_001)
    press('Shift')
    expect(log).toEqual([2, 1, 2])
  })

  it('hears nothing once stopped', () => {
    const { press, stop, log } = keyboard()
    stop()
    press('Shift')
    expect(log).toEqual([])
  })
})
