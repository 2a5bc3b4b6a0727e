import { describe, expect, it } from 'vitest'
import { createAccess } from '../../src/hub/access.ts'
import { Refused } from '../../src/hub/refusal.ts'
import { bytesToHex, copyOf } from '../../src/prelude/bytes.ts'
import { type AccessRole, showAuth, signingBytes } from '../../src/wire/auth.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import { createTestWorld, signerOf } from '../support/hub.ts'

const key = signerOf('key')
const URL_ = 'http://hub.test:8788/v1/m/x/e?after=3'
const nothing = new Uint8Array()

async function requestOf(
  world: ReturnType<typeof createTestWorld>,
  change: { url?: string; time?: number; role?: AccessRole } = {},
) {
  const { host, pathname, search } = new URL(change.url ?? URL_)
  const [time, nonce, role] = [change.time ?? world.now(), world.random(16), change.role ?? 'r']
  const message = await signingBytes(
    { method: 'GET', host, target: pathname + search, body: nothing },
    role,
    time,
    nonce,
  )
  const header = showAuth({ role, time, nonce, signature: copyOf(await key.sign(message)) })
  return (url = change.url ?? URL_, method = 'GET') => new Request(url, { method, headers: { 'kept-auth': header } })
}

const reason = async (work: () => Promise<void>): Promise<string> => {
  try {
    await work()
    return 'granted'
  } catch (error) {
    return error instanceof Refused ? error.code : String(error)
  }
}

function create() {
  const world = createTestWorld('access')
  const access = createAccess(world.now, new Set(['hub.test:8788']))
  const enter = (request: Request, body = nothing, publicKey = key.public) =>
    reason(async () => access.finish(request, body, access.begin(request, ['r']), publicKey))
  return { world, enter }
}

describe('access', () => {
  it('is granted once for one signature', async () => {
    const { world, enter } = create()
    const request = await requestOf(world)
    expect(await enter(request())).toBe('granted')
    expect(await enter(request())).toBe('replayed')
    expect(await enter((await requestOf(world))())).toBe('granted')
  })

  it('is refused for another method, path, query, body, key or role than was signed', async () => {
    const { world, enter } = create()
    const request = await requestOf(world)
    expect(await enter(request(URL_, 'HEAD'))).toBe('unsigned')
    expect(await enter(request(URL_.replace('/x/', '/y/')))).toBe('unsigned')
    expect(await enter(request(`${URL_}&wait=1`))).toBe('unsigned')
    expect(await enter(request(), new Uint8Array(1))).toBe('unsigned')
    expect(await enter(request(), nothing, signerOf('other').public)).toBe('unsigned')
    expect(await enter((await requestOf(world, { role: 'a' }))())).toBe('unsigned')
    expect(await enter(new Request(URL_))).toBe('unsigned')
    // None of the refusals above used the signature up.
    expect(await enter(request())).toBe('granted')
  })

  it('is refused for what was signed to another hub, and for what calls us by another name', async () => {
    const { world, enter } = create()
    const elsewhere = await requestOf(world, { url: 'http://evil.test/v1/m/x/e?after=3' })
    expect(await enter(elsewhere())).toBe('misdirected')
    expect(await enter(elsewhere(URL_))).toBe('unsigned')
  })

  it('tolerates five minutes of difference and tells its own time beyond', async () => {
    const { world, enter } = create()
    for (const [difference, expected] of [
      [LIMITS.skew, 'granted'],
      [-LIMITS.skew, 'granted'],
      [LIMITS.skew + 1, 'clock'],
      [-LIMITS.skew - 1, 'clock'],
    ] as const)
      expect(await enter((await requestOf(world, { time: world.now() + difference }))())).toBe(expected)
  })

  it('can not be replayed when the nonce is forgotten, because by then the time is too old', async () => {
    const { world, enter } = create()
    const early = await requestOf(world, { time: world.now() + LIMITS.skew })
    expect(await enter(early())).toBe('granted')
    world.tick(LIMITS.nonce)
    expect(await enter((await requestOf(world))())).toBe('granted')
    expect(await enter(early())).toBe('replayed')
    world.tick(1)
    await enter((await requestOf(world))())
    expect(await enter(early())).toBe('clock')
  })

  it('has a different random world in each test, so that the tests above mean something', () => {
    expect(bytesToHex(createTestWorld('a').random(16))).not.toBe(bytesToHex(createTestWorld('b').random(16)))
  })
})
