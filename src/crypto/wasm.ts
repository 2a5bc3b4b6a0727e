/** The Argon2id modules as the build places them. Imported by the keeper's Worker alone: tests read the same files from disk. */
import plainUrl from 'argon2id/dist/no-simd.wasm?url'
import simdUrl from 'argon2id/dist/simd.wasm?url'
import type { WasmSource } from './kdf.ts'

const load = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer())

export const builtWasm: WasmSource = { simd: () => load(simdUrl), plain: () => load(plainUrl) }
