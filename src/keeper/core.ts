/**
 * What the keeper's parts share: the open vault and the world around it. `keeper.ts` makes one core at unlock and composes the
 * parts over it; a part takes the core and gives the calls it answers.
 */
import type { Stretch } from '../crypto/kdf.ts'
import type { Bytes } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import type { SlotStore } from '../vault/slotfile.ts'
import type { Put, Vault } from '../vault/vault.ts'
import type { EventName, KeeperCalls, KeeperEvents } from './contract.ts'

/** Kinds of items in the vault. Numbers are for ever; a retired one is not used again. */
export const TAGS = { shelf: 1, envelope: 2, part: 3, manifest: 4, team: 5, transit: 6, report: 7 } as const

/** Everything from outside, so that a test can be a world of its own. */
export interface KeeperEnv {
  readonly world: World
  readonly fetch: typeof fetch
  /** Absent where the browser has none, or blocks it: then nothing outlives the window. */
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
  /** The small file that can be overwritten in place; rejects or is absent where the browser has none. */
  readonly openSlotFile?: () => Promise<SlotStore>
  readonly stretch: Stretch
  /** Takes the one lock of this origin: a function that gives it back, or undefined when another tab holds it. */
  readonly lock?: () => Promise<(() => void) | undefined>
  /** navigator.storage, or the part of it that there is. Workers can't ask for durable storage, only see whether it was given. */
  readonly storage?: {
    readonly persist?: () => Promise<boolean>
    readonly persisted?: () => Promise<boolean>
    readonly estimate?: () => Promise<StorageEstimate>
  }
  /** Lets timers and messages have a turn in a long loop. */
  readonly pause: () => Promise<void>
  /** Waits at least so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>
}

/** How to open a file: kept as an item, and carried inside the entry that brings the file. Hexadecimal: file 16, sha256 32, parts 32 bytes each. */
export interface Manifest {
  readonly file: string
  /** 32 bytes. */
  readonly key: Bytes
  /** Bytes of plaintext. */
  readonly size: number
  readonly sha256: string
  /** SHA-256 of each sealed part, in order. At least one. */
  readonly parts: readonly string[]
}

/** Sealed files on this phone, by manifest and part. */
export interface Files {
  manifest(file: string): Promise<Manifest | undefined>
  /** The items to commit, together with the entry that carries them. */
  manifestPut(manifest: Manifest): Put
  hasPart(hash: string): boolean
  part(hash: string): Promise<Bytes | undefined>
  /** The caller has checked that `bytes` hash to `hash`. */
  partPut(hash: string, bytes: Uint8Array): Put
}

export interface KeeperCore {
  readonly vault: Vault
  readonly world: World
  readonly fetch: typeof fetch
  readonly files: Files
  readonly pause: () => Promise<void>
  readonly wait: (ms: number) => Promise<void>
  emit<N extends EventName>(event: N, value: KeeperEvents[N]): void
  /** The vault's id of a shelf name, to drop a draft in the same commit as the entry it became. */
  shelfId(name: string): Promise<string>
  /** Whether this passphrase opens the vault; slow, and slower after wrong tries. */
  verify(passphrase: Uint8Array): Promise<boolean>
}

export type TeamCallName =
  | 'append'
  | 'createTeam'
  | 'invite'
  | 'join'
  | 'cancelJoin'
  | 'admit'
  | 'refuse'
  | 'nameCaseWorker'
  | 'sealReport'
  | 'openReport'
  | 'sealedReport'
  | 'deskKey'
  | 'syncNow'

/** The part that knows teams: `createTeams(core)` in teams.ts. */
export interface TeamPart {
  readonly calls: Pick<KeeperCalls, TeamCallName>
  /** After create, unlock or restore: makes the own team if there is none, says all state, delivers the entries, then `settled`; starts syncing. */
  start(): Promise<void>
  /** Items to commit so that every hub team must enrol again: this vault came out of a backup. Called before `start`. */
  afterRestore(): Promise<readonly Put[]>
  /** Whether an entry carries this file: then `dropFile` leaves it alone. */
  carries(file: string): boolean
  /** Ends timers and requests; resolves when nothing of this part will commit any more. */
  stop(): Promise<void>
}
