/** The joiner's side: ask, show the digits, and take up the team when a lead has let this device in. Survives a lock at every step. */
import { bytesToHex } from '../prelude/bytes.ts'
import { fail, ok } from '../prelude/result.ts'
import { createDevice } from '../team/device.ts'
import { joinDigits } from '../team/digits.ts'
import { isCommitted } from '../team/epoch.ts'
import { type InviteKeys, inviteKeys, parseInvite } from '../team/invite.ts'
import { createAsk, type Hello, type JoinMessage, openMessage, openWelcome, sealMessage } from '../team/joining.ts'
import type { Position } from '../wire/chain.ts'
import { type Company, selfIn } from './company.ts'
import type { JoinState, KeeperCalls } from './contract.ts'
import { TAGS } from './core.ts'
import { stateId } from './ledger.ts'
import { decodeJoining, encodeJoining, encodeState, type Joining, type TeamState } from './state.ts'

export const JOINING_NAME = 'joining'

export interface Joiner {
  readonly calls: Pick<KeeperCalls, 'join' | 'cancelJoin'>
  /** Goes on with a request that was under way when the vault was locked. */
  resume(item: Uint8Array): Promise<void>
  /** Looks whether the log of a team just entered says that this device is in. */
  check(): Promise<void>
}

interface Quest {
  readonly joining: Joining
  readonly keys: InviteKeys
  readonly request: string
  cursor: Position | undefined
  hello: Hello | undefined
  step: JoinState
}

export function createJoiner(company: Company): Joiner {
  const { core, outbox, transit, ledgers } = company
  let quest: Quest | undefined
  /** Entered, and waiting for the log to say so. */
  let entered: string | undefined

  function show(step: JoinState): void {
    if (quest) quest.step = step
    core.emit('joining', step)
  }

  async function end(): Promise<void> {
    if (!quest) return
    const { keys } = quest
    quest = undefined
    transit.end(bytesToHex(keys.mailbox))
    await core.vault.commit({ drop: [await core.vault.idOf(JOINING_NAME)] })
  }

  async function enter(at: Quest, message: JoinMessage): Promise<void> {
    if (message.kind !== 'welcome' || !at.hello) return
    const { invitation, device, member } = at.joining
    const admission = await openWelcome(invitation.team, message, at.hello.lead, device)
    if (!admission) return
    const state: TeamState = {
      team: invitation.team,
      kind: 'hub',
      hub: invitation.hub,
      stream: admission.stream,
      owner: undefined,
      epochs: [...admission.epochs].sort((a, b) => b.epoch - a.epoch),
      member,
      device,
      mustEnrol: false,
      invites: [],
      desk: undefined,
      pins: new Map(),
      lost: 0,
      forked: 0,
    }
    const put = [{ id: await stateId(core, state.team), tag: TAGS.team, bytes: encodeState(state) }]
    const done = await core.vault.commit({ put, drop: [await core.vault.idOf(JOINING_NAME)] })
    if (!done.ok) throw new Error(done.error)
    entered = state.team
    transit.end(bytesToHex(at.keys.mailbox))
    quest = undefined
    company.take(state)
  }

  async function hear(at: Quest, message: JoinMessage): Promise<void> {
    if (message.request !== at.request || quest !== at) return
    switch (message.kind) {
      case 'ask':
        return
      case 'hello': {
        // The first hello counts: a second one can't change the lead under the digits that people are comparing.
        if (at.hello) return
        at.hello = message
        const { invitation, device } = at.joining
        return show({
          step: 'compare',
          digits: await joinDigits(invitation.team, at.keys.public, device, message.lead),
        })
      }
      case 'welcome':
        return enter(at, message)
      default: {
        await end()
        return show({ step: message.kind })
      }
    }
  }

  async function run(joining: Joining): Promise<Quest> {
    const { invitation, device, member, name } = joining
    const keys = await inviteKeys(invitation.seed)
    const { request } = await createAsk(invitation.team, member, name, device)
    const at: Quest = { joining, keys, request, cursor: undefined, hello: undefined, step: { step: 'asking' } }
    quest = at
    show({ step: 'asking' })
    let reached: JoinState = at.step
    transit.run({
      hub: invitation.hub,
      mailbox: bytesToHex(keys.mailbox),
      read: keys.read,
      append: keys.append,
      cursor: () => at.cursor,
      receive: async ({ envelopes, last }) => {
        for (const { envelope } of envelopes) {
          const message = await openMessage(invitation.team, keys, envelope)
          if (message) await hear(at, message)
        }
        at.cursor = last
      },
      changed: ({ problem }) => {
        if (quest !== at) return
        if (core.world.now() > invitation.expires || problem === 'not-found') {
          void end().then(() => show({ step: 'expired' }))
        } else if (problem && at.step.step !== 'unreachable') {
          reached = at.step
          show({ step: 'unreachable' })
        } else if (!problem && at.step.step === 'unreachable') show(reached)
      },
    })
    return at
  }

  return {
    calls: {
      async join({ text, me }) {
        const invitation = parseInvite(text)
        if (!invitation || ledgers.has(invitation.team)) return fail('not-an-invite')
        if (core.world.now() > invitation.expires) return fail('expired')
        await end()
        const device = await createDevice(core.world)
        const joining: Joining = { invitation, device, member: bytesToHex(core.world.random(16)), name: me }
        const keys = await inviteKeys(invitation.seed)
        const ask = await createAsk(invitation.team, joining.member, me, device)
        const item = { id: await core.vault.idOf(JOINING_NAME), tag: TAGS.team, bytes: encodeJoining(joining) }
        const mailbox = bytesToHex(keys.mailbox)
        const put = await outbox.queueLoose(mailbox, await sealMessage(core.world, keys, ask))
        const done = await core.vault.commit({ put: [item, ...put] })
        if (!done.ok) throw new Error(done.error)
        for (const one of put) outbox.queued(one)
        await run(joining)
        return ok(null)
      },
      cancelJoin: end,
    },
    async resume(item) {
      await run(decodeJoining(item))
    },
    async check() {
      const ledger = entered === undefined ? undefined : ledgers.get(entered)
      const membership = ledger?.membership()
      if (!ledger || !membership || !selfIn(ledger)) return
      const committed = await Promise.all(
        ledger.state().epochs.map((key) => isCommitted(key, membership.epochs.get(key.epoch))),
      )
      entered = undefined
      core.emit('joining', committed.every(Boolean) ? { step: 'joined', team: ledger.team } : { step: 'refused' })
    },
  }
}
