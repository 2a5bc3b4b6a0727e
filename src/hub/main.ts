/** `node dist/hub/main.js` runs a hub; `node dist/hub/main.js token` makes an admission token. Settings: config.ts. */
import { mkdirSync } from 'node:fs'
import { bytesToBase64url, realWorld } from '../wire/ground.ts'
import { issueToken, openAdmission, tokenAdmission } from './admission.ts'
import { readConfig } from './config.ts'
import { createCounters } from './counters.ts'
import { createHub } from './hub.ts'
import { openPartFiles } from './parts.ts'
import { createRoom } from './room.ts'
import { NewerData } from './schema.ts'
import { listen } from './server.ts'
import { DataInUse, openSqliteLog } from './sqlitelog.ts'

const HOUR = 60 * 60_000

/** Says what to do, and ends with a failure. */
class Trouble extends Error {}

async function run(): Promise<void> {
  const config = readConfig(process.env)
  if (!config.ok) throw new Trouble(config.error)
  const { port, bind, data, floor, quota, rate, apps, hosts, admission } = config.value
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (process.argv[2] === 'token') {
    console.log(bytesToBase64url(await issueToken(data)))
    return
  }
  const log = await openSqliteLog(data).catch((error: unknown) => {
    if (error instanceof DataInUse)
      throw new Trouble(`Another hub is using ${data}. Stop it first, or choose another folder with KEPT_HUB_DATA.`)
    if (error instanceof NewerData) throw new Trouble(`${data} was written by a newer hub. Update this one.`)
    throw error
  })
  const counters = createCounters()
  const hub = createHub({
    log,
    parts: await openPartFiles(data),
    admission: admission === 'open' ? openAdmission : tokenAdmission(data),
    counters,
    world: realWorld,
    hosts,
    apps,
    hasRoom: createRoom(data, floor),
    quota,
    rate,
  })
  const listening = await listen(hub, config.value).catch(async (error: unknown) => {
    await log.close()
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Trouble(`Port ${port} is taken. Stop what uses it, or choose another with KEPT_HUB_PORT.`)
    throw error
  })
  console.log(`The hub listens on http://${bind}:${port} and keeps its data in ${data}.`)
  const report = (): void => {
    const line = counters.line()
    if (line) console.log(line)
  }
  setInterval(report, HOUR).unref()

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await listening.stop()
    await log.close()
    report()
    console.log('The hub has stopped.')
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

run().catch((error: unknown) => {
  console.error(error instanceof Trouble ? error.message : error)
  process.exit(1)
})
