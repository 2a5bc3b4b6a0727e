import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { World } from '../../src/prelude/instant.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import { GRACE } from '../../src/session/autolock.ts'
import { hubsOf } from '../../src/session/stage.ts'
import { createDisk, HUB, OWN } from '../support/keeper.ts'
import { type Phone, phoneOf, unlocked, until } from '../support/session.ts'

describe('leaving', () => {
  it('a wrong passphrase opens nothing, and leaves nobody listening', async () => {
    const phone = phoneOf(createDisk())
    expect(await phone.gate.unlock('wrong')).toEqual({ ok: false, error: 'wrong-passphrase' })
    expect(phone.gate.session()).toBeUndefined()
    expect(phone.keeper().listeners()).toBe(1)
    expect(await phone.gate.unlock('five words')).toEqual({ ok: true, value: null })
    await until(() => phone.session().settled())
  })

  it('a page that is hidden before anything is open is covered too: new words may stand on it', () => {
    const phone = phoneOf(createDisk())
    phone.stage.hidden = true
    phone.stage.tell('visibilitychange')
    expect(phone.stage.covered).toBe('hidden')
    phone.stage.hidden = false
    phone.stage.tell('visibilitychange')
    expect(phone.stage.covered).toBe('none')
  })

  it('exit covers the page, kills the keeper and leaves, all before it returns', async () => {
    const phone = await unlocked(createDisk())
    phone.gate.exit()
    expect([phone.stage.covered, phone.keeper().isDead, phone.left(), phone.gate.session()]).toEqual([
      'leaving',
      true,
      1,
      undefined,
    ])
  })

  it('a page that comes back after an exit is locked and works', async () => {
    const phone = await unlocked(createDisk())
    phone.session().exit()
    phone.stage.tell('pageshow', { persisted: true })
    expect(phone.stage.covered).toBe('none')
    expect(phone.keepers).toHaveLength(2)
    expect(await phone.gate.unlock('five words')).toEqual({ ok: true, value: null })
  })

  it('lock takes the session at once, closes the keeper, and a new one can be opened', async () => {
    const phone = await unlocked(createDisk())
    phone.session().go({ screen: 'more' })
    phone.session().lock()
    expect(phone.gate.session()).toBeUndefined()
    expect(await phone.gate.unlock('five words')).toEqual({ ok: true, value: null })
    expect(phone.keepers[0]?.calls).toEqual(['close', 'terminate'])
    expect(phone.session().place()).toEqual({ screen: 'today' })
  })

  it('a keeper that does not end in time is killed all the same', async () => {
    const phone = await unlocked(createDisk())
    const first = phone.keeper()
    first.close = () => new Promise(() => {})
    phone.session().lock()
    await until(() => first.isDead)
  })

  it('a page that the browser puts aside holds no keys', async () => {
    for (const [event, more] of [
      ['freeze', {}],
      ['pagehide', { persisted: true }],
    ] as const) {
      const phone = await unlocked(createDisk())
      phone.stage.tell(event, more)
      expect([phone.gate.session(), phone.keepers[0]?.isDead]).toEqual([undefined, true])
    }
  })
})

describe('locking by itself', () => {
  let now = 1_000_000
  const world: World = { ...realWorld, now: () => now }
  const wait = (ms: number): void => {
    now += ms
    vi.advanceTimersByTime(ms)
  }
  let phone: Phone
  const isOpen = (): boolean => phone.gate.session() !== undefined
  const hide = (hidden: boolean): void => {
    phone.stage.hidden = hidden
    phone.stage.tell('visibilitychange')
  }

  beforeEach(async () => {
    phone = await unlocked(createDisk(), { world })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    phone.stage.tell('pointerdown')
    await phone.session().saveSettings({ idleMinutes: 2 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('happens when nobody touched the phone for the chosen minutes', () => {
    wait(119_000)
    expect(isOpen()).toBe(true)
    wait(2_000)
    expect(isOpen()).toBe(false)
  })

  it('waits as long as somebody is there', () => {
    for (let n = 0; n < 5; n++) {
      wait(100_000)
      phone.stage.tell('keydown')
    }
    expect(isOpen()).toBe(true)
  })

  it('covers the page the moment it is hidden, and shows it again within the grace', () => {
    hide(true)
    expect(phone.stage.covered).toBe('hidden')
    wait(GRACE - 1_000)
    hide(false)
    expect([phone.stage.covered, isOpen()]).toEqual(['none', true])
  })

  it('doesn’t happen while something that the person started still runs', () => {
    for (let n = 0; n < 20; n++) {
      wait(30_000)
      phone.session().stay()
    }
    expect(isOpen()).toBe(true)
  })

  it('happens when the page stays hidden', () => {
    hide(true)
    wait(GRACE)
    expect(isOpen()).toBe(false)
  })

  it('happens on return when the phone slept through its timers', () => {
    hide(true)
    now += GRACE + 1
    hide(false)
    expect(isOpen()).toBe(false)
  })
})

describe('moving about', () => {
  it('the phone’s back gesture goes where the person came from, with nothing but numbers in the window’s history', async () => {
    const { session, stage } = await unlocked(createDisk())
    session().go({ screen: 'commitments' })
    session().go({ screen: 'more' })
    session().go({ screen: 'more' })
    session().go({ screen: 'backup' })
    expect(stage.entries).toEqual([0, 1, 2, 3])
    stage.gesture(-1)
    expect(session().place()).toEqual({ screen: 'more' })
    session().back()
    expect(session().place()).toEqual({ screen: 'commitments' })
    stage.gesture(1)
    expect(session().place()).toEqual({ screen: 'more' })
    session().go({ screen: 'team' })
    expect(stage.entries).toEqual([0, 1, 2, 3])
    stage.gesture(-3)
    expect([session().place(), session().canGoBack()]).toEqual([{ screen: 'today' }, false])
  })

  it('a number from an earlier session leads nowhere', async () => {
    const { session, stage } = await unlocked(createDisk())
    for (const state of [7, -1, null, 'today']) stage.tell('popstate', { state })
    expect(session().place()).toEqual({ screen: 'today' })
  })
})

describe('the hubs that a host names', () => {
  it('are origins, and anything else names none', () => {
    const hubs = ['https://hub.example', 'http://localhost:8788']
    expect(hubsOf({ hubs: [...hubs, 'https://a/b', 'javascript:x', 5] })).toEqual(hubs)
    for (const strange of [hubs, { hubs: 'https://a' }, null, 'x', {}]) expect(hubsOf(strange)).toEqual([])
  })
})

describe('what a session remembers', () => {
  it('settings, within their bounds', async () => {
    const disk = createDisk()
    const { session } = await unlocked(disk)
    await session().saveSettings({ lang: 'ru', theme: 'dark', idleMinutes: 900 })
    const again = await unlocked(disk)
    expect(again.session().settings()).toEqual({ lang: 'ru', theme: 'dark', idleMinutes: 15 })
    expect(again.session().startDraft('test:x' as never).lang).toBe('ru')
  })

  it('when it was backed up, only once the file was made', async () => {
    const disk = createDisk()
    const { session } = await unlocked(disk)
    expect((await session().backup(new TextEncoder().encode('wrong'))).ok).toBe(false)
    expect(session().lastBackup()).toBeUndefined()
    const passphrase = new TextEncoder().encode('five words')
    expect((await session().backup(passphrase)).ok).toBe(true)
    expect(passphrase.every((byte) => byte === 0)).toBe(true)
    expect((await unlocked(disk)).session().lastBackup()).toBeGreaterThan(0)
  })

  it('which team is in use: the one on a hub, and the own one until there is one', async () => {
    const alone = await unlocked(createDisk())
    expect(alone.session().team().kind).toBe('own')
    const joined = await unlocked(createDisk(), { teams: [OWN, HUB] })
    expect(joined.session().team().name).toBe('River')
    await until(() => joined.session().hubs().length === 1)
  })
})
