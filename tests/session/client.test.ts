import { describe, expect, it } from 'vitest'
import type { FromKeeper, ToKeeper } from '../../src/keeper/contract.ts'
import { assert } from '../../src/prelude/assert.ts'
import { createKeeperClient, type Wire } from '../../src/session/client.ts'

/** A Worker as the client sees it. */
function createWire() {
  const asked: ToKeeper[] = []
  const heard = new Map<string, (event: MessageEvent) => void>()
  let isDead = false
  const wire: Wire = {
    postMessage: (message: ToKeeper) => {
      asked.push(message)
    },
    terminate: () => {
      isDead = true
    },
    addEventListener: (event: string, listener: unknown) => {
      heard.set(event, listener as (event: MessageEvent) => void)
    },
  }
  const say = (message: FromKeeper): void => heard.get('message')?.(new MessageEvent('message', { data: message }))
  const crash = (): void => heard.get('error')?.(new MessageEvent('error'))
  return { wire, asked, say, crash, isDead: () => isDead }
}

describe('the wire to the keeper', () => {
  it('gives each answer to whoever asked, in whatever order they come', async () => {
    const { wire, asked, say } = createWire()
    const keeper = createKeeperClient(wire)
    const drafts = keeper.shelf({ prefix: 'draft:' })
    const packs = keeper.shelf({ prefix: 'pack:' })
    const [first, second] = asked
    assert(first && second, 'two requests')
    expect([first, second]).toMatchObject([
      { call: 'shelf', payload: { prefix: 'draft:' } },
      { call: 'shelf', payload: { prefix: 'pack:' } },
    ])
    say({ id: second.id, answer: ['pack:1'] })
    say({ id: first.id, answer: ['draft:1'] })
    expect([await drafts, await packs]).toEqual([['draft:1'], ['pack:1']])
  })

  it('rejects only the call that crashed', async () => {
    const { wire, asked, say } = createWire()
    const keeper = createKeeperClient(wire)
    const broken = keeper.take({ name: 'a' })
    const fine = keeper.usage()
    say({ id: asked[0]?.id ?? 0, crash: 'damaged cell' })
    say({ id: asked[1]?.id ?? 0, answer: { used: 1, quota: 2 } })
    await expect(broken).rejects.toThrow('damaged cell')
    expect(await fine).toEqual({ used: 1, quota: 2 })
  })

  it('tells events to all who listen, until they stop', () => {
    const { wire, say } = createWire()
    const keeper = createKeeperClient(wire)
    const heard: string[] = []
    const stop = keeper.on('notices', () => heard.push('one'))
    keeper.on('notices', () => heard.push('two'))
    say({ event: 'notices', value: [] })
    stop()
    say({ event: 'notices', value: [] })
    expect(heard).toEqual(['one', 'two', 'two'])
  })

  it('rejects everything, also later, when the Worker itself fails', async () => {
    const { wire, crash } = createWire()
    const keeper = createKeeperClient(wire)
    const waiting = keeper.probe()
    crash()
    await expect(waiting).rejects.toThrow('stopped')
    await expect(keeper.probe()).rejects.toThrow('stopped')
  })

  it('hears nothing after it was terminated', () => {
    const { wire, say, isDead } = createWire()
    const keeper = createKeeperClient(wire)
    const heard: unknown[] = []
    keeper.on('entries', (entries) => heard.push(entries))
    keeper.terminate()
    say({ event: 'entries', value: [] })
    expect([heard, isDead()]).toEqual([[], true])
  })
})
