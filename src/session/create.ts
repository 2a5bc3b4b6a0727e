/** Joins the parts of one unlocked session. Everything legible hangs on the Solid root in which this is called. */
import { createSignal } from 'solid-js'
import { encodeValue } from '../domain/cbor.ts'
import type { Reference } from '../domain/reference/query.ts'
import type { Keeper, Probe } from '../keeper/contract.ts'
import type { World } from '../prelude/instant.ts'
import { startAutolock } from './autolock.ts'
import { createCommitments } from './commitments.ts'
import { createDrafts } from './drafts.ts'
import { createEvidence } from './evidence.ts'
import { createNavigation } from './navigation.ts'
import { createNotebook } from './notebook.ts'
import { createObservations } from './observations.ts'
import { startReconnect } from './reconnect.ts'
import { createReports } from './reports.ts'
import type { Session } from './session.ts'
import { createSettings } from './settings.ts'
import { hear, readShelved } from './shelf.ts'
import type { Stage } from './stage.ts'
import { createTeams } from './teams.ts'

const BACKUP_AT = 'backup-at'
/** Milliseconds in which a recorder that was stopped by its screen's end gives what it has. */
const HAND_OVER = 100

const turn = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export interface OpenSession {
  readonly session: Session
  /** Reads the shelf; resolves when a screen may be shown. */
  readonly load: () => Promise<void>
  readonly flush: () => Promise<void>
  /** Writes everything, also what a screen hands over while it is being taken down: a voice note that was running. */
  readonly finish: () => Promise<void>
  /** Kills the reference Worker; `isStaying` when this page goes on without a session. */
  readonly end: (isStaying: boolean) => void
}

export function createSession(p: {
  readonly keeper: Keeper
  readonly openReference: () => Reference
  readonly world: World
  readonly stage: Stage
  readonly probe: Probe
  readonly lock: (how: 'soon' | 'at-once') => void
  readonly exit: () => void
}): OpenSession {
  const { keeper, world, stage } = p
  const [settled, setSettled] = createSignal(false)
  const [durable, setDurable] = createSignal(p.probe.durable)
  const [lastBackup, setLastBackup] = createSignal<number | undefined>()
  const [hubs, setHubs] = createSignal<readonly string[]>([])

  const settings = createSettings(keeper)
  const lang = (): string => settings.settings().lang ?? stage.lang()
  const teams = createTeams(keeper)
  const notebook = createNotebook({
    keeper,
    teams: teams.teams,
    onAdopted: (found) => commitments.adopt(found),
  })
  const commitments = createCommitments({
    keeper,
    openReference: p.openReference,
    adopted: notebook.adopted,
    allAdopted: notebook.allAdopted,
  })
  const drafts = createDrafts({ keeper, world, notebook, team: () => teams.team().team, lang })
  const observations = createObservations({ keeper, world, notebook, commitments, drafts })
  const reports = createReports({ keeper, world, teams, lang })
  const navigation = createNavigation(stage)
  hear(keeper, 'settled', () => setSettled(true))
  hear(keeper, 'teams', notebook.rename)

  const flush = async (): Promise<void> => {
    await Promise.all([drafts.flush(), reports.flush()])
  }
  const autolock = startAutolock({
    stage,
    world,
    idleMinutes: () => settings.settings().idleMinutes,
    flush: () => void flush(),
    lock: p.lock,
  })
  startReconnect(stage, keeper.syncNow)

  const evidence = createEvidence({ keeper, notebook, drafts: drafts.drafts })
  const gathering = new Set<Promise<unknown>>()
  /** Reading a large file is no idleness. */
  const staying =
    <P>(onProgress: (progress: P) => void) =>
    (progress: P): void => {
      autolock.touch()
      onProgress(progress)
    }

  async function loadBackupTime(): Promise<void> {
    const at = await readShelved(keeper, BACKUP_AT, 100)
    if (typeof at === 'number') setLastBackup(at)
  }

  const session: Session = {
    ...navigation,
    ...observations,
    ...evidence,
    addEvidence: (...given) => {
      const adding = evidence.addEvidence(...given)
      gathering.add(adding)
      return adding.finally(() => gathering.delete(adding))
    },
    commitmentCount: commitments.commitmentCount,
    query: commitments.query,
    commitment: commitments.commitment,
    scan: (file, onProgress, signal) => commitments.scan(file, staying(onProgress), signal),
    take: (file, states, onProgress, signal) => commitments.take(file, states, staying(onProgress), signal),
    takeSample: commitments.takeSample,
    drafts: drafts.drafts,
    startDraft: drafts.startDraft,
    keepDraft: drafts.keepDraft,
    dropDraft: drafts.dropDraft,
    settings: settings.settings,
    saveSettings: async (change) => {
      await settings.saveSettings(change)
      autolock.again()
    },
    settled,
    ...teams,
    notices: () => [...teams.notices(), ...notebook.notices()],
    hubs,
    ...reports,
    stay: autolock.touch,
    lock: () => p.lock('soon'),
    exit: p.exit,
    verify: async (passphrase) => {
      const fits = await keeper.verify({ passphrase })
      passphrase.fill(0)
      return fits
    },
    backup: async (passphrase) => {
      const made = await keeper.backup({ passphrase })
      passphrase.fill(0)
      if (!made.ok) return made
      setLastBackup(world.now())
      await keeper.shelve({ put: [{ name: BACKUP_AT, value: encodeValue(world.now()) }] })
      return made
    },
    lastBackup,
    durable,
    askDurable: async () => {
      const granted = await (stage.persist ?? keeper.persist)()
      setDurable(granted)
      return granted
    },
    usage: () => keeper.usage(),
    probe: () => p.probe,
  }

  return {
    session,
    load: async () => {
      void stage.hubs().then(setHubs)
      await Promise.all([teams.known, settings.load(), drafts.load(), reports.load(), loadBackupTime()])
      // Large, and no screen waits for it: the count grows while they arrive.
      void commitments.load().catch(() => undefined)
      autolock.again()
    },
    flush,
    finish: async () => {
      await turn(HAND_OVER)
      do {
        await Promise.allSettled(gathering)
        await turn(0)
        await flush()
      } while (gathering.size > 0)
    },
    end: (isStaying) => {
      commitments.terminate()
      if (isStaying) navigation.rewind()
    },
  }
}
