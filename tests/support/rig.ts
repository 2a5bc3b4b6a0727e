/** Real Chromium, the real built app and the real hub process, each on its own port and folder; everything is gone afterwards. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { buildIfStale } from '../../src/host/build.mjs'
import { findChromium } from '../../src/host/ready.mjs'
import { openAppServer } from '../../src/host/serve.mjs'
import { ROOT } from './house.ts'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

export const PHONE = {
  viewport: { width: 360, height: 640 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
} as const

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

export const temporary = (name: string): string => mkdtempSync(join(tmpdir(), `kept-${name}-`))

/** Builds the app and the hub where they are older than their sources. */
export function ensureBuilt(): void {
  if (!buildIfStale('app') || !buildIfStale('hub')) throw new Error('the build failed')
}

export interface HubProcess {
  readonly origin: string
  readonly data: string
  /** Everything the hub has printed. */
  log(): string
  stop(): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
}

export async function startHub(apps: readonly string[], port: number): Promise<HubProcess> {
  const data = temporary('hub')
  let child: ChildProcess | undefined
  let printed = ''
  const origin = `http://localhost:${port}`
  const start = async (): Promise<void> => {
    const running = spawn(process.execPath, [join(ROOT, 'dist/hub/main.js')], {
      env: { ...process.env, KEPT_HUB_PORT: String(port), KEPT_HUB_DATA: data, KEPT_HUB_APPS: apps.join(',') },
    })
    child = running
    running.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    running.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    for (let attempt = 0; attempt < 100; attempt++) {
      if (running.exitCode !== null) throw new Error(`the hub ended at once:\n${printed}`)
      const answer = await fetch(`${origin}/v1/hub`).catch(() => undefined)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the hub did not answer:\n${printed}`)
  }
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    await gone
  }
  await start()
  return { origin, data, log: () => printed, stop: end('SIGTERM'), kill: end('SIGKILL'), start }
}

export interface World {
  readonly app: string
  readonly hub: HubProcess
  end(): Promise<void>
}

/** App and hub, running. */
export async function startWorld(): Promise<World> {
  ensureBuilt()
  const [appPort, hubPort] = [await freePort(), await freePort()]
  const app = `http://localhost:${appPort}`
  const hub = await startHub([app], hubPort)
  const server = await openAppServer({ folder: join(ROOT, 'dist/app'), port: appPort, hubs: [hub.origin] })
  return {
    app,
    hub,
    end: async () => {
      await server.stop()
      await hub.stop()
      rmSync(hub.data, { recursive: true, force: true })
    },
  }
}

export interface Device {
  readonly context: BrowserContext
  readonly page: Page
  readonly profile: string
  /** What the page's console and its errors said. */
  readonly said: string[]
  close(): Promise<void>
  /** SIGKILL of every process of this profile: no goodbye to anybody. */
  kill(): Promise<void>
}

export interface DeviceOptions {
  readonly profile?: string
  readonly locale?: string
  readonly dark?: boolean
  readonly options?: BrowserContextOptions
}

/** Ids of the browser that was started with this profile folder, and of everything it has started. */
function processesOf(profile: string): readonly number[] {
  const listed = spawnSync('ps', ['-Awwo', 'pid=,ppid=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).stdout
  const all = listed.split('\n').flatMap((line) => {
    const [, id = '', parent = '', words = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return id === '' ? [] : [{ id: Number(id), parent: Number(parent), words }]
  })
  const found = all.filter(({ words }) => words.includes(`--user-data-dir=${profile}`)).map(({ id }) => id)
  for (const id of found)
    found.push(...all.filter((one) => one.parent === id && !found.includes(one.id)).map((one) => one.id))
  return found
}

/** One phone: an own browser process with an own profile folder. */
export async function openDevice(url: string, wish: DeviceOptions = {}): Promise<Device> {
  const profile = wish.profile ?? temporary('profile')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: QUIET,
    locale: wish.locale ?? 'en-GB',
    colorScheme: wish.dark ? 'dark' : 'light',
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
    ...PHONE,
    ...wish.options,
  })
  context.setDefaultTimeout(20_000)
  const page = context.pages()[0] ?? (await context.newPage())
  const said: string[] = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(`error: ${error.message}`))
  await page.goto(url)
  const kill = async (): Promise<void> => {
    for (const id of processesOf(profile)) process.kill(id, 'SIGKILL')
    await context.close().catch(() => undefined)
  }
  return { context, page, profile, said, close: () => context.close(), kill }
}

export const forget = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** The `age` program, where it is installed. */
export function ageVersion(): string | undefined {
  try {
    return execFileSync('age', ['--version'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}
