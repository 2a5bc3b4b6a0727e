/** A hub and a member who mean harm: they can withhold and add noise, and every such thing is shown; they can change nothing. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Log } from '../../src/hub/log.ts'
import { createMemoryLog } from '../../src/hub/memorylog.ts'
import { hexToBytes, utf8 } from '../../src/prelude/bytes.ts'
import { inviteKeys, parseInvite } from '../../src/team/invite.ts'
import { createField, type Field, found, letIn, type Phone, until } from '../support/team.ts'

let field: Field
afterEach(() => field.end())

/** A log that can be swapped under the hub while it runs. */
function swappable(): { readonly log: Log; swap: (log: Log) => void } {
  let inner = createMemoryLog()
  const log: Log = {
    create: (mailbox) => inner.create(mailbox),
    mailbox: (id) => inner.mailbox(id),
    append: (...args) => inner.append(...args),
    read: (...args) => inner.read(...args),
    last: (id) => inner.last(id),
    hasParts: (...args) => inner.hasParts(...args),
    addPart: (...args) => inner.addPart(...args),
    close: () => inner.close(),
  }
  return {
    log,
    swap: (next) => {
      inner = next
    },
  }
}

const kinds = (phone: Phone) => phone.heard.notices.map(({ kind }) => kind)

/** A hub's log that a test can look behind, and swap. */
function createWatchedLog() {
  const hub = swappable()
  const mailboxes: Parameters<Log['create']>[0][] = []
  const log: Log = {
    ...hub.log,
    create: (mailbox) => {
      mailboxes.push(mailbox)
      return hub.log.create(mailbox)
    },
  }
  return { log, mailboxes, swap: hub.swap }
}

describe('a hub that loses what it had', () => {
  it('is found out, and gets everything again from the phones', async () => {
    const { log, mailboxes, swap } = createWatchedLog()
    field = createField({ log })
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    await bo.say('once said')
    await until('it is received', () => amina.words().length === 1 && bo.entry('once said')?.whereabouts === 'received')

    const empty = createMemoryLog()
    for (const mailbox of mailboxes) await empty.create(mailbox)
    swap(empty)
    await bo.keeper.syncNow()
    await until('Bo is told', () => kinds(bo).includes('rollback'))
    await bo.keeper.syncNow()
    await until('it is received again', () => bo.entry('once said')?.whereabouts === 'received')
    const team = bo.team()
    expect(team.members).toHaveLength(2)
    const [genesis] = mailboxes
    expect((await empty.last(genesis?.id ?? hexToBytes('')))?.n).toBeGreaterThan(3)
    await amina.reopen()
    expect(amina.words()).toEqual(['once said'])
  })
})

describe('noise in a mailbox', () => {
  it('is set aside and shown, and stops nobody', async () => {
    const { log, mailboxes } = createWatchedLog()
    field = createField({ log })
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    const stream = mailboxes[0]?.id ?? new Uint8Array()
    const envelope = new Uint8Array(1024).fill(9)
    envelope[0] = 1
    envelope.set(stream, 1)
    const newer = envelope.slice()
    newer[0] = 2
    for (const one of [envelope, newer]) {
      const id = new Uint8Array(await crypto.subtle.digest('SHA-256', one))
      await log.append(stream, [{ id, envelope: one }], 1e9)
    }
    await bo.say('after the noise')
    await amina.keeper.syncNow()
    await until('Amina reads on', () => amina.words().length === 1)
    const told = () => amina.heard.notices.map(({ kind, count }) => `${kind} ${count}`).join()
    await until('and is told', () => told() === 'quarantined 1,newer 1')
    await amina.reopen()
    await until('still', () => told() === 'quarantined 1,newer 1')
    expect(amina.words()).toEqual(['after the noise'])
  })
})

describe('an invitation', () => {
  it('lets in nobody without a lead’s word, refuses when the lead does, and is used once', async () => {
    field = createField()
    const [amina, bo, eve] = [await field.phone('Amina'), await field.phone('Bo'), await field.phone('Eve')]
    const team = await found(amina)
    const invited = await amina.keeper.invite({ team, role: 'contributor' })
    if (!invited.ok) throw new Error(invited.error)
    const { text } = invited.value
    // Eve stole the text and asks first, under another's name.
    await eve.keeper.join({ text, me: 'Bo' })
    await until('a request is shown', () => amina.heard.requests.length === 1)
    await until('Eve sees digits', () => eve.heard.joining?.step === 'compare')
    expect(amina.heard.teams.find((one) => one.team === team)?.members).toHaveLength(1)
    expect(eve.heard.teams.every(({ kind }) => kind === 'own')).toBe(true)
    await amina.keeper.refuse({ team, request: amina.heard.requests[0]?.request ?? '' })
    await until('Eve is refused', () => eve.heard.joining?.step === 'refused')

    await bo.keeper.join({ text, me: 'Bo' })
    await until('Bo asks', () => amina.heard.requests.length === 1)
    const request = amina.heard.requests[0]?.request ?? ''
    expect((await amina.keeper.admit({ team, request, role: 'reader', caseWorker: false })).ok).toBe(true)
    await until('Bo is in', () => bo.heard.joining?.step === 'joined')
    expect(await amina.keeper.admit({ team, request, role: 'lead', caseWorker: false })).toEqual({
      ok: false,
      error: 'gone',
    })
    const read = await bo.keeper.append({ team, bodies: [{ body: utf8('a reader writes'), files: [] }] })
    expect(read).toEqual({ ok: false, error: 'not-a-member' })

    await eve.keeper.join({ text, me: 'Eve' })
    await until('Eve hears that it is used', () => eve.heard.joining?.step === 'used')
    expect(amina.heard.teams.find((one) => one.team === team)?.members).toHaveLength(2)
  })

  it('is not taken from other words, nor after its time, nor made by who does not lead', async () => {
    let now = Date.now()
    const world = { now: () => now, random: (size: number) => crypto.getRandomValues(new Uint8Array(size)) }
    field = createField({ world })
    const [amina, bo] = [await field.phone('Amina', { world }), await field.phone('Bo', { world })]
    const team = await found(amina)
    await letIn(amina, bo)
    expect(await bo.keeper.invite({ team, role: 'lead' })).toEqual({ ok: false, error: 'not-a-lead' })
    const dan = await field.phone('Dan', { world })
    expect(await dan.keeper.join({ text: 'https://hub.test', me: 'Dan' })).toEqual({
      ok: false,
      error: 'not-an-invite',
    })
    const invited = await amina.keeper.invite({ team, role: 'contributor' })
    if (!invited.ok) throw new Error(invited.error)
    expect(await inviteKeys(parseInvite(invited.value.text)?.seed ?? new Uint8Array(16))).toBeDefined()
    now += 8 * 24 * 60 * 60 * 1000
    expect(await dan.keeper.join({ text: invited.value.text, me: 'Dan' })).toEqual({ ok: false, error: 'expired' })
  })
})

describe('a hub that shows two members two lists', () => {
  it('is found out with the first entry that passes between them', async () => {
    const first = createWatchedLog()
    field = createField({ log: first.log })
    const [amina, bo] = [await field.phone('Amina'), await field.phone('Bo')]
    await found(amina)
    await letIn(amina, bo)
    await until('quiet', () => amina.transit().state === 'idle' && bo.transit().state === 'idle')
    // From here on Bo talks to a copy.
    const copy = createMemoryLog()
    for (const mailbox of first.mailboxes) {
      await copy.create(mailbox)
      const page = await first.log.read(mailbox.id, 0, 1e9)
      const stored = await Promise.all(
        (page?.envelopes ?? []).map(async (envelope) => ({
          id: new Uint8Array(await crypto.subtle.digest('SHA-256', envelope)),
          envelope,
        })),
      )
      if (stored.length > 0) await copy.append(mailbox.id, stored, 1e9)
    }
    const stream = first.mailboxes[0]?.id ?? new Uint8Array()
    const from = (await copy.last(stream))?.n ?? 0
    const other = createField({ log: copy })
    bo.network.meddle = (request) => other.handle(request)
    await bo.keeper.syncNow()
    await amina.say('to Amina’s list')
    await bo.say('to Bo’s list')
    const received = (phone: Phone, words: string) => phone.entry(words)?.whereabouts === 'received'
    await until('each is received', () => received(amina, 'to Amina’s list') && received(bo, 'to Bo’s list'))
    await bo.keeper.syncNow()
    await bo.say('and knowing it')
    await until('received', () => received(bo, 'and knowing it'))
    const page = await copy.read(stream, from, 1e9)
    for (const envelope of page?.envelopes ?? []) {
      const id = new Uint8Array(await crypto.subtle.digest('SHA-256', envelope))
      await first.log.append(stream, [{ id, envelope }], 1e9)
    }
    await amina.keeper.syncNow()
    await until('Amina has all three', () => amina.words().length === 3)
    await until('and is told', () => kinds(amina).includes('fork'))
    expect(kinds(bo)).toEqual([])
    await other.end()
  })
})

describe('a hub that was replaced by an empty one', () => {
  it('gets the mailbox again from whoever made it, and everything in it', async () => {
    const { log, swap } = createWatchedLog()
    field = createField({ log })
    const amina = await field.phone('Amina')
    await found(amina)
    await amina.say('once said')
    await until('it is received', () => amina.entry('once said')?.whereabouts === 'received')
    const empty = createMemoryLog()
    swap(empty)
    await amina.keeper.syncNow()
    await until('all is there again', async () => {
      await amina.keeper.syncNow()
      return kinds(amina).includes('rollback') && amina.entry('once said')?.whereabouts === 'received'
    })
    await until('and quiet', () => amina.transit().state === 'idle')
  })
})
