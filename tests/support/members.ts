/** Devices of one team without vault or hub: they seal, open and fold. Randomness and time come from a seed. */
import type { Bytes } from '../../src/prelude/bytes.ts'
import { utf8 } from '../../src/prelude/bytes.ts'
import type { World } from '../../src/prelude/instant.ts'
import { encodeBody } from '../../src/team/body.ts'
import { type ControlOp, encodeControl, type TeamRole } from '../../src/team/control.ts'
import { type Core, NO_TEAM } from '../../src/team/core.ts'
import { createDevice, type DeviceKeys, deviceIdOf, proveDevice } from '../../src/team/device.ts'
import { type Entry, openEnvelope, sealEntry } from '../../src/team/entry.ts'
import { type EpochKey, epochPublic } from '../../src/team/epoch.ts'
import { inviteKeys } from '../../src/team/invite.ts'
import { type Change, createLog, introducedBy, type Log } from '../../src/team/log.ts'

/** mulberry32: small, seeded, not for secrets. */
export function seededWorld(seed: number): World {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  let now = 1_790_000_000_000
  return {
    now: () => now++,
    random: (size) => Uint8Array.from({ length: size }, () => next() & 255),
  }
}

export interface Sealed {
  readonly entry: Entry
  readonly envelope: Bytes
}

export interface Person {
  readonly keys: DeviceKeys
  readonly member: string
  readonly log: Log
  readonly seal: (op: ControlOp | string, change?: Partial<Core>) => Promise<Sealed>
  readonly take: (...sealed: readonly Sealed[]) => Promise<Change[]>
}

export interface Group {
  readonly team: string
  readonly stream: Bytes
  readonly key: EpochKey
  readonly genesis: Sealed
  readonly founder: Person
  /** A device that has the epoch key and the log, but is nobody until somebody lets it in. */
  readonly stranger: () => Promise<Person>
  /** Invite, add-device and grant by `by`, seen by both. */
  readonly admit: (by: Person, person: Person, role?: TeamRole, caseWorker?: boolean) => Promise<Sealed[]>
  readonly world: World
}

export async function offerEnvelope(
  log: Log,
  envelope: Bytes,
  stream: Bytes,
  key: EpochKey,
): Promise<Change | undefined> {
  const opened = await openEnvelope(envelope, stream, [key])
  if (opened.kind !== 'entry') return undefined
  return log.offer(opened.entry, { introduces: await introducedBy(opened.entry, deviceIdOf) })
}

const bodyOf = (op: ControlOp | string): Bytes =>
  typeof op === 'string' ? encodeBody(utf8(op), []) : encodeControl(op)

export async function createGroup(seed = 1): Promise<Group> {
  const world = seededWorld(seed)
  const stream = world.random(32)
  const key: EpochKey = { epoch: 1, key: world.random(32) }
  const hex = () => [...world.random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

  const personOf = (keys: DeviceKeys, member: string, team: string): Person => {
    const log = createLog(team)
    return {
      keys,
      member,
      log,
      async seal(op, change = {}) {
        const next = log.next(keys.device) ?? { seq: 1, prev: undefined, lm: 2, heads: [] }
        const type = typeof op === 'string' ? 'record' : 'control'
        const draft = { team, space: 'project', author: keys.device, epoch: 1, type, seen: undefined } as const
        const sealed = await sealEntry(world, { ...draft, ...next, ...change }, bodyOf(op), keys.seed, stream, key)
        if (!sealed) throw new Error('too large')
        return sealed
      },
      async take(...sealed) {
        const changes: Change[] = []
        for (const { envelope } of sealed)
          changes.push((await offerEnvelope(log, envelope, stream, key)) ?? { admitted: [], refused: [] })
        return changes
      },
    }
  }

  const keys = await createDevice(world)
  const member = hex()
  const op: ControlOp = {
    op: 'genesis',
    name: 'Group',
    stream,
    member,
    memberName: 'Amina',
    device: { sign: keys.sign, box: keys.box },
    key: await epochPublic(key),
  }
  const draft = {
    team: NO_TEAM,
    space: 'project',
    author: keys.device,
    seq: 1,
    prev: undefined,
    lm: 1,
    heads: [],
  } as const
  const genesis = await sealEntry(
    world,
    { ...draft, epoch: 1, type: 'control', seen: undefined },
    encodeControl(op),
    keys.seed,
    stream,
    key,
  )
  if (!genesis) throw new Error('too large')
  const { team } = genesis.entry
  const founder = personOf(keys, member, team)
  await founder.take(genesis)

  return {
    team,
    stream,
    key,
    genesis,
    founder,
    world,
    async stranger() {
      const person = personOf(await createDevice(world), hex(), team)
      await person.take(genesis)
      return person
    },
    async admit(by, person, role = 'contributor', caseWorker = false) {
      const invite = await inviteKeys(world.random(16))
      const sealed: Sealed[] = []
      const say = async (op: ControlOp) => {
        const made = await by.seal(op)
        sealed.push(made)
        await by.take(made)
        await person.take(made)
      }
      await say({ op: 'invite', key: invite.public, role, expires: world.now() + 1000 })
      const { sign, box } = person.keys
      const proof = proveDevice(team, person.member, person.keys)
      const device = { sign, box }
      await say({ op: 'add-device', member: person.member, name: 'Bo', device, proof, invite: invite.public })
      await say({ op: 'grant', member: person.member, role, caseWorker })
      return sealed
    },
  }
}
