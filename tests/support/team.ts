/**
 * The team harness: phones and a hub in one process. A phone is the real keeper over a fake IndexedDB, its network a function that can be
 * cut, slowed into nonsense or made to lie. Only the passphrase's stretching is replaced: it costs nothing here.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openAdmission } from '../../src/hub/admission.ts'
import { createCounters } from '../../src/hub/counters.ts'
import { createHub, type HubPorts } from '../../src/hub/hub.ts'
import { createMemoryLog } from '../../src/hub/memorylog.ts'
import { createMemoryParts } from '../../src/hub/parts.ts'
import type {
  DeskItem,
  JoinRequest,
  JoinState,
  Keeper,
  NoticeView,
  OpenedEntry,
  Role,
  SentReport,
  TeamView,
  TransitView,
} from '../../src/keeper/contract.ts'
import type { KeeperEnv } from '../../src/keeper/core.ts'
import { createKeeper } from '../../src/keeper/keeper.ts'
import { text, utf8 } from '../../src/prelude/bytes.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import type { SlotStore } from '../../src/vault/slotfile.ts'
import { createMemorySlots } from '../../src/vault/slotfile.ts'
import { quickStretch } from './vaults.ts'

export const HUB = 'http://hub.test:8788'
export const passphrase = (): Uint8Array => utf8('five words nobody else knows')

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Waits for something that the machine does by itself. @throws with `what` after twenty seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never: ${what}`)
    await sleep(4)
  }
}

/** How one phone's network behaves. `meddle` sees each request before the hub does and may answer, lose or repeat it. */
export interface Network {
  online: boolean
  meddle: ((request: Request, deliver: (request: Request) => Promise<Response>) => Promise<Response>) | undefined
}

export interface Phone {
  readonly name: string
  keeper: Keeper
  readonly network: Network
  /** Whatever the keeper last said. */
  readonly heard: {
    teams: readonly TeamView[]
    transit: readonly TransitView[]
    requests: readonly JoinRequest[]
    joining: JoinState | undefined
    inbox: readonly DeskItem[]
    sent: readonly SentReport[]
    notices: readonly NoticeView[]
    settled: boolean
    readonly entries: Map<string, OpenedEntry>
  }
  /** Ends the process without a word, as a battery does, and unlocks again. */
  readonly reopen: () => Promise<void>
  readonly close: () => Promise<void>
  /** The hub team, once there is one. */
  readonly team: () => TeamView
  readonly transit: () => TransitView
  readonly say: (words: string, files?: readonly string[]) => Promise<string>
  readonly words: () => readonly string[]
  readonly entry: (words: string) => OpenedEntry | undefined
  readonly env: KeeperEnv
}

export interface Field {
  readonly ports: HubPorts
  readonly phone: (name: string, change?: Partial<KeeperEnv>) => Promise<Phone>
  /** A phone without a vault, to restore one on. */
  readonly blank: (name: string) => Phone
  readonly handle: (request: Request) => Promise<Response>
  readonly end: () => Promise<void>
}

export function createField(change: Partial<HubPorts> = {}): Field {
  const ports: HubPorts = {
    log: createMemoryLog(),
    parts: createMemoryParts(),
    admission: openAdmission,
    counters: createCounters(),
    world: realWorld,
    hosts: ['hub.test:8788'],
    apps: [],
    hasRoom: async () => true,
    quota: 256 * 1024 * 1024,
    rate: 60,
    ...change,
  }
  const hub = createHub(ports)
  const phones: Phone[] = []
  const blank = (name: string, differs: Partial<KeeperEnv> = {}): Phone => {
    const phone = createPhone(name, (request) => hub.handle(request, name), differs)
    phones.push(phone)
    return phone
  }
  return {
    ports,
    blank,
    handle: (request) => hub.handle(request, 'other'),
    async phone(name, differs = {}) {
      const phone = blank(name, differs)
      const made = await phone.keeper.create({ passphrase: passphrase() })
      if (!made.ok) throw new Error(made.error)
      await until('the own team is there', () => phone.heard.settled && phone.heard.teams.length > 0)
      return phone
    },
    async end() {
      hub.stop()
      await Promise.all(phones.map((phone) => phone.close()))
    },
  }
}

function createPhone(
  name: string,
  deliver: (request: Request) => Promise<Response>,
  differs: Partial<KeeperEnv>,
): Phone {
  const slots: SlotStore = createMemorySlots()
  const network: Network = { online: true, meddle: undefined }
  const env: KeeperEnv = {
    world: realWorld,
    fetch: async (url, init) => {
      const request = new Request(url, init)
      if (!network.online) throw new TypeError('offline')
      const cut = new Promise<Response>((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new TypeError('aborted')))
      })
      const answer = network.meddle ? network.meddle(request, deliver) : deliver(request)
      return Promise.race([answer, cut])
    },
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    openSlotFile: async () => slots,
    stretch: quickStretch,
    pause: () => sleep(0),
    wait: sleep,
    ...differs,
  }
  const heard: Phone['heard'] = {
    teams: [],
    transit: [],
    requests: [],
    joining: undefined,
    inbox: [],
    sent: [],
    notices: [],
    settled: false,
    entries: new Map(),
  }
  const start = (): Keeper => {
    const keeper = createKeeper(env)
    const listen = <N extends 'teams' | 'transit' | 'requests' | 'joining' | 'inbox' | 'sent' | 'notices'>(event: N) =>
      keeper.on(event, (value) => {
        heard[event] = value as Phone['heard'][N]
      })
    for (const event of ['teams', 'transit', 'requests', 'joining', 'inbox', 'sent', 'notices'] as const) listen(event)
    keeper.on('settled', () => {
      heard.settled = true
    })
    keeper.on('entries', (entries) => {
      for (const entry of entries) heard.entries.set(entry.id, entry)
    })
    keeper.on('moved', (list) => {
      for (const { id, whereabouts, files } of list) {
        const entry = heard.entries.get(id)
        if (entry) heard.entries.set(id, { ...entry, whereabouts, files })
      }
    })
    return keeper
  }
  const phone: Phone = {
    name,
    keeper: start(),
    network,
    heard,
    env,
    async reopen() {
      phone.keeper.terminate()
      heard.entries.clear()
      heard.settled = false
      phone.keeper = start()
      const opened = await phone.keeper.unlock({ passphrase: passphrase() })
      if (!opened.ok) throw new Error(opened.error)
      await until('settled', () => heard.settled)
    },
    close: () => phone.keeper.close(),
    team() {
      const team = heard.teams.find(({ kind }) => kind === 'hub')
      if (!team) throw new Error(`${name} is in no team`)
      return team
    },
    transit() {
      const view = heard.transit.find(({ team }) => team === phone.team().team)
      if (!view) throw new Error('no transit')
      return view
    },
    async say(words, files = []) {
      const said = await phone.keeper.append({ team: phone.team().team, bodies: [{ body: utf8(words), files }] })
      if (!said.ok) throw new Error(said.error)
      return said.value[0] ?? ''
    },
    words: () => [...heard.entries.values()].map(({ body }) => text(body)).sort(),
    entry: (words) => [...heard.entries.values()].find(({ body }) => text(body) === words),
  }
  return phone
}

/** Makes a team on the hub with this phone as its lead. */
export async function found(lead: Phone, name = 'Wells'): Promise<string> {
  const made = await lead.keeper.createTeam({ name, me: lead.name, hub: HUB })
  if (!made.ok) throw new Error(made.error)
  await until('the team is there', () => lead.heard.teams.some(({ team }) => team === made.value))
  return made.value
}

/** The whole admission as people do it: invite, ask, compare sixty digits, admit. */
export async function letIn(lead: Phone, joiner: Phone, role: Role = 'contributor', caseWorker = false): Promise<void> {
  const { team } = lead.team()
  const invited = await lead.keeper.invite({ team, role })
  if (!invited.ok) throw new Error(invited.error)
  const asked = await joiner.keeper.join({ text: invited.value.text, me: joiner.name })
  if (!asked.ok) throw new Error(asked.error)
  await until('the lead sees the request', () => lead.heard.requests.some((one) => one.name === joiner.name))
  await until('the joiner sees digits', () => joiner.heard.joining?.step === 'compare')
  const request = lead.heard.requests.find((one) => one.name === joiner.name)
  const shown = joiner.heard.joining?.step === 'compare' ? joiner.heard.joining.digits : []
  if (!request || request.digits.join() !== shown.join()) throw new Error('the digits differ')
  const admitted = await lead.keeper.admit({ team, request: request.request, role, caseWorker })
  if (!admitted.ok) throw new Error(admitted.error)
  await until('joined', () => joiner.heard.joining?.step === 'joined')
  await until('both see both', () => lead.team().members.length === joiner.team().members.length)
}
