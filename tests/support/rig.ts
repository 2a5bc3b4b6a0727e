/** Real Chromium, the real built app and the real hub process, each on its own port and folder; everything is gone afterwards. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { buildIfStale } from '../../src/host/build.mjs'
import { findChromium } from '../../src/host/ready.mjs'
import { openAppServer } from '../../src/host/serve.mjs'
import { ROOT } from './house.ts'
import { freePort, type HubProcess, startHub } from './hubprocess.ts'

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

export const temporary = (name: string): string => mkdtempSync(join(tmpdir(), `kept-${name}-`))

/** Builds the app and the hub where they are older than their sources. */
export function ensureBuilt(): void {
  if (!buildIfStale('app') || !buildIfStale('hub')) throw new Error('the build failed')
}

export interface Hub {
  readonly origin: string
  readonly data: string
  /** Everything the hub has printed, over all its lives. */
  log(): string
  stop(): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
}

/** A hub that can be killed and started again on the same port and folder. */
async function openHub(apps: readonly string[], port: number): Promise<Hub> {
  const data = temporary('hub')
  const spawn = (): Promise<HubProcess> => startHub(port, data, { KEPT_HUB_APPS: apps.join(',') })
  let running = await spawn()
  let earlier = ''
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running.child.kill(signal)
    await running.ended
  }
  return {
    origin: `http://localhost:${port}`,
    data,
    log: () => earlier + running.printed(),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async () => {
      earlier += running.printed()
      running = await spawn()
    },
  }
}

export interface World {
  readonly app: string
  readonly hub: Hub
  end(): Promise<void>
}

/** App and hub, running. */
export async function startWorld(): Promise<World> {
  ensureBuilt()
  const [appPort, hubPort] = [await freePort(), await freePort()]
  const app = `http://localhost:${appPort}`
  const hub = await openHub([app], hubPort)
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
  /** The addresses that were asked for, by the page, its Workers and the service worker. */
  readonly asked: string[]
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
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(`error: ${error.message}`))
  await page.goto(url)
  const kill = async (): Promise<void> => {
    for (const id of processesOf(profile)) process.kill(id, 'SIGKILL')
    await context.close().catch(() => undefined)
  }
  return { context, page, profile, said, asked, close: () => context.close(), kill }
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
