/** Builds the app and the hub when what is there is older than what it is made from. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const COMMON = ['package.json', 'vite.config.ts', 'src/prelude', 'src/wire']
/** `made` is what a build writes last, so that one that was interrupted counts as none. */
const TARGETS = {
  app: { made: 'dist/app/sw.js', from: [...COMMON, 'src', 'public'], without: ['hub', 'host'], arguments: [] },
  hub: { made: 'dist/hub/main.js', from: [...COMMON, 'src/hub'], without: [], arguments: ['--mode', 'hub'] },
}

function newest(path, without) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  return readdirSync(path)
    .filter((name) => !without.includes(name) && !name.endsWith('.md'))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name), [])), 0)
}

export function isStale({ made, from, without }) {
  const at = statSync(join(root, made), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return from.some((path) => newest(join(root, path), without) > at)
}

/**
 * @param {'app' | 'hub'} name
 * @returns {boolean} false when the build failed; it has said why
 */
export function buildIfStale(name) {
  const target = TARGETS[name]
  if (!isStale(target)) return true
  console.log(`Building the ${name}…`)
  // A test runner's marks in the environment would choose the tests' configuration, and a build for development.
  const { VITEST: _, ...env } = process.env
  env.NODE_ENV = 'production'
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...target.arguments], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  return done.status === 0
}
