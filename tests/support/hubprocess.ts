/** The built hub as its own process, on a free port and a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from '../../src/host/build.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const main = join(root, 'dist/hub/main.js')

/** The hub, built from the sources as they are. @returns the path of its main.js. */
export async function buildHub(): Promise<string> {
  if (!buildIfStale('hub')) throw new Error('the hub does not build')
  return main
}

export const folderFor = (what: string): Promise<string> => mkdtemp(join(tmpdir(), `kept-${what}-`))

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

export interface HubProcess {
  readonly child: ChildProcess
  readonly origin: string
  /** Everything it has printed so far. */
  readonly printed: () => string
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
}

/** Starts one and waits until it listens or has ended. */
export async function startHub(port: number, data: string, env: Record<string, string> = {}): Promise<HubProcess> {
  const child = spawn(process.execPath, [await buildHub()], {
    env: { PATH: process.env.PATH, KEPT_HUB_PORT: String(port), KEPT_HUB_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
  const listening = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString()
      if (output.includes('listens on')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  await Promise.race([listening, ended])
  return { child, origin: `http://127.0.0.1:${port}`, printed: () => output, ended }
}
