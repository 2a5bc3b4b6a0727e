/** What a hub costs: durable posts over HTTP from a process of its own, its log alone, and reading back. */
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { openSqliteLog } from '../../src/hub/sqlitelog.ts'
import { utf8 } from '../../src/prelude/bytes.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import { createHubClient } from '../../src/sync/client.ts'
import { type Position, startOf } from '../../src/wire/chain.ts'
import { isSigned } from '../../src/wire/signature.ts'
import { envelopeOf, hash, keysOf, mailboxOf } from '../support/hub.ts'
import { folderFor, freePort, startHub } from '../support/hubprocess.ts'

type Print = (figure: object) => void
const A = mailboxOf('bench')
const since = (start: number): number => performance.now() - start
const at = (sorted: readonly number[], part: number): number =>
  Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10

async function logAlone(print: Print): Promise<void> {
  const folder = await folderFor('bench-log')
  const log = await openSqliteLog(folder)
  const box = { id: A.id, read: A.read.public, append: A.append.public, owner: A.owner.public }
  await log.create({ id: A.id, read: hash(box.read), append: hash(box.append), owner: hash(box.owner) })
  let counter = 0
  const one = () => {
    const envelope = envelopeOf(A.id, `log ${counter++}`)
    return [{ id: hash(envelope), envelope }]
  }
  for (const together of [1, 10, 100]) {
    const start = performance.now()
    let done = 0
    while (since(start) < 3000) {
      await Promise.all(Array.from({ length: together }, () => log.append(A.id, one(), 1e12)))
      done += together
    }
    print({ bench: 'hub', what: 'log append 1 KiB', together, perSecond: Math.round((done / since(start)) * 1000) })
  }
  await log.close()
  await rm(folder, { recursive: true, force: true })
}

function verifying(print: Print): void {
  const message = utf8('a request')
  const signature = A.read.sign(message)
  if (!(signature instanceof Uint8Array)) return
  const start = performance.now()
  let done = 0
  for (; since(start) < 1500; done++) isSigned(A.read.public, message, signature)
  print({ bench: 'hub', what: 'verify', perSecond: Math.round((done / since(start)) * 1000) })
}

async function overHttp(print: Print): Promise<void> {
  const data = await folderFor('bench-hub')
  const hub = await startHub(await freePort(), data, { KEPT_HUB_RATE: '100000' })
  const client = createHubClient({ origin: hub.origin, fetch, world: realWorld })
  await client.createMailbox(keysOf(A))
  const times: number[] = []
  let counter = 0
  let refused = 0
  const start = performance.now()
  async function phone(): Promise<void> {
    while (since(start) < 5000) {
      const envelope = envelopeOf(A.id, `post ${counter++}`)
      const began = performance.now()
      const answer = await client.push(A.id, [envelope], A.append)
      if (answer.ok) times.push(since(began))
      else {
        refused++
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  await Promise.all(Array.from({ length: 32 }, phone))
  const seconds = since(start) / 1000
  times.sort((a, b) => a - b)
  print({
    bench: 'hub',
    what: 'post 1 KiB over HTTP, 32 phones',
    perSecond: Math.round(times.length / seconds),
    refused,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
  })

  const begun = performance.now()
  let from: Position = startOf(A.id)
  let envelopes = 0
  for (let more = true; more; ) {
    const page = await client.pull(A.id, from, A.read)
    if (!page.ok) break
    envelopes += page.value.envelopes.length
    from = page.value.last
    more = page.value.more
  }
  print({ bench: 'hub', what: 'pull 1 KiB', envelopes, perSecond: Math.round((envelopes / since(begun)) * 1000) })
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${hub.child.pid}/status`, 'utf8'))?.[1]
  print({ bench: 'hub', what: 'resident memory', MiB: Math.round(Number(resident) / 1024) })
  hub.child.kill('SIGTERM')
  await hub.ended
  await rm(data, { recursive: true, force: true })
}

export async function run(print: Print): Promise<void> {
  verifying(print)
  await logAlone(print)
  await overHttp(print)
}
