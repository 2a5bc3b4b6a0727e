/** The hub behind a port. Slow, endless and half-open connections end here; nothing about any of them is kept. */
import { createServer } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Config } from './config.ts'
import type { Hub } from './hub.ts'

export interface Listening {
  /** Ends waiting requests, lets those under way finish for at most ten seconds, then closes every connection. */
  stop(): Promise<void>
}

/** Milliseconds: a whole request on the slowest network, its headers, an idle connection, and the last requests at the end. */
const REQUEST = 10 * 60_000
const HEADERS = 20_000
const IDLE = 65_000
const LAST = 10_000

/** @throws the system's error, with `code` EADDRINUSE when the port is taken. */
export async function listen(hub: Hub, config: Pick<Config, 'port' | 'bind' | 'behindProxy'>): Promise<Listening> {
  const listener = getRequestListener(
    (request, { incoming }) => hub.handle(request, addressOf(incoming, config.behindProxy)),
    {
      overrideGlobalObjects: false,
    },
  )
  const limits = { requestTimeout: REQUEST, headersTimeout: HEADERS, keepAliveTimeout: IDLE, maxHeaderSize: 8192 }
  const server = createServer(limits, listener)
  server.maxConnections = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.bind, resolve)
  })
  return {
    stop() {
      hub.stop()
      return new Promise((resolve) => {
        const end = setTimeout(() => server.closeAllConnections(), LAST)
        // A kept-alive connection that falls idle from now on would hold the process.
        const sweep = setInterval(() => server.closeIdleConnections(), 50)
        server.close(() => {
          clearTimeout(end)
          clearInterval(sweep)
          resolve()
        })
      })
    },
  }
}

function addressOf(
  incoming: Pick<HttpBindings['incoming'], 'socket' | 'headers'>,
  behindProxy: boolean,
): string | undefined {
  if (!behindProxy) return incoming.socket.remoteAddress
  // The last entry is the one that our own proxy wrote.
  const forwarded = incoming.headers['x-forwarded-for']
  return (
    String(forwarded ?? '')
      .split(',')
      .at(-1)
      ?.trim() || undefined
  )
}
