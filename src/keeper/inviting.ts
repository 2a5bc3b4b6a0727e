/** The lead's side of an invitation: make it, hear requests, answer with this device's keys, and let in or refuse after people compared. */
import { createSigner } from '../crypto/sign.ts'
import { assert } from '../prelude/assert.ts'
import { bytesToHex } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { joinDigits } from '../team/digits.ts'
import { INVITE_LIFE, type InviteKeys, inviteKeys, showInvite } from '../team/invite.ts'
import { type Ask, createWelcome, type JoinMessage, openMessage, sealMessage } from '../team/joining.ts'
import type { Put } from '../vault/vault.ts'
import type { Position } from '../wire/chain.ts'
import { type Company, isLead, streamOf } from './company.ts'
import type { JoinRequest, KeeperCalls, Role } from './contract.ts'
import type { Ledger, Writing } from './ledger.ts'

/** One invitation of this device. What was said through it is read again from its mailbox at every unlock. */
interface Door {
  readonly ledger: Ledger
  readonly keys: InviteKeys
  readonly expires: number
  cursor: Position | undefined
  readonly asks: Map<string, Ask>
  readonly greeted: Set<string>
  readonly answered: Set<string>
}

export interface Inviting {
  readonly calls: Pick<KeeperCalls, 'invite' | 'admit' | 'refuse'>
  /** Opens a line for every invitation of this team that can still be used, and ends those that can't. */
  watch(ledger: Ledger): Promise<void>
  requests(): Promise<readonly JoinRequest[]>
}

export function createInviting(company: Company): Inviting {
  const { core, outbox, transit, ledgers } = company
  const doors = new Map<string, Door>()

  const inviteOf = ({ ledger, keys }: Door) => ledger.membership()?.invites.get(bytesToHex(keys.public))
  const isOpen = (door: Door): boolean => core.world.now() < door.expires && inviteOf(door)?.used === undefined

  /** Keeps and queues one message; it goes when the hub can be reached. */
  async function say(door: Door, message: JoinMessage): Promise<readonly Put[]> {
    const envelope = await sealMessage(core.world, door.keys, message)
    return outbox.queueLoose(bytesToHex(door.keys.mailbox), envelope)
  }
  async function post(door: Door, message: JoinMessage): Promise<void> {
    const put = await say(door, message)
    const done = await core.vault.commit({ put })
    if (!done.ok) return
    for (const one of put) outbox.queued(one)
    void transit.now(bytesToHex(door.keys.mailbox))
  }

  function hear(door: Door, message: JoinMessage): void {
    const { request } = message
    if (message.kind === 'ask') door.asks.set(request, message)
    else if (message.kind === 'hello') door.greeted.add(request)
    else door.answered.add(request)
  }

  /** Says hello to who asked. That is no admission: it only lets both screens show the same digits. */
  async function answer(door: Door): Promise<void> {
    if (!isLead(door.ledger)) return
    for (const [request] of door.asks) {
      if (door.answered.has(request) || door.greeted.has(request)) continue
      if (!isOpen(door)) {
        door.answered.add(request)
        await post(door, { kind: core.world.now() < door.expires ? 'used' : 'expired', request })
        continue
      }
      door.greeted.add(request)
      const { sign, box } = door.ledger.state().device
      await post(door, { kind: 'hello', request, lead: { sign, box } })
    }
  }

  function run(door: Door, hub: string): void {
    transit.run({
      hub,
      mailbox: bytesToHex(door.keys.mailbox),
      read: door.keys.read,
      append: door.keys.append,
      cursor: () => door.cursor,
      receive: async ({ envelopes, last }) => {
        for (const { envelope } of envelopes) {
          const message = await openMessage(door.ledger.team, door.keys, envelope)
          if (message) hear(door, message)
        }
        door.cursor = last
        await answer(door)
        company.changed()
      },
    })
  }

  const find = (team: string, request: string): { readonly door: Door; readonly ask: Ask } | undefined => {
    for (const door of doors.values()) {
      const ask = door.asks.get(request)
      if (door.ledger.team === team && ask && !door.answered.has(request) && isOpen(door)) return { door, ask }
    }
    return undefined
  }

  async function invite(team: string, role: Role): ReturnType<KeeperCalls['invite']> {
    const ledger = ledgers.get(team)
    const state = ledger?.state()
    if (state?.mustEnrol) return fail('must-enrol')
    if (!ledger || !state?.hub || !isLead(ledger)) return fail('not-a-lead')
    const seed = core.world.random(16)
    const keys = await inviteKeys(seed)
    const made = await transit.client(state.hub).createMailbox({
      id: keys.mailbox,
      read: createSigner(keys.read).public,
      append: createSigner(keys.append).public,
      owner: createSigner(keys.owner),
    })
    if (!made.ok) return fail('unreachable')
    const expires = core.world.now() + INVITE_LIFE
    const now = core.world.now()
    const op: Writing = { op: { op: 'invite', key: keys.public, role, expires } }
    const written = await ledger.write([op], {
      change: (old) => ({ ...old, invites: [...old.invites.filter((one) => one.expires > now), { seed, expires }] }),
    })
    assert(written.ok, 'an invitation is written')
    await watch(ledger)
    void transit.now(streamOf(ledger))
    return ok({ text: showInvite({ team, hub: state.hub, seed, expires }), expires })
  }

  async function admit(
    p: Parameters<KeeperCalls['admit']>[0],
  ): Promise<Result<null, 'unreachable' | 'not-a-lead' | 'gone'>> {
    const found = find(p.team, p.request)
    if (!found) return fail('gone')
    const { door, ask } = found
    const { ledger, keys } = door
    if (!isLead(ledger)) return fail('not-a-lead')
    const { stream, epochs, device } = ledger.state()
    const welcome = await createWelcome(p.team, ask, { stream, epochs }, device.seed).catch(() => undefined)
    // Nobody can be sealed to with a recipient that only looks like one.
    if (!welcome) return fail('gone')
    const put = await say(door, welcome)
    const { member, name, proof } = ask
    const written = await ledger.write(
      [
        { op: { op: 'add-device', member, name, device: ask.device, proof, invite: keys.public } },
        { op: { op: 'grant', member, role: p.role, caseWorker: p.caseWorker } },
      ],
      { put },
    )
    assert(written.ok, 'an admission is written')
    door.answered.add(p.request)
    for (const one of put) outbox.queued(one)
    company.changed()
    void transit.now(streamOf(ledger))
    void transit.now(bytesToHex(keys.mailbox))
    return ok(null)
  }

  async function watch(ledger: Ledger): Promise<void> {
    const { hub, invites, mustEnrol } = ledger.state()
    if (!hub || mustEnrol) return
    for (const { seed, expires } of invites) {
      const keys = await inviteKeys(seed)
      const mailbox = bytesToHex(keys.mailbox)
      const fresh: Door = {
        ledger,
        keys,
        expires,
        cursor: undefined,
        asks: new Map(),
        greeted: new Set(),
        answered: new Set(),
      }
      const door = doors.get(mailbox) ?? fresh
      if (core.world.now() >= expires && outbox.waiting(mailbox).length === 0) {
        transit.end(mailbox)
        doors.delete(mailbox)
        continue
      }
      doors.set(mailbox, door)
      run(door, hub)
    }
  }

  return {
    calls: {
      invite: ({ team, role }) => invite(team, role),
      admit,
      async refuse({ team, request }) {
        const found = find(team, request)
        if (!found) return
        found.door.answered.add(request)
        await post(found.door, { kind: 'refused', request })
        company.changed()
      },
    },
    watch,
    async requests() {
      const list: JoinRequest[] = []
      for (const door of doors.values()) {
        if (!isOpen(door) || !isLead(door.ledger)) continue
        for (const { request, name, device } of door.asks.values()) {
          if (door.answered.has(request)) continue
          const { team } = door.ledger
          const digits = await joinDigits(team, door.keys.public, device, door.ledger.state().device)
          list.push({ team, request, name, digits })
        }
      }
      return list
    },
  }
}
