/**
 * The keeper put together: locked, it can look whether there is a vault, make one, open one or restore one; open, it is the sum of its
 * parts (shelf, files, teams, leaving) over one core. The same function runs in the Worker and in tests; they differ in the environment.
 */
import type { Result } from '../prelude/result.ts'
import { fail, ok } from '../prelude/result.ts'
import type { Cells } from '../store/cells.ts'
import type { NewVault } from '../vault/opening.ts'
import { createVault, isPassphrase, openVault } from '../vault/opening.ts'
import type { SlotStore } from '../vault/slotfile.ts'
import type { CommitFault, Vault } from '../vault/vault.ts'
import type { Keeper, RestoreFault, UnlockFault } from './contract.ts'
import type { KeeperCore, KeeperEnv, TeamPart } from './core.ts'
import { createEvents } from './events.ts'
import type { FileCalls } from './files.ts'
import { createFileCalls, createFiles } from './files.ts'
import type { Backup } from './leaving.ts'
import { openBackup, writeBackup } from './leaving.ts'
import type { Place } from './probe.ts'
import { findPlace, probe } from './probe.ts'
import type { ShelfCalls } from './shelf.ts'
import { createShelf, shelfId } from './shelf.ts'
import { createTeams } from './teams.ts'
import { createTries } from './tries.ts'

/** Where the vault lies, opened, and the lock of this tab. */
interface Ground {
  readonly cells: Cells
  readonly slots: SlotStore
  readonly release: () => void
}

/** Everything that exists between unlock and close. */
interface Open extends Ground {
  readonly vault: Vault
  readonly team: TeamPart
  readonly shelf: ShelfCalls
  readonly files: FileCalls
}

/** Items restored in one transaction, whichever comes first. */
const BATCH = { items: 200, bytes: 4 * 1024 * 1024 }

const isWrong = (outcome: Result<unknown, string>): boolean => !outcome.ok && outcome.error === 'wrong-passphrase'

export function createKeeper(env: KeeperEnv): Keeper {
  const events = createEvents()
  const tries = createTries(env.wait)
  let place: Promise<Place> | undefined
  let state: Open | undefined

  const here = (): Promise<Place> => {
    place ??= findPlace(env)
    return place
  }
  const need = (): Open => {
    if (!state) throw new Error('locked')
    return state
  }

  /** One tab at a time. The lock first: nothing is read that another tab may be writing. */
  async function takeGround(fresh: boolean): Promise<Ground | undefined> {
    const release = env.lock ? await env.lock() : () => {}
    if (!release) return undefined
    try {
      return { ...(await (await here()).open(fresh)), release }
    } catch (error) {
      release()
      throw error
    }
  }
  const leave = ({ cells, release }: Ground): void => {
    cells.close()
    release()
  }
  const portsOf = ({ cells, slots }: Ground) => ({
    cells,
    slots,
    stretch: env.stretch,
    random: env.world.random,
    pause: env.pause,
  })

  const verify = (slots: SlotStore, passphrase: Uint8Array): Promise<boolean> =>
    tries.attempt(
      (isRight) => !isRight,
      () => isPassphrase({ slots, stretch: env.stretch, random: env.world.random }, passphrase),
    )

  function compose(ground: Ground, vault: Vault): Open {
    const core: KeeperCore = {
      vault,
      world: env.world,
      fetch: env.fetch,
      files: createFiles(vault),
      pause: env.pause,
      wait: env.wait,
      emit: events.emit,
      shelfId: (name) => shelfId(vault, name),
      verify: (passphrase) => verify(ground.slots, passphrase),
    }
    const team = createTeams(core)
    const files = createFileCalls({
      vault,
      files: core.files,
      world: env.world,
      progress: (value) => events.emit('progress', value),
      isCarried: (file) => team.carries(file),
    })
    return { ...ground, vault, team, shelf: createShelf(vault), files }
  }

  /** The answer first, then what the parts have to say: the page listens by then. A part that fails to start stops the keeper. */
  async function begin(open: Open): Promise<void> {
    state = open
    await env.pause()
    try {
      if (state === open) await open.team.start()
    } catch (error) {
      // closed while it was starting: what could not be written then is no fault
      if (state !== open) return
      queueMicrotask(() => {
        throw error
      })
    }
  }

  /** Makes a vault where there is none; what an attempt leaves is cleared away. */
  async function make(ask: (ground: Ground) => NewVault): Promise<Result<null, 'vault-exists' | 'storage-full'>> {
    const ground = await takeGround(true)
    if (!ground) return fail('vault-exists')
    try {
      const made = await createVault(portsOf(ground), ask(ground))
      if (made.ok) {
        void begin(compose(ground, made.value))
        return ok(null)
      }
    } catch (error) {
      await ground.cells.destroy()
      leave(ground)
      throw error
    }
    await ground.cells.destroy()
    leave(ground)
    return fail('storage-full')
  }

  async function create(passphrase: Uint8Array): Promise<Result<null, 'vault-exists' | 'storage-full'>> {
    if (state || (await (await here()).hasVault())) return fail('vault-exists')
    return make(() => ({ passphrase }))
  }

  async function unlock(passphrase: Uint8Array): Promise<Result<null, UnlockFault>> {
    if (state) return fail('open-elsewhere')
    if (!(await (await here()).hasVault())) return fail('no-vault')
    const ground = await takeGround(false)
    if (!ground) return fail('open-elsewhere')
    events.emit('progress', { of: 'unlock', part: 0 })
    try {
      const opened = await tries.attempt(isWrong, () => openVault(portsOf(ground), passphrase))
      if (!opened.ok) {
        leave(ground)
        return opened
      }
      events.emit('progress', { of: 'unlock', part: 1 })
      void begin(compose(ground, opened.value))
      return ok(null)
    } catch (error) {
      leave(ground)
      throw error
    }
  }

  /** All items of the backup, then what the teams must know about it, before the slots make a vault of it. */
  async function fill(ground: Ground, vault: Vault, backup: Backup): Promise<Result<null, CommitFault>> {
    let batch = []
    let bytes = 0
    for await (const item of backup.items((part) => events.emit('progress', { of: 'restore', part: 0.5 + part / 2 }))) {
      batch.push(item)
      bytes += item.bytes.length
      if (batch.length < BATCH.items && bytes < BATCH.bytes) continue
      const kept = await vault.commit({ put: batch })
      if (!kept.ok) return kept
      batch = []
      bytes = 0
    }
    const kept = await vault.commit({ put: batch })
    if (!kept.ok) return kept
    return vault.commit({ put: await compose(ground, vault).team.afterRestore() })
  }

  async function restore(file: Blob, passphrase: Uint8Array): Promise<Result<null, RestoreFault>> {
    if (state || (await (await here()).hasSlots())) return fail('vault-exists')
    const backup = await tries.attempt(isWrong, async () => {
      const opened = await openBackup(file, passphrase, env.stretch)
      if (!opened.ok) return opened
      const fault = await opened.value.check((part) => events.emit('progress', { of: 'restore', part: part / 2 }))
      return fault ? fail(fault) : opened
    })
    if (!backup.ok) return backup
    const nameKey = await backup.value.nameKey()
    return make((ground) => ({
      passphrase,
      nameKey,
      fill: (vault) => fill(ground, vault, backup.value),
    }))
  }

  async function backup(passphrase: Uint8Array): Promise<Result<Blob, 'wrong-passphrase'>> {
    const { vault, slots } = need()
    if (!(await verify(slots, passphrase))) return fail('wrong-passphrase')
    const total = vault.count()
    return ok(
      await writeBackup(vault, passphrase, env.stretch, env.world, (items) => {
        if (items % 64 === 0) events.emit('progress', { of: 'backup', part: Math.min(1, items / total) })
      }),
    )
  }

  async function close(): Promise<void> {
    const open = state
    if (!open) return
    state = undefined
    await open.team.stop()
    open.vault.close()
    leave(open)
  }

  return {
    probe: async () => probe(await here(), env),
    create: ({ passphrase }) => create(passphrase),
    unlock: ({ passphrase }) => unlock(passphrase),
    restore: ({ file, passphrase }) => restore(file, passphrase),
    verify: async ({ passphrase }) => verify(need().slots, passphrase),
    persist: async () => (await env.storage?.persist?.()) ?? (await env.storage?.persisted?.()) ?? false,
    usage: async () => {
      const { usage = 0, quota = 0 } = (await env.storage?.estimate?.()) ?? {}
      return { used: usage, quota }
    },
    close,
    backup: ({ passphrase }) => backup(passphrase),

    shelve: async (p) => (state ? state.shelf.shelve(p) : fail('closed')),
    take: async (p) => need().shelf.take(p),
    shelf: async (p) => need().shelf.shelf(p),
    sealFile: async (p) => (state ? state.files.sealFile(p) : fail('closed')),
    openFile: async (p) => need().files.openFile(p),
    dropFile: async (p) => need().files.dropFile(p),

    append: async (p) => (state ? state.team.calls.append(p) : fail('closed')),
    createTeam: async (p) => need().team.calls.createTeam(p),
    invite: async (p) => need().team.calls.invite(p),
    join: async (p) => need().team.calls.join(p),
    cancelJoin: async () => need().team.calls.cancelJoin(),
    admit: async (p) => need().team.calls.admit(p),
    refuse: async (p) => need().team.calls.refuse(p),
    nameCaseWorker: async (p) => need().team.calls.nameCaseWorker(p),
    sealReport: async (p) => need().team.calls.sealReport(p),
    openReport: async (p) => need().team.calls.openReport(p),
    sealedReport: async (p) => need().team.calls.sealedReport(p),
    deskKey: async (p) => need().team.calls.deskKey(p),
    syncNow: async () => need().team.calls.syncNow(),

    on: events.on,
    terminate: () => {
      const open = state
      state = undefined
      open?.vault.close()
      if (open) leave(open)
      void open?.team.stop()
    },
  }
}
