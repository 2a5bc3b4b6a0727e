/** What a hub's keeper may set, all by environment variables with working defaults, and what is wrong with a setting, in words. */
import { fail, ok, type Result } from '../wire/ground.ts'

export interface Config {
  readonly port: number
  /** Address to listen on; a hub behind a reverse proxy stays on this machine. */
  readonly bind: string
  readonly data: string
  readonly apps: readonly string[]
  readonly hosts: readonly string[]
  readonly admission: 'open' | 'token'
  /** Bytes for one mailbox, and bytes that must stay free on the disk. */
  readonly quota: number
  readonly floor: number
  /** Requests per second from one address; a whole office may share one. */
  readonly rate: number
  /** The peer's address comes from a proxy of ours, in `x-forwarded-for`. */
  readonly behindProxy: boolean
}

const MiB = 1024 * 1024

export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<Config, string> {
  const port = numberOf(env.KEPT_HUB_PORT ?? '8788')
  if (port === undefined || port > 65_535) return fail('KEPT_HUB_PORT must be a port number, such as 8788.')
  const apps = listOf(env.KEPT_HUB_APPS ?? 'http://localhost:8787')
  const wrong = apps.find((app) => !isOrigin(app))
  if (wrong !== undefined)
    return fail(`KEPT_HUB_APPS must list origins such as https://app.example, separated by spaces; "${wrong}" is none.`)
  const admission = env.KEPT_HUB_ADMISSION ?? 'open'
  if (admission !== 'open' && admission !== 'token') return fail('KEPT_HUB_ADMISSION must be "open" or "token".')
  const quota = numberOf(env.KEPT_HUB_QUOTA ?? '2048')
  const floor = numberOf(env.KEPT_HUB_FLOOR ?? '256')
  const rate = numberOf(env.KEPT_HUB_RATE ?? '60')
  if (!rate) return fail('KEPT_HUB_RATE must be a number of requests per second.')
  if (quota === undefined || floor === undefined) return fail('KEPT_HUB_QUOTA and KEPT_HUB_FLOOR are whole MiB.')
  return ok({
    port,
    bind: env.KEPT_HUB_BIND ?? '127.0.0.1',
    data: env.KEPT_HUB_DATA ?? '.kept/hub',
    apps,
    hosts: env.KEPT_HUB_HOSTS ? listOf(env.KEPT_HUB_HOSTS) : [`localhost:${port}`, `127.0.0.1:${port}`],
    admission,
    quota: quota * MiB,
    floor: floor * MiB,
    rate,
    behindProxy: env.KEPT_HUB_PROXY === '1',
  })
}

const listOf = (text: string): string[] => text.split(/[\s,]+/).filter((item) => item !== '')
const numberOf = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text
  } catch {
    return false
  }
}
