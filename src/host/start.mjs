/**
 * `npm start`: installs and builds what is missing, then runs the hub as a process of its own and the app's files beside it, on two
 * origins, until Ctrl-C. Plain Node, so that it works before anything is installed.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.mjs'
import { installPackages } from './ready.mjs'
import { openAppServer } from './serve.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bind = process.env.KEPT_BIND ?? '127.0.0.1'
const port = portOf('KEPT_PORT', 8787)
const hubPort = portOf('KEPT_HUB_PORT', 8788)

function give(words) {
  console.error(words)
  process.exit(1)
}

function portOf(name, standard) {
  const value = process.env[name] ?? String(standard)
  if (/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65536) return Number(value)
  return give(`${name} must be a port number, such as ${standard}.`)
}

const isFree = (number) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(number, bind, () => probe.close(() => resolve(true)))
  })

async function checkPort(name, number) {
  if (await isFree(number)) return
  const other = number + 10
  give(
    `Port ${number} is taken, perhaps by another Kept.\nStop what uses it, or choose another port:  ${name}=${other} npm start`,
  )
}

/** Resolves when the hub listens; ends everything when it can't. */
function startHub() {
  const apps = process.env.KEPT_HUB_APPS ?? `http://localhost:${port} http://127.0.0.1:${port}`
  const data = process.env.KEPT_HUB_DATA ?? join(root, '.kept/hub')
  const child = spawn(process.execPath, [join(root, 'dist/hub/main.js')], {
    env: { ...process.env, KEPT_HUB_PORT: String(hubPort), KEPT_HUB_APPS: apps, KEPT_HUB_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve) => {
    child.once('exit', () => give('The hub could not start.'))
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      if (String(chunk).includes('listens on')) resolve(child)
    })
  })
}

if (port === hubPort) give('KEPT_PORT and KEPT_HUB_PORT must differ: the app and the hub never share an origin.')
await checkPort('KEPT_PORT', port)
await checkPort('KEPT_HUB_PORT', hubPort)
installPackages()
if (!buildIfStale('hub') || !buildIfStale('app')) give('The build failed; the reason is above.')

const hub = await startHub()
const hubs = (process.env.KEPT_HUBS ?? `http://localhost:${hubPort}`).split(/[\s,]+/).filter(Boolean)
const app = await openAppServer({ folder: join(root, 'dist/app'), hubs, port, bind }).catch((error) => {
  hub.kill('SIGTERM')
  give(`The app could not start: ${error.message}`)
})

let stopping = false
async function stop(code) {
  if (stopping) return
  stopping = true
  const ended = new Promise((resolve) => hub.once('exit', resolve))
  if (hub.exitCode === null && hub.signalCode === null) {
    hub.kill('SIGTERM')
    await ended
  }
  await app.stop()
  process.exit(code)
}

hub.removeAllListeners('exit')
hub.once('exit', () => {
  if (stopping) return
  console.error('The hub has ended, so the app ends too.')
  stop(1)
})
process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))
console.log(`\nKept is ready. Open  ${app.origin}  in a browser. Stop with Ctrl-C.\n`)
