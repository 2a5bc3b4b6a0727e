/**
 * A keeper in memory, for tests of the session alone: entries come back as events, the shelf is a map, and nothing is sealed.
 * Whole jobs with the real keeper are the stories.
 */
import { createHash } from 'node:crypto'
import type { EventName, Keeper, KeeperEvents, OpenedEntry, TeamView, WriteFault } from '../../src/keeper/contract.ts'
import { copyOf } from '../../src/prelude/bytes.ts'
import { fail, ok } from '../../src/prelude/result.ts'

export const OWN: TeamView = { team: 'own', kind: 'own', name: '', me: 'amina', members: [], mustEnrol: false }
export const HUB: TeamView = {
  team: 'hub',
  kind: 'hub',
  name: 'River',
  hub: 'https://hub.example',
  me: 'amina',
  members: [
    { member: 'amina', name: 'Amina', role: 'lead', devices: [{ device: 'a1', self: true }], caseWorker: false },
    { member: 'bo', name: 'Bo', role: 'contributor', devices: [], caseWorker: { ready: true, fingerprint: '1' } },
  ],
  mustEnrol: false,
}

/** What outlives a kill: give the same disk to the next keeper. */
export interface Disk {
  readonly shelf: Map<string, Uint8Array>
  readonly files: Map<string, Blob>
  readonly entries: OpenedEntry[]
  passphrase: string
}
export const createDisk = (): Disk => ({ shelf: new Map(), files: new Map(), entries: [], passphrase: 'five words' })

export interface FakeKeeper extends Keeper {
  /** The next writes answer with this instead of writing. */
  fault: WriteFault | undefined
  /** Milliseconds that a write takes. */
  delay: number
  readonly calls: string[]
  readonly payloads: Uint8Array[]
  readonly emit: ReturnType<typeof createEvents>['emit']
  /** How many listen to anything. */
  readonly listeners: () => number
  isOpen: boolean
  isDead: boolean
}

function createEvents() {
  const heard = new Map<EventName, Set<(value: never) => void>>()
  return {
    count: () => [...heard.values()].reduce((sum, all) => sum + all.size, 0),
    emit: <N extends EventName>(event: N, value: KeeperEvents[N]): void => {
      for (const listener of [...(heard.get(event) ?? [])]) listener(value as never)
    },
    on: <N extends EventName>(event: N, listener: (value: KeeperEvents[N]) => void): (() => void) => {
      const all = heard.get(event) ?? new Set()
      heard.set(event, all.add(listener))
      return () => all.delete(listener)
    },
  }
}

const never = (): Promise<never> => Promise.reject(new Error('not in this double'))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function createFakeKeeper(disk: Disk, teams: readonly TeamView[] = [OWN]): FakeKeeper {
  const events = createEvents()
  const slow = (): Promise<void> => new Promise((resolve) => (self.delay ? setTimeout(resolve, self.delay) : resolve()))
  const isRight = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes) === disk.passphrase

  async function open(passphrase: Uint8Array) {
    if (!isRight(passphrase)) return fail('wrong-passphrase' as const)
    self.isOpen = true
    setTimeout(() => {
      events.emit('teams', teams)
      events.emit('entries', disk.entries)
      events.emit('settled', null)
    }, 0)
    return ok(null)
  }

  async function writing<T>(write: () => T) {
    await slow()
    if (self.isDead || !self.isOpen) return fail('closed' as const)
    if (self.fault) return fail(self.fault)
    return ok(write())
  }

  const self: FakeKeeper = {
    fault: undefined,
    delay: 0,
    calls: [],
    payloads: [],
    emit: events.emit,
    listeners: events.count,
    isOpen: false,
    isDead: false,
    on: events.on,
    terminate: () => {
      self.isDead = true
      self.isOpen = false
      self.calls.push('terminate')
    },
    probe: async () => ({ mode: 'full', hasVault: true, durable: false }),
    create: async ({ passphrase }) => {
      await open(passphrase)
      return ok(null)
    },
    unlock: ({ passphrase }) => open(passphrase),
    restore: async () => fail('not-a-backup'),
    verify: async ({ passphrase }) => isRight(passphrase),
    persist: async () => true,
    usage: async () => ({ used: 1, quota: 2 }),
    close: async () => {
      self.calls.push('close')
      self.isOpen = false
    },
    backup: async ({ passphrase }) => (isRight(passphrase) ? ok(new Blob(['sealed'])) : fail('wrong-passphrase')),
    shelve: ({ put = [], drop = [] }) =>
      writing(() => {
        for (const { name, value } of put) disk.shelf.set(name, copyOf(value))
        for (const name of drop) disk.shelf.delete(name)
        return null
      }),
    take: async ({ name }) => {
      const value = disk.shelf.get(name)
      return value && copyOf(value)
    },
    shelf: async ({ prefix }) => [...disk.shelf.keys()].filter((name) => name.startsWith(prefix)),
    append: ({ team, bodies, drop = [] }) =>
      writing(() => {
        const home = teams.find((one) => one.team === team)
        const lm = 1 + Math.max(0, ...disk.entries.map((entry) => entry.lm))
        const entries = bodies.map(({ body, files }, n): OpenedEntry => {
          const whereabouts = home?.kind === 'hub' ? 'waiting' : 'phone'
          const id = sha256(new Uint8Array([...body, disk.entries.length, n]))
          const views = files.map((file) => ({ file, size: 1, sha256: '', parts: 1, have: 1, sent: 0 }))
          return {
            id,
            team,
            device: 'a1',
            member: 'amina',
            lm: lm + n,
            seq: n,
            body: copyOf(body),
            files: views,
            whereabouts,
          }
        })
        disk.entries.push(...entries)
        for (const name of drop) disk.shelf.delete(name)
        events.emit('entries', entries)
        return entries.map((entry) => entry.id)
      }),
    sealFile: async ({ blob }) => {
      const bytes = new Uint8Array(await blob.arrayBuffer())
      return writing(() => {
        const digest = sha256(bytes)
        const file = digest.slice(0, 32)
        disk.files.set(file, blob)
        return { file, size: bytes.length, sha256: digest }
      })
    },
    openFile: async ({ file }) => {
      const blob = disk.files.get(file)
      return blob ? ok(new Blob([blob])) : fail('unknown-file')
    },
    dropFile: async ({ file }) => {
      disk.files.delete(file)
    },
    sealReport: ({ team, to, payload, drop = [] }) =>
      writing(() => {
        self.payloads.push(copyOf(payload))
        for (const name of drop) disk.shelf.delete(name)
        return { item: '1', team, size: payload.length, sha256: '', at: 1, to, whereabouts: 'waiting' as const }
      }),
    openReport: async ({ item }) => {
      const payload = self.payloads[Number(item)]
      return payload ? ok(copyOf(payload)) : fail('unknown')
    },
    sealedReport: async () => undefined,
    deskKey: never,
    createTeam: never,
    invite: never,
    join: never,
    cancelJoin: never,
    admit: never,
    refuse: never,
    nameCaseWorker: never,
    syncNow: async () => {},
  }
  return self
}
