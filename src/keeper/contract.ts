/**
 * What the page may ask of the keeper Worker, and what it hears from it. Types only: the page imports nothing else of the key zone.
 * No key ever crosses. The keeper knows teams, members and devices, but no noun of the field: a record is bytes to it.
 * Ids are lower-case hexadecimal: team 32 bytes, entry 32, device and member 16, file 16.
 */
import type { Result } from '../prelude/result.ts'

/** full: OPFS slot file and IndexedDB. plain: IndexedDB only (slots in a cell). memory: nothing outlives the window. */
export type StorageMode = 'full' | 'plain' | 'memory'

export interface Probe {
  readonly mode: StorageMode
  readonly hasVault: boolean
  /** Whether the browser promised durable storage; undefined where it can't say. */
  readonly durable?: boolean
}

export type UnlockFault = 'wrong-passphrase' | 'no-vault' | 'damaged' | 'newer-version' | 'open-elsewhere'
export type RestoreFault =
  | 'wrong-passphrase'
  | 'cut-short'
  | 'not-a-backup'
  | 'newer-version'
  | 'vault-exists'
  | 'storage-full'
/** A write that did not happen; nothing of it is kept. */
export type WriteFault = 'storage-full' | 'closed'
export type FileFault = 'not-here-yet' | 'damaged' | 'unknown-file'

export type Role = 'reader' | 'contributor' | 'lead'

export interface MemberView {
  readonly member: string
  readonly name: string
  readonly role: Role
  /** Devices of this person; `self` is the one in your hand. */
  readonly devices: readonly { readonly device: string; readonly self: boolean }[]
  /** Named by a lead as case worker, and (ready) their device has published the card that reports are sealed to. */
  readonly caseWorker: false | { readonly ready: boolean; readonly fingerprint?: string }
}

export interface TeamView {
  readonly team: string
  /** `own` never leaves this phone. There is exactly one. */
  readonly kind: 'own' | 'hub'
  readonly name: string
  readonly hub?: string
  readonly me: string
  readonly members: readonly MemberView[]
  /** Set after a restore, until this phone has enrolled again as a new device. */
  readonly mustEnrol: boolean
}

/** Where an entry or file is. Nothing says `received` before the hub's answer is stored (A11). */
export type Whereabouts = 'phone' | 'waiting' | 'received'

/** A file that an entry carries. `have` counts the parts on this phone, `sent` those the hub has confirmed. */
export interface FileView {
  readonly file: string
  readonly size: number
  readonly sha256: string
  readonly parts: number
  readonly have: number
  readonly sent: number
}

/** An opened, verified entry, in no order: the fold sorts by (lm, id). */
export interface OpenedEntry {
  readonly id: string
  readonly team: string
  readonly device: string
  readonly member: string
  /** Lamport number: 1 + the greatest of what its author knew. */
  readonly lm: number
  readonly seq: number
  readonly body: Uint8Array<ArrayBuffer>
  readonly files: readonly FileView[]
  readonly whereabouts: Whereabouts
}

export interface JoinRequest {
  readonly team: string
  readonly request: string
  readonly name: string
  /** Twelve groups of five digits, the same on both screens when nobody is in between. */
  readonly digits: readonly string[]
}

export type JoinState =
  | { readonly step: 'asking' }
  | { readonly step: 'compare'; readonly digits: readonly string[] }
  | { readonly step: 'joined'; readonly team: string }
  | { readonly step: 'refused' | 'expired' | 'used' | 'not-an-invite' | 'unreachable' }

/** The whole truth about sending, for one team. */
export interface TransitView {
  readonly team: string
  readonly state: 'phone' | 'idle' | 'waiting' | 'sending' | 'needs-you'
  readonly waiting: number
  readonly sending?: { readonly done: number; readonly of: number }
  /** Parts of files still to send and to fetch, and their bytes. */
  readonly partsToSend: number
  readonly partsToFetch: number
  readonly bytesToSend: number
  /** Last successful exchange with the hub, this device's clock. */
  readonly lastExchange?: number
  readonly problem?: 'unreachable' | 'refused' | 'hub-full' | 'hub-lost-data' | 'clock' | 'not-a-hub'
}

/** A sealed report in this case worker's inbox, or one sent from here. */
export interface DeskItem {
  readonly item: string
  readonly team: string
  readonly size: number
  readonly sha256: string
  readonly at: number
}

export interface SentReport extends DeskItem {
  readonly to: string
  readonly whereabouts: Whereabouts
}

export interface NoticeView {
  readonly team: string
  /** quarantined: an entry that could not be verified or opened was set aside. newer: from a newer app, kept sealed. */
  readonly kind: 'quarantined' | 'newer' | 'gap' | 'rollback' | 'fork'
  readonly count: number
  readonly device?: string
}

/** Requests; each answers once. Faults that have a next step are Results, everything else rejects. */
export interface KeeperCalls {
  probe(): Promise<Probe>
  /** Makes a vault; refuses with `vault-exists`. The passphrase is UTF-8, at least one character; its strength is the page's talk. */
  create(p: { readonly passphrase: Uint8Array }): Promise<Result<null, 'vault-exists' | 'storage-full'>>
  unlock(p: { readonly passphrase: Uint8Array }): Promise<Result<null, UnlockFault>>
  restore(p: { readonly file: Blob; readonly passphrase: Uint8Array }): Promise<Result<null, RestoreFault>>
  /** True when this passphrase opens the vault that is open now: asked again before backup, desk key, settings. */
  verify(p: { readonly passphrase: Uint8Array }): Promise<boolean>
  /** Asks the browser for durable storage. */
  persist(): Promise<boolean>
  usage(): Promise<{ readonly used: number; readonly quota: number }>
  /** Ends writing and forgets keys; the page then terminates the Worker. */
  close(): Promise<void>
  /** The whole vault sealed to the passphrase, for a file with a neutral name. `wrong-passphrase` unless it opens this vault. */
  backup(p: { readonly passphrase: Uint8Array }): Promise<Result<Blob, 'wrong-passphrase'>>

  /** The shelf: sealed values of this device alone, by name. Drafts, settings, packs. Names are sealed too. Several in one call are one transaction. */
  shelve(p: {
    readonly put?: readonly { readonly name: string; readonly value: Uint8Array }[]
    readonly drop?: readonly string[]
  }): Promise<Result<null, WriteFault>>
  take(p: { readonly name: string }): Promise<Uint8Array<ArrayBuffer> | undefined>
  shelf(p: { readonly prefix: string }): Promise<readonly string[]>

  /** Signs, seals and keeps one revision; comes back by `entries` like everybody's. `drop` names shelf values that end in the same transaction (the draft). */
  append(p: {
    readonly team: string
    readonly bodies: readonly { readonly body: Uint8Array; readonly files: readonly string[] }[]
    readonly drop?: readonly string[]
  }): Promise<Result<readonly string[], WriteFault | 'not-a-member' | 'too-large' | 'must-enrol'>>
  /** Seals a file into parts on this phone. It travels only once an entry carries it. Limit 200 MiB. */
  sealFile(p: {
    readonly blob: Blob
  }): Promise<
    Result<{ readonly file: string; readonly size: number; readonly sha256: string }, WriteFault | 'too-large'>
  >
  openFile(p: { readonly file: string }): Promise<Result<Blob, FileFault>>
  dropFile(p: { readonly file: string }): Promise<void>

  createTeam(p: {
    readonly name: string
    readonly me: string
    readonly hub: string
  }): Promise<Result<string, 'unreachable' | 'refused' | 'not-a-hub' | WriteFault>>
  invite(p: {
    readonly team: string
    readonly role: Role
  }): Promise<Result<{ readonly text: string; readonly expires: number }, 'unreachable' | 'not-a-lead' | 'must-enrol'>>
  /** Answers at once; follow `joining`. */
  join(p: { readonly text: string; readonly me: string }): Promise<Result<null, 'not-an-invite' | 'expired'>>
  cancelJoin(): Promise<void>
  admit(p: {
    readonly team: string
    readonly request: string
    readonly role: Role
    readonly caseWorker: boolean
  }): Promise<Result<null, 'unreachable' | 'not-a-lead' | 'gone'>>
  refuse(p: { readonly team: string; readonly request: string }): Promise<void>
  nameCaseWorker(p: {
    readonly team: string
    readonly member: string
  }): Promise<Result<null, 'not-a-lead' | WriteFault>>

  /** Seals a payload (already padded to a class, see exports) with age to this member's desk and to nobody else, and queues it. */
  sealReport(p: {
    readonly team: string
    readonly to: string
    readonly payload: Uint8Array
    readonly drop?: readonly string[]
  }): Promise<Result<SentReport, 'no-desk' | 'card-changed' | 'too-large' | WriteFault>>
  openReport(p: { readonly item: string }): Promise<Result<Uint8Array<ArrayBuffer>, 'damaged' | 'unknown'>>
  /** The age file as it arrived or was sent: opens with the standard `age` program and the desk's key. */
  sealedReport(p: { readonly item: string }): Promise<Blob | undefined>
  /** The desk's age identity as a file, asked with the passphrase. */
  deskKey(p: {
    readonly team: string
    readonly passphrase: Uint8Array
  }): Promise<Result<Blob, 'wrong-passphrase' | 'no-desk'>>

  /** Try the hub now instead of at the next turn. Resolves when the attempt has ended, however it ended. */
  syncNow(): Promise<void>
}

/** Everything the keeper says unasked, after unlock. State events carry the whole state of their subject, never a difference. */
export interface KeeperEvents {
  entries: readonly OpenedEntry[]
  /** All entries that were on the phone at unlock have been delivered. */
  settled: null
  /** Whereabouts or files changed for entries already delivered. */
  moved: readonly { readonly id: string; readonly whereabouts: Whereabouts; readonly files: readonly FileView[] }[]
  teams: readonly TeamView[]
  transit: readonly TransitView[]
  requests: readonly JoinRequest[]
  joining: JoinState
  inbox: readonly DeskItem[]
  sent: readonly SentReport[]
  notices: readonly NoticeView[]
  /** Progress of a long call: sealing, backup, restore, unlock. 0–1. */
  progress: { readonly of: 'unlock' | 'seal' | 'backup' | 'restore'; readonly part: number }
}

export type CallName = keyof KeeperCalls
export type EventName = keyof KeeperEvents
export type CallPayload<N extends CallName> = Parameters<KeeperCalls[N]> extends [infer P] ? P : undefined
export type CallAnswer<N extends CallName> = Awaited<ReturnType<KeeperCalls[N]>>

/** On the wire between page and Worker. */
export type ToKeeper = {
  [N in CallName]: { readonly id: number; readonly call: N; readonly payload: CallPayload<N> }
}[CallName]
export type FromKeeper =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly crash: string }
  | { [N in EventName]: { readonly event: N; readonly value: KeeperEvents[N] } }[EventName]

/** What session uses; `createKeeperClient` in session makes one from a Worker, tests make one in the same thread. */
export interface Keeper extends KeeperCalls {
  on<N extends EventName>(event: N, listener: (value: KeeperEvents[N]) => void): () => void
  /** Kills the Worker without asking: keys are gone when this returns. */
  terminate(): void
}
