/**
 * The hub: (Request) => Promise<Response> over a log and parts. It holds no key, opens nothing, and knows nobody.
 * Two devices and a hub run in one test process by handing this function to a client as its `fetch`.
 */
import { Hono } from 'hono'
import type { AccessRole } from '../wire/auth.ts'
import { isClass, parse, transportId, VERSION } from '../wire/envelope.ts'
import { type Bytes, base64urlToBytes, bytesToBase64url, isEqual, type World } from '../wire/ground.ts'
import { LIMITS } from '../wire/limits.ts'
import { APPEND, HAS, NEW_MAILBOX, readBody } from '../wire/requests.ts'
import { createAccess } from './access.ts'
import type { Admission } from './admission.ts'
import { createBell } from './bell.ts'
import { createBodyReader } from './body.ts'
import { createBuckets } from './buckets.ts'
import { allowOrigin, preflight } from './cors.ts'
import type { Counters } from './counters.ts'
import type { AppendFault, Log, Mailbox } from './log.ts'
import type { Parts } from './parts.ts'
import { answer, answerWith, Refused, refuse } from './refusal.ts'

export interface HubPorts {
  readonly log: Log
  readonly parts: Parts
  readonly admission: Admission
  readonly counters: Counters
  readonly world: World
  /** The hub's own names, as clients write them: `hub.example`, `localhost:8788`. */
  readonly hosts: readonly string[]
  /** Origins of pages that may ask. Whatever sends no origin (a script, another program) may too: keys decide, not pages. */
  readonly apps: readonly string[]
  /** False when the disk has reached its floor: writing ends, reading goes on. */
  readonly hasRoom: () => Promise<boolean>
  /** Bytes that one mailbox may hold. */
  readonly quota: number
  /** Requests per second that one address may make for long; for a moment it may make seven times as many. */
  readonly rate: number
}

export interface Hub {
  /** @param address of the peer, for the buckets alone. */
  handle(request: Request, address?: string): Promise<Response>
  /** Lets everybody who waits go; requests under way end as usual, new ones are refused. */
  stop(): void
}

const MOMENT = 7
/** Mailboxes that one address may make at once, and per second. */
const MAKING = { size: 60, perSecond: 0.2 }
const BODIES = 96 * 1024 * 1024
const WAITING = 5_000

type Env = { Bindings: { readonly address: string | undefined } }

export function createHub(ports: HubPorts): Hub {
  const { log, parts, world, counters } = ports
  const apps = new Set(ports.apps)
  const access = createAccess(world.now, new Set(ports.hosts.map((host) => host.toLowerCase())))
  const turns = createBuckets(world.now, ports.rate * MOMENT, ports.rate)
  const making = createBuckets(world.now, MAKING.size, MAKING.perSecond)
  const readAll = createBodyReader(BODIES)
  const bell = createBell(WAITING)
  let stopping = false

  /** Signature, mailbox and body of a request, in the order that costs least when it is refused. */
  async function enter(request: Request, id: string, roles: readonly AccessRole[], maxBytes: number) {
    const signed = access.begin(request, roles)
    const mailbox = await log.mailbox(name(id))
    if (!mailbox) throw new Refused('not-found')
    const body = await readAll(request, maxBytes)
    await access.finish(request, body, signed, keyOf(mailbox, signed.role))
    return { mailbox, body }
  }

  async function makeRoom(): Promise<void> {
    if (!(await ports.hasRoom())) throw new Refused('full')
  }

  const app = new Hono<Env>()

  app.get('/v1/hub', () =>
    answerWith(200, {
      v: VERSION,
      time: world.now(),
      admission: ports.admission.kind,
      limits: { envelope: LIMITS.envelope, batch: LIMITS.batch, part: LIMITS.part, wait: LIMITS.wait },
    }),
  )

  app.post('/v1/m', async ({ req, env }) => {
    const signed = access.begin(req.raw, ['o'])
    const wait = making.take(env.address)
    if (wait > 0) throw new Refused('busy', { retry: wait })
    const raw = await readAll(req.raw, LIMITS.small)
    const body = readBody(NEW_MAILBOX, raw, LIMITS.small)
    if (!body.ok) throw new Refused(body.error)
    await access.finish(req.raw, raw, signed, body.value.owner)
    const { id, read, append, owner, token } = body.value
    const known = await log.mailbox(id)
    if (!known) {
      await makeRoom()
      if (!(await ports.admission.admit(token))) throw new Refused('admission')
    }
    const made = await log.create({ id, read, append, owner })
    if (made === 'taken') throw new Refused('taken')
    if (made === 'created') counters.count('mailboxes')
    const last = await log.last(id)
    if (!last) throw new Refused('broken')
    return answerWith(made === 'created' ? 201 : 200, { v: VERSION, last: { ...last } })
  })

  app.post('/v1/m/:id/e', async ({ req }) => {
    const { mailbox, body } = await enter(req.raw, req.param('id'), ['a'], LIMITS.batch)
    const envelopes = readBody(APPEND, body, LIMITS.batch)
    if (!envelopes.ok) throw new Refused(envelopes.error)
    for (const envelope of envelopes.value) {
      const outer = parse(envelope)
      if (!outer.ok || !isClass(envelope.length) || !isEqual(outer.value.stream, mailbox.id))
        throw new Refused('malformed')
    }
    await makeRoom()
    const stored = await Promise.all(
      envelopes.value.map(async (envelope) => ({ id: await transportId(envelope), envelope })),
    )
    const positions = await log.append(mailbox.id, stored, ports.quota)
    if (!positions.ok) throw refusedBy(positions.error)
    counters.count('envelopes', stored.length)
    bell.ring(req.param('id'))
    return answerWith(
      200,
      positions.value.map(({ n, h }) => [n, h]),
    )
  })

  app.get('/v1/m/:id/e', async ({ req }) => {
    const { mailbox } = await enter(req.raw, req.param('id'), ['r'], 0)
    const after = whole(req.query('after') ?? '0')
    const wait = Math.min(whole(req.query('wait') ?? '0'), LIMITS.wait)
    // Room for what CBOR adds, so that a full answer stays within the batch.
    const size = Math.min(whole(req.query('size') ?? String(LIMITS.batch)), LIMITS.batch - 64 * 1024)
    let page = await log.read(mailbox.id, after, size)
    if (page && page.envelopes.length === 0 && page.last.n === after && wait > 0) {
      await bell.wait(req.param('id'), wait, req.raw.signal)
      page = await log.read(mailbox.id, after, size)
    }
    if (!page) throw new Refused('not-found')
    return answerWith(200, { v: VERSION, e: page.envelopes, last: { ...page.last }, more: page.more })
  })

  app.post('/v1/m/:id/has', async ({ req }) => {
    const { mailbox, body } = await enter(req.raw, req.param('id'), ['r', 'a'], 48 * LIMITS.ask)
    const hashes = readBody(HAS, body, 48 * LIMITS.ask)
    if (!hashes.ok) throw new Refused(hashes.error)
    return answerWith(200, await log.hasParts(mailbox.id, hashes.value))
  })

  app.put('/v1/m/:id/p/:hash', async ({ req }) => {
    const hash = name(req.param('hash'))
    const { mailbox, body } = await enter(req.raw, req.param('id'), ['a'], LIMITS.part)
    const real = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
    if (body.length === 0 || !isEqual(real, hash)) throw new Refused('malformed')
    const [there] = await log.hasParts(mailbox.id, [hash])
    if (there) return answer(200, new Uint8Array())
    await makeRoom()
    await parts.write(mailbox.id, hash, body)
    const added = await log.addPart(mailbox.id, hash, body.length, ports.quota)
    if (!added.ok) throw refusedBy(added.error)
    counters.count('parts')
    return answer(201, new Uint8Array())
  })

  app.get('/v1/m/:id/p/:hash', async ({ req }) => {
    const hash = name(req.param('hash'))
    const { mailbox } = await enter(req.raw, req.param('id'), ['r'], 0)
    const [there] = await log.hasParts(mailbox.id, [hash])
    const part = there ? await parts.read(mailbox.id, hash) : undefined
    if (!part) throw new Refused('not-found')
    return answer(200, part)
  })

  app.notFound(() => {
    counters.count('refused not-found')
    return refuse(new Refused('not-found'))
  })
  app.onError((error) => {
    const refused = error instanceof Refused ? error : new Refused(isDiskFull(error) ? 'full' : 'broken')
    counters.count(`refused ${refused.code}`)
    return refuse(refused)
  })

  return {
    async handle(request, address) {
      counters.count('requests')
      const origin = request.headers.get('origin')
      if (origin !== null && !apps.has(origin)) {
        counters.count('refused origin')
        return refuse(new Refused('origin'))
      }
      const response = await within(request, address)
      return origin === null ? response : allowOrigin(response, origin)
    },
    stop() {
      stopping = true
      bell.end()
    },
  }

  async function within(request: Request, address: string | undefined): Promise<Response> {
    if (request.method === 'OPTIONS') return preflight()
    if (stopping) return refuse(new Refused('stopping', { retry: 10 }))
    const wait = turns.take(address)
    if (wait > 0) {
      counters.count('refused busy')
      return refuse(new Refused('busy', { retry: wait }))
    }
    return app.fetch(request, { address })
  }
}

function keyOf(mailbox: Mailbox, role: AccessRole): Bytes {
  if (role === 'r') return mailbox.read
  return role === 'a' ? mailbox.append : mailbox.owner
}

const refusedBy = (fault: AppendFault): Refused => new Refused(fault)

/** An id or hash in a path: 32 bytes in their one form. @throws Refused */
function name(value: string): Bytes {
  try {
    const bytes = base64urlToBytes(value)
    if (bytes.length === 32 && bytesToBase64url(bytes) === value) return bytes
  } catch {
    // Falls through: whatever is no name is not found.
  }
  throw new Refused('not-found')
}

function whole(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new Refused('malformed')
  return Number(value)
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC')
