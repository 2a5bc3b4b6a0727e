/**
 * The gate: before unlock there is nothing but a passphrase and a keeper without keys; after lock there is nothing again.
 * Order of leaving: what is on the screen, then the words in memory, then the keys.
 */
import { createRoot, createSignal } from 'solid-js'
import type { Reference } from '../domain/reference/query.ts'
import type { Keeper, Probe } from '../keeper/contract.ts'
import { utf8 } from '../prelude/bytes.ts'
import { realWorld, type World } from '../prelude/instant.ts'
import { ok, type Result } from '../prelude/result.ts'
import { createReferenceClient } from '../reference/client.ts'
import type { OpenSession } from './create.ts'
import type { Gate, Session, Starters } from './session.ts'
import { pageStage, type Stage } from './stage.ts'

/** Milliseconds that the keeper gets to finish writing at lock before it is killed. */
const LAST_WRITE = 3_000

interface Open extends OpenSession {
  readonly dispose: () => void
}

const loadSession = () => import('./create.ts')

export function createGate(
  starters: Starters,
  world: World = realWorld,
  around: { readonly stage?: Stage; readonly openReference?: () => Reference } = {},
): Gate {
  const stage = around.stage ?? pageStage()
  const openReference = around.openReference ?? (() => createReferenceClient(starters.startReference()))
  const [probe, setProbe] = createSignal<Probe | undefined>()
  const [session, setSession] = createSignal<Session | undefined>()
  const [progress, setProgress] = createSignal<number | undefined>()
  let open: Open | undefined
  let isLeaving = false
  let keeper = startKeeper()
  /** The old keeper holds the vault's lock until it is gone: the next one waits for that. */
  let gone: Promise<void> = Promise.resolve()

  function startKeeper(): Keeper {
    const fresh = starters.startKeeper()
    fresh.on('progress', ({ part }) => setProgress(part < 1 ? part : undefined))
    void fresh.probe().then(setProbe)
    return fresh
  }

  /** Listens before it asks, so that nothing the keeper says at unlock is missed. */
  async function enter<E>(
    ask: (passphrase: Uint8Array) => Promise<Result<null, E>>,
    passphrase: string,
  ): Promise<Result<null, E>> {
    await gone
    // A session is not part of the first screen: it comes while the passphrase is being typed, or now.
    const { createSession } = await loadSession()
    const begun: Open = createRoot((dispose) => ({
      ...createSession({
        keeper,
        openReference,
        world,
        stage,
        probe: probe() ?? { mode: 'memory', hasVault: false },
        lock,
        exit,
      }),
      dispose,
    }))
    const bytes = utf8(passphrase)
    const entered = await ask(bytes).finally(() => {
      bytes.fill(0)
      setProgress(undefined)
    })
    if (!entered.ok) {
      begun.dispose()
      begun.end(true)
      return entered
    }
    open = begun
    try {
      await begun.load()
    } catch (error) {
      lock('at-once')
      throw error
    }
    if (open === begun) setSession(() => begun.session)
    return ok(null)
  }

  /** Takes every word off the page and out of reach. */
  function shut(isStaying: boolean): void {
    const was = open
    open = undefined
    setSession(undefined)
    was?.dispose()
    was?.end(isStaying)
  }

  function lock(how: 'soon' | 'at-once'): void {
    if (!open) return
    const last = keeper
    const was = open
    // Posted before the page is taken down, so that even a kill in between finds the last words on the phone.
    if (how === 'soon') void was.flush().catch(() => undefined)
    shut(how === 'soon')
    const end = (): void => {
      last.terminate()
      keeper = startKeeper()
      if (!stage.isHidden()) stage.cover('none')
    }
    if (how === 'at-once') {
      end()
      return
    }
    const written = was.finish().then(() => last.close())
    const late = new Promise<void>((resolve) => setTimeout(resolve, LAST_WRITE))
    gone = Promise.race([written.catch(() => undefined), late]).then(end)
  }

  function exit(): void {
    stage.cover('leaving')
    keeper.terminate()
    isLeaving = true
    starters.leave()
    shut(false)
  }

  // A page that comes back from the browser's cache has lost its keeper, and its cover may still be on.
  stage.listen('pageshow', () => {
    if (isLeaving) keeper = startKeeper()
    isLeaving = false
    stage.cover('none')
  })
  stage.listen('visibilitychange', () => {
    // New words are on the screen before there is a session: the app switcher must not keep a picture of them.
    if (!open) stage.cover(stage.isHidden() ? 'hidden' : 'none')
  })

  return {
    probe,
    create: (passphrase) => enter((bytes) => keeper.create({ passphrase: bytes }), passphrase),
    unlock: (passphrase) => enter((bytes) => keeper.unlock({ passphrase: bytes }), passphrase),
    restore: (file, passphrase) => enter((bytes) => keeper.restore({ file, passphrase: bytes }), passphrase),
    exit,
    session,
    progress,
  }
}
