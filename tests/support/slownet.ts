/** A slow network in front of a server: a TCP relay with a round-trip time and one shared pipe, so that page, Workers and service worker all feel it. */
import { connect, createServer, type Socket } from 'node:net'

export interface Net {
  /** Round-trip time, milliseconds. */
  readonly rtt: number
  /** Kilobits a second, shared by all connections, in each direction. */
  readonly kbps: number
}

export const NETS = {
  slow4g: { rtt: 150, kbps: 1638 },
  edge: { rtt: 400, kbps: 200 },
  '2g': { rtt: 800, kbps: 50 },
} as const satisfies Record<string, Net>

const SLICE = 2048

export interface Relay {
  readonly port: number
  /** Bytes that came from the server since the last `reset`. */
  bytes(): number
  reset(): void
  close(): Promise<void>
}

export function openRelay(target: number, net: Net): Promise<Relay> {
  let received = 0
  const free = { up: 0, down: 0 }
  const sockets = new Set<Socket>()
  const carry = (from: Socket, to: Socket, way: 'up' | 'down'): void => {
    let chain = Promise.resolve()
    from.on('data', (data: Buffer) => {
      from.pause()
      chain = chain.then(async () => {
        for (let at = 0; at < data.length; at += SLICE) {
          const slice = data.subarray(at, at + SLICE)
          const now = Date.now()
          free[way] = Math.max(free[way], now) + (slice.length * 8) / net.kbps
          const due = free[way] + net.rtt / 2 - now
          if (way === 'down') received += slice.length
          setTimeout(() => to.writable && to.write(slice), due)
          const behind = free[way] - now - 50
          if (behind > 0) await new Promise((resolve) => setTimeout(resolve, behind))
        }
        from.resume()
      })
    })
    from.on('end', () => chain.then(() => setTimeout(() => to.end(), net.rtt + Math.max(0, free[way] - Date.now()))))
    from.on('error', () => to.destroy())
    from.on('close', () => sockets.delete(from))
  }
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      sockets.add(socket)
    }
    carry(client, upstream, 'up')
    carry(upstream, client, 'down')
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        port: address && typeof address === 'object' ? address.port : 0,
        bytes: () => received,
        reset: () => {
          received = 0
        },
        close: () =>
          new Promise((done) => {
            for (const socket of sockets) socket.destroy()
            server.close(() => done())
          }),
      })
    })
  })
}
