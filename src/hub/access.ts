/** Who may: whoever signs with the right key of this mailbox, to this hub, now, once. See wire/README.md §4. */
import { type AccessRole, AUTH_HEADER, parseAuth, type Signed, signingBytes } from '../wire/auth.ts'
import { bytesToBase64url, type Instant } from '../wire/ground.ts'
import { LIMITS } from '../wire/limits.ts'
import { isSigned } from '../wire/signature.ts'
import { Refused } from './refusal.ts'

export interface Access {
  /** Cheap checks first, before a body is read. @throws Refused */
  begin(request: Request, roles: readonly AccessRole[]): Signed
  /** The signature itself, and that it was never seen. @param key 32 bytes. @throws Refused */
  finish(request: Request, body: Uint8Array, signed: Signed, key: Uint8Array): Promise<void>
}

/** Most nonces remembered; at a millisecond for each verification one core can't make more in ten minutes. */
const MAX_NONCES = 600_000

/** @param hosts the hub's own names, lower case, with port where it isn't the scheme's. */
export function createAccess(now: () => Instant, hosts: ReadonlySet<string>): Access {
  /** In the order of arrival, which is the order of expiry. */
  const seen = new Map<string, Instant>()

  function forget(): void {
    for (const [nonce, at] of seen) {
      if (Math.abs(now() - at) <= LIMITS.nonce) return
      seen.delete(nonce)
    }
  }

  function checkTime(signed: Signed): void {
    if (Math.abs(signed.time - now()) > LIMITS.skew) throw new Refused('clock', { time: now() })
  }

  return {
    begin(request, roles) {
      if (!hosts.has(new URL(request.url).host)) throw new Refused('misdirected')
      const signed = parseAuth(request.headers.get(AUTH_HEADER) ?? '')
      if (!signed || !roles.includes(signed.role)) throw new Refused('unsigned')
      checkTime(signed)
      return signed
    },
    async finish(request, body, signed, key) {
      const { host, pathname, search } = new URL(request.url)
      const signable = { method: request.method, host, target: pathname + search, body }
      const message = await signingBytes(signable, signed.role, signed.time, signed.nonce)
      if (!isSigned(key, message, signed.signature)) throw new Refused('unsigned')
      // Again, because the body may have taken its time: a nonce is remembered for as long as its signature could pass here.
      checkTime(signed)
      // Only what was validly signed is remembered, so that a stranger can't fill the memory.
      forget()
      const nonce = bytesToBase64url(signed.nonce)
      if (seen.has(nonce)) throw new Refused('replayed')
      if (seen.size >= MAX_NONCES) throw new Refused('busy', { retry: 60 })
      seen.set(nonce, now())
    },
  }
}
