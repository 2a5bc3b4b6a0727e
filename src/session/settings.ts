import { createSignal } from 'solid-js'
import { encodeValue } from '../domain/cbor.ts'
import type { Keeper } from '../keeper/contract.ts'
import type { Session, Settings } from './session.ts'
import { readShelved } from './shelf.ts'

const NAME = 'settings'
const THEMES = ['system', 'light', 'dark'] as const
export const DEFAULT_SETTINGS: Settings = { idleMinutes: 5 }

/** Anything may be missing or stale: what can't be understood falls back to its default. */
export function readSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return DEFAULT_SETTINGS
  const { lang, theme, idleMinutes } = value as { readonly [F in keyof Settings]?: unknown }
  const known = THEMES.find((one) => one === theme)
  const minutes = typeof idleMinutes === 'number' ? Math.round(idleMinutes) : DEFAULT_SETTINGS.idleMinutes
  return {
    ...(typeof lang === 'string' && { lang }),
    ...(known && { theme: known }),
    idleMinutes: Math.min(15, Math.max(1, minutes)),
  }
}

export function createSettings(
  keeper: Keeper,
): Pick<Session, 'settings' | 'saveSettings'> & { readonly load: () => Promise<void> } {
  const [settings, setSettings] = createSignal(DEFAULT_SETTINGS)
  return {
    settings,
    saveSettings: async (change) => {
      const next = readSettings({ ...settings(), ...change })
      setSettings(next)
      await keeper.shelve({ put: [{ name: NAME, value: encodeValue(next) }] })
    },
    load: async () => {
      setSettings(readSettings(await readShelved(keeper, NAME, 1_000)))
    },
  }
}
