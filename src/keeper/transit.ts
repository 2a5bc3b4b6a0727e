/** The running lines to hubs: one synchronisation for each mailbox in use, over the outbox of the vault. */
import { createSigner } from '../crypto/sign.ts'
import { bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import { type Batch, createHubClient, type HubClient } from '../sync/client.ts'
import type { HubFault } from '../sync/faults.ts'
import type { SyncState } from '../sync/ports.ts'
import { createSync, type Sync } from '../sync/sync.ts'
import type { Position } from '../wire/chain.ts'
import type { Carried } from './carried.ts'
import type { TransitView } from './contract.ts'
import type { KeeperCore } from './core.ts'
import { itemEnvelope } from './ledger.ts'
import { looseEnvelope, type Outbox, type Waiting } from './outbox.ts'

/** One mailbox that this device reads, appends to, or both. */
export interface Line {
  readonly hub: string
  /** 32 bytes, hexadecimal, and Ed25519 seeds. */
  readonly mailbox: string
  readonly read?: Uint8Array
  readonly append?: Uint8Array
  /** See the port of the same name. */
  readonly wantsOwn?: boolean
  readonly carried?: Carried
  readonly cursor?: () => Position | undefined
  readonly receive?: (batch: Pick<Batch, 'envelopes' | 'last'>) => Promise<void>
  /** These items are at the hub, and that is kept. */
  readonly arrived?: (items: readonly string[]) => void
  /** Where entries are has changed because a part moved. */
  readonly partMoved?: (entries: readonly string[]) => void
  readonly lost?: (how: 'lost' | 'forked') => Promise<void>
  readonly changed?: (state: SyncState) => void
}

export interface Transit {
  client(hub: string): HubClient
  /** Starts the line unless it runs. */
  run(line: Line): void
  end(mailbox: string): void
  state(mailbox: string): SyncState | undefined
  /** Tries now; one line or all. Resolves when the attempts have ended. */
  now(mailbox?: string): Promise<void>
  /** Ends all lines; resolves when none of them will write any more. */
  stop(): Promise<void>
}

export function createTransit(core: KeeperCore, outbox: Outbox): Transit {
  const clients = new Map<string, HubClient>()
  const lines = new Map<string, Sync>()
  const busy = new Set<Promise<unknown>>()
  let stopped = false

  const client = (hub: string): HubClient => {
    const known = clients.get(hub)
    if (known) return known
    const made = createHubClient({ origin: hub, fetch: core.fetch, world: core.world })
    clients.set(hub, made)
    return made
  }

  /** Work that `stop` waits for. */
  const tracked = <A extends readonly unknown[], T>(work: (...args: A) => Promise<T>) => {
    return (...args: A): Promise<T> => {
      if (stopped) return Promise.reject(new Error('closed'))
      const run = work(...args)
      const done = (): void => {
        busy.delete(run)
      }
      busy.add(run)
      run.then(done, done)
      return run
    }
  }

  const envelopeOf = async ({ kind, ref }: Waiting) => {
    const bytes = await core.vault.read(ref)
    if (!bytes) return undefined
    return kind === 'entry' ? itemEnvelope(bytes) : looseEnvelope(bytes)
  }

  const start = (line: Line): Sync => {
    const { mailbox, carried } = line
    const confirm = async (hash: string, bytes?: Uint8Array): Promise<void> => {
      const entries = (await carried?.confirm(hash, bytes)) ?? []
      line.partMoved?.(entries)
    }
    return createSync({
      client: client(line.hub),
      world: core.world,
      mailbox: hexToBytes(mailbox),
      ...(line.read ? { read: createSigner(line.read) } : {}),
      ...(line.append ? { append: createSigner(line.append) } : {}),
      wantsOwn: line.wantsOwn ?? false,
      outbox: tracked(async () => {
        const out = []
        for (const one of outbox.waiting(mailbox).slice(0, 64)) {
          const envelope = await envelopeOf(one)
          if (envelope) out.push({ id: one.id, envelope })
        }
        return out
      }),
      acknowledged: tracked(async (done) => {
        const ids = new Set(done.map(({ id }) => id))
        const gone = outbox.waiting(mailbox).filter(({ id }) => ids.has(id))
        const loose = gone.filter(({ kind }) => kind === 'loose').map(({ ref }) => ref)
        const kept = await core.vault.commit({ drop: [...ids, ...loose] })
        if (!kept.ok) throw new Error(kept.error)
        for (const id of ids) outbox.sent(id)
        line.arrived?.(gone.map(({ ref }) => ref))
      }),
      cursor: async () => (line.cursor ? line.cursor() : outbox.cursor(mailbox)),
      receive: tracked(async (batch) => line.receive?.(batch)),
      lost: tracked(async (how) => line.lost?.(how)),
      partsToSend: async () => (carried?.toSend() ?? []).map(hexToBytes),
      part: tracked((hash) => core.files.part(bytesToHex(hash))),
      partSent: tracked((hash) => confirm(bytesToHex(hash))),
      partsToFetch: async () => (carried?.toFetch() ?? []).map(hexToBytes),
      partFetched: tracked((hash, part) => confirm(bytesToHex(hash), part)),
      changed: (state) => {
        if (!stopped) line.changed?.(state)
      },
    })
  }

  return {
    client,
    run(line) {
      if (stopped || lines.has(line.mailbox)) return
      lines.set(line.mailbox, start(line))
    },
    end(mailbox) {
      lines.get(mailbox)?.stop()
      lines.delete(mailbox)
    },
    state: (mailbox) => lines.get(mailbox)?.state(),
    async now(mailbox) {
      const chosen = mailbox === undefined ? [...lines.values()] : [lines.get(mailbox)]
      await Promise.all(chosen.map((sync) => sync?.now()))
    },
    async stop() {
      stopped = true
      for (const sync of lines.values()) sync.stop()
      await Promise.allSettled(busy)
    },
  }
}

type Problem = NonNullable<TransitView['problem']>

const PROBLEMS: Readonly<Record<HubFault, Problem | undefined>> = {
  unreachable: 'unreachable',
  busy: 'unreachable',
  stopped: undefined,
  'not-a-hub': 'not-a-hub',
  'newer-version': 'not-a-hub',
  damaged: 'not-a-hub',
  refused: 'refused',
  taken: 'refused',
  'not-found': 'hub-lost-data',
  'too-large': 'refused',
  'hub-full': 'hub-full',
  clock: 'clock',
  lost: 'hub-lost-data',
  forked: 'hub-lost-data',
}

export const problemOf = (fault: SyncState['problem']): Problem | undefined =>
  fault === undefined || fault === 'here' ? undefined : PROBLEMS[fault]

/** What a person must do something about; the rest comes right by waiting. */
export const needsYou = (problem: Problem | undefined): boolean => problem !== undefined && problem !== 'unreachable'
