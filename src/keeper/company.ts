/** What the parts of the team side share: the teams of this vault, and the lines to their hubs. */

import { assert } from '../prelude/assert.ts'
import { type Bytes, bytesToHex } from '../prelude/bytes.ts'
import { type ControlOp, encodeControl } from '../team/control.ts'
import { NO_TEAM } from '../team/core.ts'
import { createDevice } from '../team/device.ts'
import { sealEntry } from '../team/entry.ts'
import { epochPublic } from '../team/epoch.ts'
import type { Member } from '../team/membership.ts'
import type { KeeperCore } from './core.ts'
import type { Ledger } from './ledger.ts'
import type { Outbox } from './outbox.ts'
import type { TeamState } from './state.ts'
import type { Transit } from './transit.ts'

export interface Company {
  readonly core: KeeperCore
  readonly outbox: Outbox
  readonly transit: Transit
  readonly ledgers: ReadonlyMap<string, Ledger>
  /** Takes up a team whose state has just been kept, and starts its line. */
  take(state: TeamState): Ledger
  /** Views follow at the next turn. */
  changed(): void
}

export const streamOf = (ledger: Ledger): string => bytesToHex(ledger.state().stream)

/** This vault's member in a team, once the log says so. */
export const selfIn = (ledger: Ledger): Member | undefined => ledger.membership()?.members.get(ledger.state().member)

export const isLead = (ledger: Ledger): boolean => selfIn(ledger)?.role === 'lead' && !ledger.state().mustEnrol

/**
 * A new team with its founder as only member and lead: keys, state, and the genesis entry whose hash is the team's id.
 * @param hub origin of its hub; undefined for the own team, which never leaves this phone.
 */
export async function foundTeam(
  { world }: KeeperCore,
  name: string,
  memberName: string,
  hub: string | undefined,
): Promise<{ readonly state: TeamState; readonly envelope: Bytes }> {
  const device = await createDevice(world)
  const key = { epoch: 1, key: world.random(32) }
  const stream = world.random(32)
  const member = bytesToHex(world.random(16))
  const { sign, box } = device
  const genesis: ControlOp = {
    op: 'genesis',
    name,
    stream,
    member,
    memberName,
    device: { sign, box },
    key: await epochPublic(key),
  }
  const core = {
    team: NO_TEAM,
    space: 'project',
    author: device.device,
    seq: 1,
    prev: undefined,
    lm: 1,
    heads: [],
    epoch: 1,
    type: 'control',
    seen: undefined,
  } as const
  const sealed = await sealEntry(world, core, encodeControl(genesis), device.seed, stream, key)
  assert(sealed, 'a genesis entry is small')
  const state: TeamState = {
    team: sealed.entry.team,
    kind: hub === undefined ? 'own' : 'hub',
    hub,
    stream,
    owner: hub === undefined ? undefined : world.random(32),
    epochs: [key],
    member,
    device,
    mustEnrol: false,
    invites: [],
    desk: undefined,
    pins: new Map(),
    lost: 0,
    forked: 0,
  }
  return { state, envelope: sealed.envelope }
}
