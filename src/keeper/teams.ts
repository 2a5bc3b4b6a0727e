/** The part of the keeper that knows teams: reads them at unlock, answers the calls about them, and says their state as views. */
import { createSigner } from '../crypto/sign.ts'
import { assert } from '../prelude/assert.ts'
import { type Bytes, bytesToHex } from '../prelude/bytes.ts'
import { fail, ok } from '../prelude/result.ts'
import type { MailboxKeys } from '../sync/client.ts'
import { createDevice, proveDevice } from '../team/device.ts'
import { mailboxSeeds } from '../team/epoch.ts'
import type { Put } from '../vault/vault.ts'
import { STREAM_SIZE } from '../wire/envelope.ts'
import { type Company, foundTeam, selfIn, streamOf } from './company.ts'
import type { KeeperCalls } from './contract.ts'
import { type KeeperCore, TAGS, type TeamPart } from './core.ts'
import { createDesks } from './desk.ts'
import { createInviting } from './inviting.ts'
import { createJoiner, JOINING_NAME } from './joining.ts'
import { createLedger, envelopeItem, itemId, type Ledger, stateId, type Writing } from './ledger.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { decodeState, encodeState, type TeamState } from './state.ts'
import { createTransit } from './transit.ts'
import { noticesOf, teamView, transitView } from './views.ts'

/** Where the stream lies in an envelope item: after the check byte and the version. */
const STREAM_AT = 2

const statePut = async (core: KeeperCore, state: TeamState): Promise<Put> => ({
  id: await stateId(core, state.team),
  tag: TAGS.team,
  bytes: encodeState(state),
})

async function readStates(core: KeeperCore): Promise<readonly TeamState[]> {
  const joining = await core.vault.idOf(JOINING_NAME)
  const states: TeamState[] = []
  await core.vault.readAll(TAGS.team, (id, bytes) => id !== joining && states.push(decodeState(bytes)), core.pause)
  return states
}

async function mailboxKeys(id: Bytes, key: Uint8Array, owner: Uint8Array): Promise<MailboxKeys> {
  const { read, append } = await mailboxSeeds(key)
  return { id, read: createSigner(read).public, append: createSigner(append).public, owner: createSigner(owner) }
}

/** Everything that works only while the vault is open. */
async function openCompany(core: KeeperCore) {
  const outbox = await openOutbox(core.vault, core.pause)
  const transit = createTransit(core, outbox)
  const ledgers = new Map<string, Ledger>()
  const tended = new Set<Ledger>()
  const marks = new Map<string, number>()
  let told = false
  let stopped = false

  function changed(): void {
    if (told || stopped) return
    told = true
    void core.pause().then(async () => {
      told = false
      if (stopped) return
      const all = [...ledgers.values()]
      core.emit('teams', await Promise.all(all.flatMap((ledger) => (ledger.membership() ? [teamView(ledger)] : []))))
      core.emit(
        'transit',
        all.map((ledger) => transitView(ledger, outbox, transit, marks)),
      )
      core.emit(
        'notices',
        all.flatMap((ledger) => noticesOf(ledger, desks.unopened(ledger.team))),
      )
      core.emit('requests', await inviting.requests())
    })
  }

  /** What follows when a team and its hub agree: enrolment after a restore, a card that is due, invitations to listen for. */
  async function tend(ledger: Ledger): Promise<void> {
    // One at a time: two enrolments would be two devices, two cards a changed card.
    if (tended.has(ledger)) return
    tended.add(ledger)
    try {
      await attend(ledger)
    } finally {
      tended.delete(ledger)
    }
  }

  async function attend(ledger: Ledger): Promise<void> {
    if (ledger.state().mustEnrol) await enrol(ledger)
    await desks.publish(ledger)
    desks.watch(ledger)
    await inviting.watch(ledger)
    await joiner.check()
  }

  /** The old device's last word: this phone goes on as another device of the same member. */
  async function enrol(ledger: Ledger): Promise<void> {
    const self = selfIn(ledger)
    if (!self) return
    const device = await createDevice(core.world)
    const { sign, box } = device
    const { member, name } = self
    const proof = proveDevice(ledger.team, member, device)
    const op = { op: 'add-device', member, name, device: { sign, box }, proof, invite: undefined } as const
    await ledger.write([{ op }], { change: (old) => ({ ...old, device, mustEnrol: false }) })
    void transit.now(streamOf(ledger))
  }

  /** A hub that was replaced does not know the team's mailbox: whoever made it makes it again, and the phones refill it. */
  async function remake(ledger: Ledger): Promise<void> {
    const { hub, owner, stream, epochs } = ledger.state()
    const first = epochs.at(-1)
    if (!hub || !owner || !first) return
    const made = await transit.client(hub).createMailbox(await mailboxKeys(stream, first.key, owner))
    if (made.ok) void transit.now(streamOf(ledger))
  }

  async function run(ledger: Ledger): Promise<void> {
    const { hub, epochs } = ledger.state()
    // The mailbox keeps the keys of its first epoch until rotation comes with removal.
    const first = epochs.at(-1)
    if (!hub || !first) return
    const { read, append } = await mailboxSeeds(first.key)
    transit.run({
      hub,
      mailbox: streamOf(ledger),
      read,
      append,
      carried: ledger.carried,
      receive: (batch) => ledger.receive(batch),
      arrived: (items) => {
        ledger.moved(items.flatMap((item) => ledger.entryOf(item) ?? []))
        changed()
      },
      partMoved: (entries) => {
        ledger.moved(entries)
        changed()
      },
      lost: (how) => refill(ledger, outbox, core, how),
      changed: ({ phase, problem }) => {
        changed()
        if (phase === 'idle' && !problem) void tend(ledger).catch(() => undefined)
        if (problem === 'not-found') void remake(ledger)
      },
    })
  }

  const company: Company = {
    core,
    outbox,
    transit,
    ledgers,
    take(state) {
      const ledger = createLedger(core, outbox, state, changed)
      ledgers.set(state.team, ledger)
      void run(ledger)
      return ledger
    },
    changed,
  }
  const inviting = createInviting(company)
  const joiner = createJoiner(company)
  const desks = createDesks(company)
  const stop = (): Promise<void> => {
    stopped = true
    return transit.stop()
  }
  return { ...company, ledgers, inviting, joiner, desks, run, stop }
}

/** The hub lost or changed what it had: it gets everything again from here, and people are told. */
async function refill(ledger: Ledger, outbox: Outbox, core: KeeperCore, how: 'lost' | 'forked'): Promise<void> {
  const mailbox = streamOf(ledger)
  const queued: Put[] = []
  for (const item of ledger.items()) {
    const head = outbox.isWaiting(item) ? undefined : await core.vault.read(item)
    if (head) queued.push(await outbox.queue('entry', mailbox, item, head.length - 1))
  }
  const { lost, forked } = ledger.state()
  const count = how === 'lost' ? { lost: lost + 1 } : { forked: forked + 1 }
  const drop = [await outbox.cursorId(mailbox)]
  const kept = await ledger.change((state) => ({ ...state, ...count }), { put: queued, drop })
  if (!kept.ok) throw new Error(kept.error)
  for (const put of queued) outbox.queued(put)
  outbox.moved(mailbox, undefined)
  await ledger.carried.forget()
  ledger.moved(ledger.items().flatMap((item) => ledger.entryOf(item) ?? []))
}

export function createTeams(core: KeeperCore): TeamPart {
  let open: Awaited<ReturnType<typeof openCompany>> | undefined
  const company = () => {
    assert(open, 'the vault is open')
    return open
  }

  async function found(name: string, me: string, hub: string | undefined) {
    const at = company()
    const { state, envelope } = await foundTeam(core, name, me, hub)
    const item = await itemId(envelope)
    const bytes = envelopeItem(envelope, true)
    const queued = hub ? [await at.outbox.queue('entry', bytesToHex(state.stream), item, envelope.length)] : []
    const put = [await statePut(core, state), { id: item, tag: TAGS.envelope, bytes }, ...queued]
    return { state, put, queued, item, bytes }
  }

  const createTeam: KeeperCalls['createTeam'] = async ({ name, me, hub }) => {
    const at = company()
    if (!URL.canParse(hub)) return fail('not-a-hub')
    const { origin } = new URL(hub)
    const { state, put, queued, item, bytes } = await found(name, me, origin)
    const [epoch] = state.epochs
    assert(epoch && state.owner, 'a new team has a key and an owner')
    const made = await at.transit.client(origin).createMailbox(await mailboxKeys(state.stream, epoch.key, state.owner))
    if (!made.ok) {
      if (made.error === 'not-a-hub' || made.error === 'newer-version' || made.error === 'damaged')
        return fail('not-a-hub')
      return fail(made.error === 'unreachable' || made.error === 'busy' ? 'unreachable' : 'refused')
    }
    const done = await core.vault.commit({ put })
    if (!done.ok) return done
    for (const one of queued) at.outbox.queued(one)
    await at.take(state).load(item, bytes)
    at.changed()
    return ok(state.team)
  }

  const append: KeeperCalls['append'] = async ({ team, bodies, drop = [] }) => {
    const ledger = company().ledgers.get(team)
    if (!ledger) return fail('not-a-member')
    if (ledger.state().mustEnrol) return fail('must-enrol')
    if (selfIn(ledger)?.role === 'reader') return fail('not-a-member')
    const writings: Writing[] = []
    for (const { body, files } of bodies) {
      const manifests = await Promise.all(files.map((file) => core.files.manifest(file)))
      const carried = manifests.filter((manifest) => manifest !== undefined)
      assert(carried.length === files.length, 'a carried file is sealed')
      writings.push({ body, files: carried })
    }
    const along = { drop: await Promise.all(drop.map((name) => core.shelfId(name))) }
    const written = await ledger.write(writings, along)
    if (written.ok) void company().transit.now(streamOf(ledger))
    return written
  }

  async function load(): Promise<void> {
    const at = company()
    const byStream = new Map<string, { readonly item: string; readonly bytes: Bytes }[]>()
    const sort = (item: string, bytes: Bytes): void => {
      const stream = bytesToHex(bytes.subarray(STREAM_AT, STREAM_AT + STREAM_SIZE))
      byStream.set(stream, [...(byStream.get(stream) ?? []), { item, bytes }])
    }
    await core.vault.readAll(TAGS.envelope, sort, core.pause)
    for (const ledger of at.ledgers.values()) {
      let done = 0
      for (const { item, bytes } of byStream.get(streamOf(ledger)) ?? []) {
        await ledger.load(item, bytes)
        if (++done % 256 === 0) ledger.deliver()
      }
      ledger.deliver()
    }
  }

  return {
    calls: {
      append,
      createTeam,
      invite: (p) => company().inviting.calls.invite(p),
      admit: (p) => company().inviting.calls.admit(p),
      refuse: (p) => company().inviting.calls.refuse(p),
      join: (p) => company().joiner.calls.join(p),
      cancelJoin: () => company().joiner.calls.cancelJoin(),
      nameCaseWorker: (p) => company().desks.calls.nameCaseWorker(p),
      sealReport: (p) => company().desks.calls.sealReport(p),
      openReport: (p) => company().desks.calls.openReport(p),
      sealedReport: (p) => company().desks.calls.sealedReport(p),
      deskKey: (p) => company().desks.calls.deskKey(p),
      syncNow: () => company().transit.now(),
    },
    async start() {
      open = await openCompany(core)
      const at = open
      const states = await readStates(core)
      for (const state of states) at.ledgers.set(state.team, createLedger(core, at.outbox, state, at.changed))
      if (!states.some(({ kind }) => kind === 'own')) {
        const { state, put } = await found('', '', undefined)
        const done = await core.vault.commit({ put })
        assert(done.ok, 'a new vault has room')
        at.ledgers.set(state.team, createLedger(core, at.outbox, state, at.changed))
      }
      await load()
      await at.desks.start()
      at.changed()
      core.emit('inbox', at.desks.inbox())
      core.emit('sent', at.desks.sent())
      core.emit('settled', null)
      for (const ledger of at.ledgers.values()) {
        await at.run(ledger)
        at.desks.watch(ledger)
        await at.inviting.watch(ledger)
      }
      const joining = await core.vault.read(await core.vault.idOf(JOINING_NAME))
      if (joining) await at.joiner.resume(joining)
    },
    async afterRestore() {
      const states = await readStates(core)
      const hubs = states.filter(({ kind }) => kind === 'hub')
      return Promise.all(hubs.map((state) => statePut(core, { ...state, mustEnrol: true, invites: [] })))
    },
    carries: (file) => [...(open?.ledgers.values() ?? [])].some(({ carried }) => carried.has(file)),
    async stop() {
      await open?.stop()
      open = undefined
    },
  }
}
