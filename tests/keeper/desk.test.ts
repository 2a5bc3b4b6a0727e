import { describe, expect, it } from 'vitest'
import { createDesk } from '../../src/crypto/age.ts'
import { type Company, foundTeam } from '../../src/keeper/company.ts'
import type { KeeperCore } from '../../src/keeper/core.ts'
import { createDesks } from '../../src/keeper/desk.ts'
import { createFiles } from '../../src/keeper/files.ts'
import { createLedger, envelopeItem, type Ledger } from '../../src/keeper/ledger.ts'
import { openOutbox } from '../../src/keeper/outbox.ts'
import { createTransit } from '../../src/keeper/transit.ts'
import { assert } from '../../src/prelude/assert.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import type { ControlOp } from '../../src/team/control.ts'
import { createVault } from '../../src/vault/opening.ts'
import { createPorts, passphrase } from '../support/vaults.ts'

/** One lead alone, whose hub can't be reached, with everything else real. */
async function lone() {
  const made = await createVault(createPorts(), { passphrase })
  assert(made.ok, 'a vault')
  const vault = made.value
  const core: KeeperCore = {
    vault,
    world: realWorld,
    fetch: () => Promise.reject(new TypeError('offline')),
    files: createFiles(vault),
    pause: async () => {},
    wait: async () => {},
    emit: () => {},
    shelfId: (name) => vault.idOf(name),
    verify: async () => true,
  }
  const outbox = await openOutbox(vault, core.pause)
  const transit = createTransit(core, outbox)
  const { state, envelope } = await foundTeam(core, 'Wells', 'Amina', 'http://hub.test')
  const ledger: Ledger = createLedger(core, outbox, state, () => {})
  await ledger.load('00'.repeat(16), envelopeItem(envelope, true))
  const company: Company = {
    core,
    outbox,
    transit,
    ledgers: new Map([[state.team, ledger]]),
    take: () => ledger,
    changed: () => {},
  }
  return { ledger, desks: createDesks(company), transit, team: state.team, me: state.member, core }
}

const cardOf = async (core: KeeperCore): Promise<ControlOp> => ({
  op: 'card',
  recipient: (await createDesk()).recipient,
  inbox: core.world.random(32),
  append: core.world.random(32),
})

describe('sealing to a desk', () => {
  it('stops when the card is no longer the one that was seen first', async () => {
    const { ledger, desks, transit, team, me, core } = await lone()
    const payload = new Uint8Array(100)
    expect(await desks.calls.sealReport({ team, to: me, payload })).toEqual({ ok: false, error: 'no-desk' })
    await ledger.write([{ op: { op: 'grant', member: me, role: 'lead', caseWorker: true } }])
    expect(await desks.calls.sealReport({ team, to: me, payload })).toEqual({ ok: false, error: 'no-desk' })
    await ledger.write([{ op: await cardOf(core) }])
    expect((await desks.calls.sealReport({ team, to: me, payload })).ok).toBe(true)
    await ledger.write([{ op: await cardOf(core) }])
    expect(await desks.calls.sealReport({ team, to: me, payload })).toEqual({ ok: false, error: 'card-changed' })
    expect(desks.sent()).toHaveLength(1)
    await transit.stop()
  })

  it('ends when the member is no case worker any more', async () => {
    const { ledger, desks, transit, team, me, core } = await lone()
    await ledger.write([{ op: { op: 'grant', member: me, role: 'lead', caseWorker: true } }])
    await ledger.write([{ op: await cardOf(core) }])
    await ledger.write([{ op: { op: 'grant', member: me, role: 'lead', caseWorker: false } }])
    const payload = new Uint8Array(100)
    expect(await desks.calls.sealReport({ team, to: me, payload })).toEqual({ ok: false, error: 'no-desk' })
    await transit.stop()
  })
})
