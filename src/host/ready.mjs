/** Installs what is missing, so that every npm script works on a fresh clone. `--chromium` also finds or installs a Chromium. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  return done.status === 0
}

/** True when a package that package.json pins is absent or has another version. */
function isStale() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  return Object.entries({ ...dependencies, ...devDependencies }).some(([name, version]) => {
    const manifest = `${root}node_modules/${name}/package.json`
    return !existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).version !== version
  })
}

export function installPackages() {
  if (!isStale()) return
  console.log('Installing packages (once, a few minutes)…')
  // What the lock file names, by its hashes. Not `npm ci`: it wants every platform's optional packages in the lock file.
  if (!run('npm', ['install', '--no-save', '--no-audit', '--no-fund'])) {
    console.error('The packages could not be installed. Is the network there, and is Node 20.19 or newer installed?')
    process.exit(1)
  }
}

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** Path of a Chromium: `KEPT_CHROMIUM`, a usual place, or the Debian package, installed when we may. */
export function findChromium() {
  const named = process.env.KEPT_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    console.error(`KEPT_CHROMIUM names ${named}, which is not there.`)
    process.exit(1)
  }
  const found = PLACES.find((path) => existsSync(path))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium (Debian package)…')
    run('apt-get', ['update', '-qq'])
    const packages = ['chromium', 'age', 'fonts-noto-core', 'fonts-noto-cjk']
    run('env', [
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      ...packages,
    ])
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  console.error(
    'No Chromium found. Install it (Debian: apt-get install chromium age) or set KEPT_CHROMIUM to its path.',
  )
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages()
  if (process.argv.includes('--chromium')) findChromium()
}
