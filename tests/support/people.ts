/** People with phones: the whole session, as screens have it, over the real keeper, the real reference room and a hub in the same process. */
import { encodeChunks } from '../../src/domain/reference/codec.ts'
import type { Commitment } from '../../src/domain/reference/commitment.ts'
import type { Role } from '../../src/keeper/contract.ts'
import { createKeeper } from '../../src/keeper/keeper.ts'
import { assert } from '../../src/prelude/assert.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import { createGate } from '../../src/session/gate.ts'
import type { Gate, Session } from '../../src/session/session.ts'
import { commitmentOf } from './records.ts'
import { openReference } from './reference.ts'
import { createFakeStage, type FakeStage } from './stage.ts'
import { type Field, HUB, type Network, until } from './team.ts'

export const PASSPHRASE = 'five words nobody else knows'

export const WELLS: Commitment = {
  id: commitmentOf('wells'),
  kind: 'recommendation',
  states: [],
  text: { lang: 'en', text: 'Guarantee safe water in every village' },
  source: { body: 'UPR', format: 'test' },
  recommending: [],
  themes: [],
  affected: [],
  sdgs: [],
}

export interface Person {
  readonly name: string
  readonly gate: Gate
  readonly stage: FakeStage
  readonly network: Network
  readonly session: () => Session
  /** The battery ends; the phone starts again and is unlocked. */
  readonly killed: () => Promise<void>
}

const gateOf = (env: Parameters<typeof createKeeper>[0], stage: FakeStage, kills: (() => void)[]): Gate =>
  createGate(
    {
      startKeeper: () => {
        const keeper = createKeeper(env)
        kills.push(keeper.terminate)
        return keeper
      },
      startReference: () => {
        throw new Error('started in this thread')
      },
      leave: () => {},
    },
    realWorld,
    { stage, openReference: () => ({ ...openReference(), sample: async () => encodeChunks([WELLS]) }) },
  )

/** With `blank`, a phone without a vault. */
export async function personOf(field: Field, name: string, p: { readonly blank?: boolean } = {}): Promise<Person> {
  const { env, network } = field.blank(name)
  const stage = createFakeStage()
  const kills: (() => void)[] = []
  let gate = gateOf(env, stage, kills)
  const person: Person = {
    name,
    stage,
    network,
    get gate() {
      return gate
    },
    session: () => {
      const open = gate.session()
      assert(open, `${name} is unlocked`)
      return open
    },
    killed: async () => {
      for (const kill of kills.splice(0)) kill()
      gate = gateOf(env, stage, kills)
      const opened = await gate.unlock(PASSPHRASE)
      assert(opened.ok, 'unlocked again')
      await until('settled', () => person.session().settled())
    },
  }
  if (p.blank) return person
  const made = await gate.create(PASSPHRASE)
  assert(made.ok, 'a vault')
  await until('settled', () => person.session().settled())
  return person
}

export async function found(lead: Person, name = 'Wells'): Promise<void> {
  const made = await lead.session().createTeam(name, lead.name, HUB)
  assert(made.ok, 'a team on the hub')
  await until('the team is in use', () => lead.session().team().kind === 'hub')
}

/** Invite, ask, compare sixty digits, admit: as two people do it on their screens. */
export async function letIn(
  lead: Person,
  joiner: Person,
  role: Role = 'contributor',
  caseWorker = false,
): Promise<void> {
  const invited = await lead.session().invite(role)
  assert(invited.ok, 'an invitation')
  const asked = await joiner.session().join(` ${invited.value.text}\n`, joiner.name)
  assert(asked.ok, 'asked')
  const request = () =>
    lead
      .session()
      .requests()
      .find((one) => one.name === joiner.name)
  await until('the lead sees the request', () => request() !== undefined)
  await until('the joiner sees digits', () => joiner.session().joining()?.step === 'compare')
  const state = joiner.session().joining()
  assert(state?.step === 'compare' && state.digits.join() === request()?.digits.join(), 'the same digits')
  const admitted = await lead.session().admit(request()?.request ?? '', role, caseWorker)
  assert(admitted.ok, 'admitted')
  await until('joined', () => joiner.session().joining()?.step === 'joined')
  const size = () => lead.session().team().members.length
  await until('both see both', () => joiner.session().team().members.length === size())
}
