/**
 * Reports sealed to one case worker: the desk of whoever a lead named, its card in the log, sealing to a pinned card, and the inbox that
 * only the desk's own device can read. The hub sees envelopes like all others in a mailbox like all others.
 */
import { createDesk, openWith, sealTo } from '../crypto/age.ts'
import { hkdf, sha256 } from '../crypto/hash.ts'
import { label } from '../crypto/labels.ts'
import { createSigner } from '../crypto/sign.ts'
import { assert } from '../prelude/assert.ts'
import { type Bytes, bytesToHex, utf8 } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import type { Batch } from '../sync/client.ts'
import type { Card } from '../team/control.ts'
import { hashToDigits } from '../team/digits.ts'
import type { Member } from '../team/membership.ts'
import type { Put } from '../vault/vault.ts'
import { type Company, isLead, selfIn, streamOf } from './company.ts'
import type { DeskItem, KeeperCalls, SentReport } from './contract.ts'
import { TAGS } from './core.ts'
import type { Ledger } from './ledger.ts'
import { decodeReport, encodeReport, frameReport, parseReport, type Report, reportAge } from './reportitem.ts'
import type { DeskState } from './state.ts'

type DeskCallName = 'nameCaseWorker' | 'sealReport' | 'openReport' | 'sealedReport' | 'deskKey'

export interface Desks {
  readonly calls: Pick<KeeperCalls, DeskCallName>
  /** Reads the list of reports at unlock. */
  start(): Promise<void>
  /** Opens the lines of inboxes that this device reads, and of those it has something for. */
  watch(ledger: Ledger): void
  /** Publishes the card of this device's desk, when a lead named its member and none is there. Needs the hub. */
  publish(ledger: Ledger): Promise<void>
  inbox(): readonly DeskItem[]
  sent(): readonly SentReport[]
  /** Inbox envelopes that did not open with the desk's key. */
  unopened(team: string): number
}

/** Sixty digits over everything in a card, to compare with the case worker. */
export async function cardFingerprint({ recipient, inbox, append }: Card): Promise<string> {
  return (await hashToDigits(await sha256(label('card'), inbox, append, utf8(recipient)))).join(' ')
}

export function createDesks(company: Company): Desks {
  const { core, outbox, transit, ledgers } = company
  const reports = new Map<string, Report>()
  const unopened = new Map<string, number>()

  const cardOf = (ledger: Ledger, member: string): Member['card'] => {
    const found = ledger.membership()?.members.get(member)
    return found?.caseWorker ? found.card : undefined
  }

  function tell(): void {
    core.emit('inbox', inbox())
    core.emit('sent', sent())
    company.changed()
  }

  const listed = (direction: Report['direction']) =>
    [...reports].filter(([, report]) => report.direction === direction).sort(([, a], [, b]) => b.at - a.at)
  const viewOf = (item: string, { team, size, sha256, at }: Report): DeskItem => ({ item, team, size, sha256, at })
  const inbox = (): readonly DeskItem[] => listed('in').map(([item, report]) => viewOf(item, report))
  const sent = (): readonly SentReport[] =>
    listed('out').map(([item, report]) => ({
      ...viewOf(item, report),
      to: report.to,
      whereabouts: report.queued && outbox.isWaiting(report.queued) ? 'waiting' : 'received',
    }))

  async function keep(item: string, report: Report, age: Bytes, put: readonly Put[], drop: readonly string[] = []) {
    const held: Put = { id: item, tag: TAGS.report, bytes: encodeReport(report, age) }
    const done = await core.vault.commit({ put: [held, ...put], drop })
    if (done.ok) reports.set(item, report)
    return done
  }

  async function receive(ledger: Ledger, desk: DeskState, batch: Pick<Batch, 'envelopes' | 'last'>): Promise<void> {
    const mailbox = bytesToHex(desk.inbox)
    const cursor = await outbox.cursorPut(mailbox, batch.last)
    for (const { id, envelope } of batch.envelopes) {
      const item = await core.vault.idOf(`inbox/${bytesToHex(id)}`)
      const age = await parseReport(desk, envelope)
      if (reports.has(item)) continue
      if (!age || !(await openWith(desk.identity, age))) {
        // Anybody in the team may append to an inbox; what was not sealed to this desk is counted and left at the hub.
        unopened.set(ledger.team, (unopened.get(ledger.team) ?? 0) + 1)
        continue
      }
      const { team } = ledger
      const hash = bytesToHex(await sha256(age))
      const to = ledger.state().member
      const about = { team, to, sha256: hash, size: age.length, at: core.world.now() }
      const report: Report = { direction: 'in', queued: undefined, ...about }
      const done = await keep(item, report, age, [])
      if (!done.ok) throw new Error(done.error)
    }
    const done = await core.vault.commit({ put: [cursor] })
    if (!done.ok) throw new Error(done.error)
    outbox.moved(mailbox, batch.last)
    tell()
  }

  function watch(ledger: Ledger): void {
    const { hub, desk, member, mustEnrol } = ledger.state()
    if (!hub) return
    const own = cardOf(ledger, member)
    if (desk && own && !mustEnrol && bytesToHex(own.card.inbox) === bytesToHex(desk.inbox)) {
      const mailbox = bytesToHex(desk.inbox)
      // A case worker may report too: their own report has to reach the inbox like everybody's.
      const both = { read: desk.read, append: desk.append, wantsOwn: true, arrived: tell }
      transit.run({ hub, mailbox, ...both, receive: (batch) => receive(ledger, desk, batch) })
    }
    for (const { member: to } of ledger.membership()?.members.values() ?? []) {
      const card = cardOf(ledger, to)?.card
      if (!card || outbox.waiting(bytesToHex(card.inbox)).length === 0) continue
      transit.run({ hub, mailbox: bytesToHex(card.inbox), append: card.append, arrived: tell })
    }
  }

  async function publish(ledger: Ledger): Promise<void> {
    const { hub, mustEnrol, desk: known } = ledger.state()
    const self = selfIn(ledger)
    if (!hub || mustEnrol || !self?.caseWorker || self.card) return
    const desk = known ?? (await makeDesk())
    if (!known) {
      const kept = await ledger.change((state) => ({ ...state, desk }))
      if (!kept.ok) return
    }
    const made = await transit.client(hub).createMailbox({
      id: desk.inbox,
      read: createSigner(desk.read).public,
      append: createSigner(desk.append).public,
      owner: createSigner(desk.owner),
    })
    if (!made.ok) return
    const { recipient, inbox: box, append } = desk
    await ledger.write([{ op: { op: 'card', recipient, inbox: box, append } }])
    watch(ledger)
    void transit.now(streamOf(ledger))
  }

  async function makeDesk(): Promise<DeskState> {
    const { world } = core
    const seed = world.random(32)
    const keys = { read: await hkdf(seed, 'hub-read', 32), append: await hkdf(seed, 'hub-append', 32) }
    return { ...(await createDesk()), inbox: world.random(32), ...keys, owner: await hkdf(seed, 'hub-owner', 32) }
  }

  async function sealReport(
    p: Parameters<KeeperCalls['sealReport']>[0],
  ): Promise<Awaited<ReturnType<KeeperCalls['sealReport']>>> {
    const ledger = ledgers.get(p.team)
    const card = ledger && cardOf(ledger, p.to)
    if (!ledger || !card) return fail('no-desk')
    if (ledger.state().pins.get(p.to) !== card.entry) return fail('card-changed')
    const age = await sealTo([card.card.recipient], p.payload).catch(() => undefined)
    // A card whose recipient looks right and is none: its desk can't exist.
    if (!age) return fail('no-desk')
    const envelope = await frameReport(core.world, card.card, age)
    if (!envelope) return fail('too-large')
    const item = bytesToHex(core.world.random(16))
    const mailbox = bytesToHex(card.card.inbox)
    const [held, queued] = await outbox.queueLoose(mailbox, envelope)
    const about = { team: p.team, to: p.to, sha256: bytesToHex(await sha256(age)), size: age.length }
    const report: Report = { direction: 'out', queued: held.id, at: core.world.now(), ...about }
    const drop = await Promise.all((p.drop ?? []).map((name) => core.shelfId(name)))
    const done = await keep(item, report, age, [held, queued], drop)
    if (!done.ok) return done
    outbox.queued(queued)
    watch(ledger)
    tell()
    void transit.now(mailbox)
    return ok({ ...viewOf(item, report), to: p.to, whereabouts: 'waiting' })
  }

  /** The age file of a report that this device keeps. */
  async function ageFile(item: string): Promise<Bytes | undefined> {
    const bytes = reports.has(item) ? await core.vault.read(item) : undefined
    return bytes && reportAge(bytes)
  }

  async function openReport(item: string): Promise<Result<Bytes, 'damaged' | 'unknown'>> {
    const report = reports.get(item)
    const desk = report && ledgers.get(report.team)?.state().desk
    if (!report || report.direction === 'out' || !desk) return fail('unknown')
    const age = await ageFile(item)
    const payload = age && (await openWith(desk.identity, age))
    return payload ? ok(payload) : fail('damaged')
  }

  return {
    calls: {
      async nameCaseWorker({ team, member }) {
        const ledger = ledgers.get(team)
        const target = ledger?.membership()?.members.get(member)
        if (!ledger || !target || !isLead(ledger)) return fail('not-a-lead')
        const written = await ledger.write([{ op: { op: 'grant', member, role: target.role, caseWorker: true } }])
        if (written.ok) {
          void transit.now(streamOf(ledger))
          return ok(null)
        }
        if (written.error === 'storage-full' || written.error === 'closed') return fail(written.error)
        return fail('not-a-lead')
      },
      sealReport,
      openReport: ({ item }) => openReport(item),
      async sealedReport({ item }) {
        const age = await ageFile(item)
        return age && new Blob([age], { type: 'application/octet-stream' })
      },
      async deskKey({ team, passphrase }) {
        if (!(await core.verify(passphrase))) return fail('wrong-passphrase')
        const desk = ledgers.get(team)?.state().desk
        if (!desk) return fail('no-desk')
        // The form that age-keygen writes and `age -i` reads.
        return ok(new Blob([`# public key: ${desk.recipient}\n${desk.identity}\n`], { type: 'text/plain' }))
      },
    },
    async start() {
      for (const item of core.vault.ids(TAGS.report)) {
        const head = await core.vault.head(item)
        assert(head, 'a listed report is there')
        reports.set(item, decodeReport(head))
      }
    },
    watch,
    publish,
    inbox,
    sent,
    unopened: (team) => unopened.get(team) ?? 0,
  }
}
