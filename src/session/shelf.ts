/** What session shares about the keeper: its events for as long as the session lives, and its shelf read with care. */
import { onCleanup } from 'solid-js'
import { decodeValue } from '../domain/cbor.ts'
import type { EventName, Keeper, KeeperEvents } from '../keeper/contract.ts'

/** Listens until the Solid root of the session is disposed. */
export function hear<N extends EventName>(keeper: Keeper, event: N, listener: (value: KeeperEvents[N]) => void): void {
  onCleanup(keeper.on(event, listener))
}

/** Undefined for what is not there, is damaged, or is not ours: one bad value never keeps somebody out of the rest. */
export async function readShelved(keeper: Keeper, name: string, maxBytes: number): Promise<unknown> {
  try {
    const bytes = await keeper.take({ name })
    const value = bytes && decodeValue(bytes, maxBytes)
    return value?.ok ? value.value : undefined
  } catch {
    return undefined
  }
}

export async function readAllShelved(keeper: Keeper, prefix: string, maxBytes: number): Promise<readonly unknown[]> {
  const names = await keeper.shelf({ prefix })
  return Promise.all(names.map((name) => readShelved(keeper, name, maxBytes)))
}
