/**
 * One unlocked session, as screens see it. Everything here lives under the Solid root made at unlock and is disposed at lock.
 * Screens read accessors and call commands; they hold markup, never a rule of the field.
 */
import type { Accessor } from 'solid-js'
import type { ReprisalReport } from '../domain/case/report.ts'
import type { DraftIssue } from '../domain/project/draft.ts'
import type { Evidence, Observation, ObservationDraft } from '../domain/project/observation.ts'
import type { Commitment } from '../domain/reference/commitment.ts'
import type { Found, ImportFault, ImportProgress, ImportReport, Query } from '../domain/reference/query.ts'
import type { CommitmentId, RecordId } from '../domain/values/id.ts'
import type {
  DeskItem,
  FileFault,
  JoinRequest,
  JoinState,
  Keeper,
  NoticeView,
  Probe,
  Role,
  SentReport,
  TeamView,
  TransitView,
  Whereabouts,
  WriteFault,
} from '../keeper/contract.ts'
import type { Result } from '../prelude/result.ts'
import type { Place } from './place.ts'

/** One value a field had or has: who, on which device, when by their own clock. */
export interface Said<T> {
  readonly value: T
  readonly entry: string
  readonly member: string
  readonly memberName: string
  readonly device: string
  readonly at: number
  /** Not replaced by a later revision that knew it. Two current values of one field are a conflict. */
  readonly current: boolean
}

/** An observation as folded: the shown value of each field, and everything that was ever said in it. */
export interface ObservationView {
  readonly id: RecordId
  readonly team: string
  readonly shown: Observation
  readonly author: string
  readonly authorName: string
  readonly mine: boolean
  readonly createdAt: number
  readonly whereabouts: Whereabouts
  readonly withdrawn: boolean
  /** Names of fields with more than one current value. */
  readonly conflicts: readonly (keyof Observation)[]
  readonly history: {
    readonly [F in 'status' | 'words' | 'when' | 'where' | 'method' | 'evidence']: readonly Said<Observation[F]>[]
  }
  /** By file: how many parts are here, and how many the hub has. */
  readonly files: Readonly<Record<string, { readonly parts: number; readonly have: number; readonly sent: number }>>
}

export interface Settings {
  readonly lang?: string
  readonly theme?: 'system' | 'light' | 'dark'
  /** Minutes without touch until the vault locks: 1–15. */
  readonly idleMinutes: number
}

export type { DraftIssue }

/** A change that was not kept: no room, the vault is closing, or the team no longer takes words from this phone. */
export type AppendFault = WriteFault | 'not-a-member' | 'too-large' | 'must-enrol'

export interface Session {
  readonly place: Accessor<Place>
  readonly go: (place: Place) => void
  /** Back in the app's own history; the Android back gesture calls the same. */
  readonly back: () => void
  readonly canGoBack: Accessor<boolean>

  readonly settings: Accessor<Settings>
  readonly saveSettings: (change: Partial<Settings>) => Promise<void>
  readonly settled: Accessor<boolean>

  // commitments
  readonly commitmentCount: Accessor<number>
  readonly query: (q: Query) => Promise<Found>
  readonly commitment: (id: CommitmentId) => Promise<Commitment | undefined>
  readonly scan: (
    file: File,
    onProgress: (p: ImportProgress) => void,
    signal: AbortSignal,
  ) => Promise<Result<ImportReport, ImportFault>>
  readonly take: (
    file: File,
    states: readonly string[],
    onProgress: (p: ImportProgress) => void,
    signal: AbortSignal,
  ) => Promise<Result<ImportReport, ImportFault | { readonly code: 'storage-full' }>>
  /** The sample pack, its plain words in this language where it has them. */
  readonly takeSample: (language?: string) => Promise<Result<number, WriteFault>>

  // observations
  readonly observations: Accessor<readonly ObservationView[]>
  readonly observation: (id: RecordId) => ObservationView | undefined
  readonly observationsOf: (id: CommitmentId) => readonly ObservationView[]
  readonly drafts: Accessor<readonly ObservationDraft[]>
  readonly startDraft: (commitment: CommitmentId, from?: RecordId) => ObservationDraft
  /** Keeps the draft sealed within a second of the last change; the returned promise tells when it is on the phone. */
  readonly keepDraft: (draft: ObservationDraft) => Promise<Result<number, WriteFault>>
  readonly dropDraft: (id: RecordId) => Promise<void>
  readonly saveObservation: (draft: ObservationDraft) => Promise<Result<RecordId, readonly DraftIssue[] | AppendFault>>
  readonly withdraw: (id: RecordId) => Promise<Result<null, AppendFault>>
  /** Undo of withdraw. */
  readonly bringBack: (id: RecordId) => Promise<Result<null, AppendFault>>
  /** Keeps one of several current values: a new revision that knew them all. */
  readonly settle: (
    id: RecordId,
    field: keyof ObservationView['history'],
    entry: string,
  ) => Promise<Result<null, AppendFault>>
  /** Sniffs, strips and seals a photo, voice note or document; the original is kept sealed here with its hash. */
  readonly addEvidence: (
    blob: Blob,
    kind: Evidence['kind'],
    duration?: number,
  ) => Promise<Result<Evidence, WriteFault | 'too-large' | 'not-a-picture' | 'too-many-pixels' | 'unknown-type'>>
  readonly openEvidence: (file: string) => Promise<Result<Blob, FileFault>>

  // team and sync
  readonly teams: Accessor<readonly TeamView[]>
  /** The hub team new observations go to unless the person says otherwise, else the own one. */
  readonly team: Accessor<TeamView>
  readonly ownTeam: Accessor<TeamView>
  readonly transit: Accessor<readonly TransitView[]>
  readonly requests: Accessor<readonly JoinRequest[]>
  readonly joining: Accessor<JoinState | undefined>
  readonly notices: Accessor<readonly NoticeView[]>
  readonly createTeam: (
    name: string,
    me: string,
    hub: string,
  ) => Promise<Result<string, 'unreachable' | 'refused' | 'not-a-hub' | WriteFault>>
  readonly invite: (
    role: Role,
  ) => Promise<Result<{ readonly text: string; readonly expires: number }, 'unreachable' | 'not-a-lead' | 'must-enrol'>>
  readonly join: (text: string, me: string) => Promise<Result<null, 'not-an-invite' | 'expired'>>
  readonly cancelJoin: () => Promise<void>
  readonly admit: (
    request: string,
    role: Role,
    caseWorker: boolean,
  ) => Promise<Result<null, 'unreachable' | 'not-a-lead' | 'gone'>>
  readonly refuse: (request: string) => Promise<void>
  readonly nameCaseWorker: (member: string) => Promise<Result<null, 'not-a-lead' | WriteFault>>
  readonly syncNow: () => Promise<void>
  /** Hub addresses this copy of the app may talk to (its host's list), first is the default. */
  readonly hubs: Accessor<readonly string[]>

  // reprisals
  readonly reports: Accessor<readonly ReprisalReport[]>
  readonly startReport: () => ReprisalReport
  readonly keepReport: (report: ReprisalReport) => Promise<Result<number, WriteFault>>
  readonly dropReport: (id: string) => Promise<void>
  /** Seals to this member and to nobody else. `no-consent` when rung `caseworker` is not a yes. */
  readonly sendReport: (
    report: ReprisalReport,
    to: string,
    keepCopy: boolean,
  ) => Promise<Result<SentReport, 'no-consent' | 'no-desk' | 'card-changed' | 'too-large' | WriteFault>>
  readonly sent: Accessor<readonly SentReport[]>
  readonly inbox: Accessor<readonly DeskItem[]>
  readonly openReport: (item: string) => Promise<Result<ReprisalReport, 'damaged' | 'unknown' | 'newer-version'>>
  readonly sealedReport: (item: string) => Promise<Blob | undefined>
  readonly deskKey: (passphrase: Uint8Array) => Promise<Result<Blob, 'wrong-passphrase' | 'no-desk'>>

  // leaving
  /** Counts as a touch: something that the person started is still running, as a voice note. */
  readonly stay: () => void
  readonly lock: () => void
  readonly exit: () => void
  readonly verify: (passphrase: Uint8Array) => Promise<boolean>
  readonly backup: (passphrase: Uint8Array) => Promise<Result<Blob, 'wrong-passphrase'>>
  /** When this vault was last backed up, this device's clock. */
  readonly lastBackup: Accessor<number | undefined>
  readonly durable: Accessor<boolean | undefined>
  readonly askDurable: () => Promise<boolean>
  readonly usage: () => Promise<{ readonly used: number; readonly quota: number }>
  readonly probe: Accessor<Probe>
}

/** Before unlock: what the unlock screen may do. */
export interface Gate {
  readonly probe: Accessor<Probe | undefined>
  readonly create: (passphrase: string) => Promise<Result<null, 'vault-exists' | 'storage-full'>>
  readonly unlock: (
    passphrase: string,
  ) => Promise<Result<null, 'wrong-passphrase' | 'no-vault' | 'damaged' | 'newer-version' | 'open-elsewhere'>>
  readonly restore: (
    file: File,
    passphrase: string,
  ) => Promise<
    Result<null, 'wrong-passphrase' | 'cut-short' | 'not-a-backup' | 'newer-version' | 'vault-exists' | 'storage-full'>
  >
  readonly exit: () => void
  /** Set once unlocked; unset the moment the vault locks. */
  readonly session: Accessor<Session | undefined>
  readonly progress: Accessor<number | undefined>
}

/** What main.tsx gives session: how to start the two Workers, and where to leave to. */
export interface Starters {
  readonly startKeeper: () => Keeper
  readonly startReference: () => Worker
  readonly leave: () => void
}
