/** Reads the house: files, their rooms, and every import, as text. One place knows how; the house test asks. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Room → rooms it may import. Its own room is always allowed. `screens/*` stands for each screen. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  prelude: [],
  i18n: ['prelude'],
  crypto: ['prelude'],
  wire: ['prelude'],
  store: ['prelude'],
  ui: ['prelude', 'i18n'],
  'domain/values': ['prelude'],
  'domain/reference': ['prelude', 'domain/values'],
  'domain/project': ['prelude', 'domain/values', 'domain/reference'],
  'domain/case': ['prelude', 'domain/values', 'domain/reference'],
  domain: ['prelude', 'domain/values', 'domain/reference', 'domain/project', 'domain/case'],
  reference: ['prelude', 'domain/values', 'domain/reference'],
  evidence: ['prelude'],
  exports: ['prelude', 'i18n', 'domain', 'domain/values', 'domain/reference', 'domain/project', 'domain/case'],
  vault: ['prelude', 'crypto', 'store'],
  team: ['prelude', 'crypto', 'wire'],
  sync: ['prelude', 'wire'],
  keeper: ['prelude', 'crypto', 'vault', 'team', 'wire', 'store', 'sync'],
  session: [
    'prelude',
    'domain',
    'domain/values',
    'domain/reference',
    'domain/project',
    'domain/case',
    'evidence',
    'exports',
    'reference',
    'keeper/contract',
  ],
  'screens/*': [
    'prelude',
    'i18n',
    'ui',
    'domain',
    'domain/values',
    'domain/reference',
    'domain/project',
    'domain/case',
    'exports',
    'session',
  ],
  sw: ['prelude'],
  hub: ['wire'],
  host: [],
  main: ['prelude', 'i18n', 'ui', 'session', 'screens/*', 'keeper/contract'],
}

/** Package (or its scope) → the rooms that may name it. */
export const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  dexie: ['store'],
  'age-encryption': ['crypto'],
  '@noble/hashes': ['crypto'],
  '@noble/curves': ['crypto', 'wire'],
  argon2id: ['crypto'],
  cborg: ['wire', 'domain', 'domain/reference'],
  valibot: ['domain', 'domain/values', 'domain/reference', 'domain/project', 'domain/case', 'wire'],
  'solid-js': ['session', 'ui', 'i18n', 'screens/*', 'main'],
  '@scure/bip39': ['i18n'],
  '@zxcvbn-ts/core': ['screens/*'],
  '@zxcvbn-ts/language-common': ['screens/*'],
  virtua: ['ui'],
  'lean-qr': ['ui'],
  qr: ['ui'],
  fflate: ['exports', 'reference'],
  'workbox-window': ['main'],
  'workbox-core': ['sw'],
  'workbox-precaching': ['sw'],
  'workbox-routing': ['sw'],
  hono: ['hub'],
  '@hono/node-server': ['hub'],
  kysely: ['hub'],
  'better-sqlite3': ['hub'],
  'node:': ['hub', 'host', 'reference/importcheck'],
}

export interface Import {
  readonly file: string
  readonly target: string
}

export function filesUnder(folder: string, ending: RegExp): string[] {
  const out: string[] = []
  for (const name of readdirSync(join(ROOT, folder))) {
    if (name === 'node_modules' || name === 'dist') continue
    const path = `${folder}/${name}`
    if (statSync(join(ROOT, path)).isDirectory()) out.push(...filesUnder(path, ending))
    else if (ending.test(name)) out.push(path)
  }
  return out
}

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Comments and template noise gone, so that prose can't look like an import. */
const bare = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

/** Static, type-only, re-exporting, dynamic and `import('…')` type imports, and Workers by URL. */
export function importsOf(source: string): string[] {
  const found = new Set<string>()
  const code = bare(source)
  for (const pattern of [
    /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]/g,
    /(?:^|[\s;}])import\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g,
    /\brequire\s*\(\s*['"`]([^'"`]+)['"`]/g,
    /new\s+URL\s*\(\s*['"`](\.[^'"`]+\.\w+)['"`]\s*,\s*import\.meta\.url/g,
  ]) {
    for (const match of code.matchAll(pattern)) if (match[1]) found.add(match[1])
  }
  return [...found]
}

/** `src/screens/team/Team.tsx` → `screens/team`; `src/domain/case/report.ts` → `domain/case`; `src/main.tsx` → `main`. */
export function roomOf(path: string): string {
  const parts = path.replace(/^src\//, '').split('/')
  const first = parts[0] ?? ''
  if (parts.length === 1) return first.replace(/\.\w+$/, '') === 'env.d' ? 'env' : first.replace(/\.\w+$/, '')
  if (first === 'domain' || first === 'screens') return parts.length > 2 ? `${first}/${parts[1]}` : first
  return first
}

const general = (room: string): string => (room.startsWith('screens/') ? 'screens/*' : room)

/** What is wrong with one import, or nothing. */
export function judge({ file, target }: Import): string | undefined {
  const room = roomOf(file)
  const clean = target.replace(/\?.*$/, '')
  if (target.startsWith('.')) {
    const path = normalize(join(dirname(file), clean)).replaceAll('\\', '/')
    if (!path.startsWith('src/')) return path.startsWith('public/') ? undefined : `${file}: ${target} leaves src`
    const other = roomOf(path)
    if (other === room) return undefined
    if (room === 'main' && /\?worker&url$/.test(target)) return undefined
    const allowed = MAY_IMPORT[general(room)]
    if (!allowed) return `${file}: the room ${room} is not in the table`
    if (path === 'src/keeper/contract.ts' && allowed.includes('keeper/contract')) return undefined
    if (allowed.includes(other) || (room === 'main' && allowed.includes(general(other)))) return undefined
    return `${file}: ${room} may not import ${other}`
  }
  if (target.startsWith('virtual:')) return undefined
  const name = target.startsWith('node:')
    ? 'node:'
    : target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')
  const homes = PACKAGE_HOMES[name]
  if (!homes) return `${file}: the package ${name} has no home in the table`
  const single = file.replace(/^src\//, '').replace(/\.\w+$/, '')
  if (homes.includes(general(room)) || homes.includes(single)) return undefined
  return `${file}: ${name} lives in ${homes.join(', ')}, not in ${room}`
}

export function allImports(): Import[] {
  return filesUnder('src', /\.(ts|tsx|mts|mjs)$/).flatMap((file) =>
    importsOf(read(file)).map((target) => ({ file, target })),
  )
}

export const shown = (path: string): string => relative(ROOT, path)
