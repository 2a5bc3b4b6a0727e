/** The Argon2id modules from disk, as the Worker gets them from its own origin. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { WasmSource } from '../../src/crypto/kdf.ts'

const locate = createRequire(import.meta.url)
const load = (name: string) => async () =>
  new Uint8Array(await readFile(locate.resolve('argon2id').replace(/index\.js$/, `dist/${name}.wasm`)))

export const diskWasm: WasmSource = { simd: load('simd'), plain: load('no-simd') }
