/**
 * Passphrase to key: Argon2id, version 0x13 (RFC 9106). WebAssembly where there is some (SIMD, else plain), else the JavaScript
 * of noble, several times slower: Lockdown Mode and the higher levels of Tor Browser have no WebAssembly. Same answer from all three.
 */
import { argon2id as noble } from '@noble/hashes/argon2.js'
import setup from 'argon2id/lib/setup.js'
import type { Bytes } from '../prelude/bytes.ts'
import { owned } from '../prelude/bytes.ts'

/** Constants of the code; never taken from a hub, a team or a file beyond the number. Memory in KiB. Lanes: 1. */
export const PROFILES = {
  1: { memory: 64 * 1024, passes: 3 },
  2: { memory: 128 * 1024, passes: 3 },
  /** Only where 64 MiB can't be had: the user is told. */
  3: { memory: 19 * 1024, passes: 2 },
} as const

export type Profile = keyof typeof PROFILES

export const isProfile = (value: number): value is Profile => value === 1 || value === 2 || value === 3

/** Where the two WebAssembly modules come from: fetched beside the Worker, read from disk in tests. Bytes, not compiled. */
export interface WasmSource {
  readonly simd: () => Promise<Bytes>
  readonly plain: () => Promise<Bytes>
}

export interface Argon2Input {
  readonly password: Bytes
  readonly salt: Bytes
  readonly memory: number
  readonly passes: number
  readonly lanes: number
  readonly secret?: Bytes
  readonly ad?: Bytes
  readonly length: number
}

/** The C of the package wants eight bytes of password; RFC 9106 does not, and neither does noble. */
const WASM_MIN_PASSWORD = 8

async function argon2Wasm(input: Argon2Input, wasm: WasmSource): Promise<Bytes> {
  const instantiate =
    (load: () => Promise<Bytes>) =>
    async (imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> =>
      WebAssembly.instantiate(await load(), imports)
  // set up anew each time: the memory of the run is let go with it
  const compute = await setup(instantiate(wasm.simd), instantiate(wasm.plain))
  const { password, salt, memory, passes, lanes, secret, ad, length } = input
  return owned(
    compute({
      password,
      salt,
      memorySize: memory,
      passes,
      parallelism: lanes,
      tagLength: length,
      ...(secret ? { secret } : {}),
      ...(ad ? { ad } : {}),
    }),
  )
}

function argon2Script({ password, salt, memory, passes, lanes, secret, ad, length }: Argon2Input): Bytes {
  const options = {
    m: memory,
    t: passes,
    p: lanes,
    dkLen: length,
    ...(secret ? { key: secret } : {}),
    ...(ad ? { personalization: ad } : {}),
  }
  return owned(noble(password, salt, options))
}

/** Argon2id with all its inputs, by whichever implementation can. Exported for RFC 9106's own vector. */
export async function argon2id(input: Argon2Input, wasm?: WasmSource): Promise<Bytes> {
  if (!wasm || typeof WebAssembly === 'undefined' || input.password.length < WASM_MIN_PASSWORD)
    return argon2Script(input)
  try {
    return await argon2Wasm(input, wasm)
  } catch (cause) {
    // no room for the memory: the caller may try a smaller profile. Anything else (no such file, code generation refused): go on in script.
    if (cause instanceof RangeError) throw cause
    return argon2Script(input)
  }
}

/** @returns 32 bytes. @throws RangeError when the profile's memory can't be had. About 0.3 s for profile 1 on a desktop, 1–4 s on a phone. */
export type Stretch = (passphrase: Uint8Array, salt: Uint8Array, profile: Profile) => Promise<Bytes>

/** @param wasm absent: script only. `salt` 32 bytes; the passphrase UTF-8 in NFKC, at least one byte. */
export const createStretch =
  (wasm?: WasmSource): Stretch =>
  (passphrase, salt, profile) => {
    const { memory, passes } = PROFILES[profile]
    return argon2id({ password: owned(passphrase), salt: owned(salt), memory, passes, lanes: 1, length: 32 }, wasm)
  }
