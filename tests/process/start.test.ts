/** `npm start` as a newcomer meets it: two origins, strict headers, an end on Ctrl-C, and words when a port is taken. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../../src/host/build.mjs'
import { folderFor, freePort } from '../support/hubprocess.ts'

const start = fileURLToPath(new URL('../../src/host/start.mjs', import.meta.url))

interface Run {
  readonly child: ChildProcess
  readonly printed: () => string
  readonly says: (words: string) => Promise<void>
  readonly ended: Promise<number | null>
}

/** In a process group of its own, so that Ctrl-C reaches all of it, as it does in a terminal. */
function run(env: Record<string, string>): Run {
  const { VITEST: _, ...rest } = process.env
  const child = spawn(process.execPath, [start], { env: { ...rest, ...env }, detached: true })
  let output = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer): void => {
    output += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return {
    child,
    printed: () => output,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(words)) resolve()
        }
        listeners.add(look)
        look()
        ended.then(() => reject(new Error(`ended without saying "${words}":\n${output}`)))
      }),
    ended,
  }
}

const holdPort = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

let data: string
beforeAll(async () => {
  expect(buildIfStale('hub') && buildIfStale('app')).toBe(true)
  data = await folderFor('start')
})
afterAll(() => rm(data, { recursive: true, force: true }))

describe('npm start', () => {
  it('serves the app and the hub on two origins, each knowing the other, until Ctrl-C', async () => {
    const [port, hubPort] = [await freePort(), await freePort()]
    const env = { KEPT_PORT: String(port), KEPT_HUB_PORT: String(hubPort), KEPT_HUB_DATA: data }
    const kept = run(env)
    await kept.says(`http://localhost:${port}`)
    const [app, hub] = [`http://localhost:${port}`, `http://localhost:${hubPort}`]
    const page = await fetch(`${app}/`)
    expect(await page.text()).toContain('<script type="module"')
    expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ${hub};`)
    expect(await (await fetch(`${app}/hubs.json`)).json()).toEqual({ hubs: [hub] })
    const worker = await fetch(`${app}/sw.js`)
    expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const info = await fetch(`${hub}/v1/hub`, { headers: { origin: app } })
    expect([info.status, info.headers.get('access-control-allow-origin')]).toEqual([200, app])

    const second = run(env)
    expect(await second.ended).toBe(1)
    expect(second.printed()).toMatch(new RegExp(`Port ${port} is taken[^]*KEPT_PORT=\\d+ npm start`))

    process.kill(-(kept.child.pid ?? 0), 'SIGINT')
    expect(await kept.ended).toBe(0)
    expect(kept.printed()).toContain('The hub has stopped.')
    await expect(fetch(`${app}/`)).rejects.toThrow()
    await expect(fetch(`${hub}/v1/hub`)).rejects.toThrow()
  })

  it("says which variable to set when the hub's port is taken, or one is nonsense, or both are the same", async () => {
    const [port, hubPort] = [await freePort(), await freePort()]
    const holder = await holdPort(hubPort)
    try {
      for (const [env, words] of [
        [
          { KEPT_PORT: String(port), KEPT_HUB_PORT: String(hubPort) },
          /Port \d+ is taken[\s\S]*KEPT_HUB_PORT=\d+ npm start/,
        ],
        [{ KEPT_PORT: 'none' }, /KEPT_PORT must be a port number/],
        [{ KEPT_PORT: String(port), KEPT_HUB_PORT: String(port) }, /must differ/],
      ] as const) {
        const kept = run({ ...env, KEPT_HUB_DATA: data })
        expect(await kept.ended).toBe(1)
        expect(kept.printed()).toMatch(words)
      }
    } finally {
      holder.close()
    }
  })

  it('ends the app when the hub dies, instead of serving half', async () => {
    const [port, hubPort] = [await freePort(), await freePort()]
    const kept = run({ KEPT_PORT: String(port), KEPT_HUB_PORT: String(hubPort), KEPT_HUB_DATA: data })
    await kept.says(`http://localhost:${port}`)
    // Its only child by now, as Linux tells it.
    const children = await readFile(`/proc/${kept.child.pid}/task/${kept.child.pid}/children`, 'utf8')
    const pid = Number(children.trim())
    process.kill(pid, 'SIGKILL')
    expect(await kept.ended).toBe(1)
    expect(kept.printed()).toContain('The hub has ended')
  })
})
