/** The shape of the house, read from the files themselves. Each rule is also broken on purpose, to see that it would be caught. */
import { describe, expect, it } from 'vitest'
import { allImports, filesUnder, importsOf, judge, read } from './support/house.ts'

const code = filesUnder('src', /\.(ts|tsx)$/)
const tests = filesUnder('tests', /\.(ts|tsx)$/)
const styles = filesUnder('src', /\.css$/)

const PHYSICAL =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height))\s*:/
const physicalIn = (css: string): string | undefined =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .find(
      (line) =>
        PHYSICAL.test(line) || /text-align\s*:\s*(left|right)/.test(line) || /float\s*:\s*(left|right)/.test(line),
    )
const skippedIn = (source: string): boolean =>
  /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\bx(?:it|describe)\(/.test(source)
const inlineStyleIn = (source: string): boolean =>
  /\sstyle=["']|<style[\s>]|\sinnerHTML=|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML/.test(source)
const anyIn = (source: string): boolean =>
  /(?::\s*any\b|\bas any\b|<any>)/.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
const enumIn = (source: string): boolean => /^\s*(?:export\s+)?(?:const\s+)?enum\s/m.test(source)
const badName = (path: string): boolean =>
  /(?:Manager|Service|Helper|Util|Utils)\.(?:ts|tsx)$|\.v\d+\.|(?:^|\/)(?:utils?|helpers?)\.(?:ts|tsx)$/i.test(path)
const storesPlainly = (source: string): boolean =>
  /\b(?:localStorage|sessionStorage)\b|document\.cookie|document\.title\s*=/.test(
    source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
  )

describe('the house', () => {
  it('lets no room import what its line in the table does not name', () => {
    expect(allImports().map(judge).filter(Boolean)).toEqual([])
  })

  it('names no package, in a test or in the code, that package.json does not pin', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'))
    const pinned = { ...dependencies, ...devDependencies }
    const nameOf = (target: string): string =>
      target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')
    const isPinned = (name: string): boolean => name.startsWith('node:') || /^\d/.test(pinned[name] ?? '')
    const loose = [...code, ...tests].flatMap((path) => {
      const environment = /@vitest-environment (\S+)/.exec(read(path))?.[1] ?? []
      const named = importsOf(read(path)).filter((target) => /^[@\w]/.test(target) && !target.startsWith('virtual:'))
      return [...named.map(nameOf), ...[environment].flat()]
        .filter((name) => name !== 'node' && path !== 'tests/house.test.ts' && !isPinned(name))
        .map((name) => `${path}: ${name}`)
    })
    expect(loose).toEqual([])
    expect(isPinned('left-pad')).toBe(false)
  })

  it('would notice each crossing that matters', () => {
    const broken = [
      ['src/hub/log.ts', '../crypto/aead.ts'],
      ['src/hub/log.ts', '../prelude/bytes.ts'],
      ['src/sw/sw.ts', '../domain/codec.ts'],
      ['src/store/cells.ts', '../vault/vault.ts'],
      ['src/sync/push.ts', '../crypto/aead.ts'],
      ['src/keeper/keeper.ts', '../domain/codec.ts'],
      ['src/domain/case/report.ts', '../project/observation.ts'],
      ['src/domain/project/observation.ts', '../case/report.ts'],
      ['src/screens/team/Team.tsx', '../safe/Safe.tsx'],
      ['src/screens/team/Team.tsx', '../../keeper/keeper.ts'],
      ['src/session/session.ts', '../keeper/keeper.ts'],
      ['src/session/session.ts', '../vault/vault.ts'],
      ['src/team/seal.ts', '../vault/vault.ts'],
      ['src/ui/Button.tsx', '../session/session.ts'],
      ['src/prelude/bytes.ts', '../wire/limits.ts'],
      ['src/screens/team/Team.tsx', 'dexie'],
      ['src/keeper/keeper.ts', 'solid-js'],
      ['src/hub/hub.ts', 'cborg'],
      ['src/vault/vault.ts', 'age-encryption'],
      ['src/team/seal.ts', 'left-pad'],
      ['src/ui/Button.tsx', '../../tests/support/house.ts'],
    ] as const
    for (const [file, target] of broken) expect(judge({ file, target }), `${file} → ${target}`).toBeTruthy()
  })

  it('sees every way of importing', () => {
    const source = `import a from './a.ts'\nimport type { B } from './b.ts'\nexport * from './c.ts'\nconst d = await import('./d.ts')\ntype E = import('./e.ts').E\nimport './f.css'\nnew Worker(new URL('./g.ts', import.meta.url))\n// import x from './no.ts'\n/* from './never.ts' */`
    expect(importsOf(source).sort()).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.css', './g.ts'])
  })

  it('has no file above 400 lines', () => {
    const long = [...code, ...tests].filter((path) => read(path).split('\n').length > 401)
    expect(long).toEqual([])
  })

  it('has no drawer, no enum, no any, no skipped test, and no name that says nothing', () => {
    expect([...code, ...tests].filter(badName)).toEqual([])
    expect(code.filter((path) => enumIn(read(path)))).toEqual([])
    expect(code.filter((path) => anyIn(read(path)))).toEqual([])
    expect(tests.filter((path) => path !== 'tests/house.test.ts' && skippedIn(read(path)))).toEqual([])
    expect([
      badName('src/team/TeamManager.ts'),
      badName('src/ui/utils.ts'),
      enumIn('enum A {}'),
      anyIn('const a: any = 1'),
      skippedIn('it.skip('),
    ]).toEqual([true, true, true, true, true])
  })

  it('styles with logical properties and tokens only, and never inline', () => {
    expect(styles.filter((path) => physicalIn(read(path)) !== undefined)).toEqual([])
    expect(code.filter((path) => inlineStyleIn(read(path)))).toEqual([])
    expect(physicalIn('.a {\n  margin-left: 1px;\n}')).toBeTruthy()
    expect(inlineStyleIn('<p style="color:red">')).toBe(true)
  })

  it('keeps nothing in web storage, cookies or the title', () => {
    expect(code.filter((path) => storesPlainly(read(path)))).toEqual([])
    expect(storesPlainly('localStorage.setItem("a", "b")')).toBe(true)
  })

  it('says left and right nowhere in the words of the page, and speaks of no machine', () => {
    const places = [...code, ...tests, 'README.md'].filter((path) => {
      try {
        return /\/(?:work|root|home)\/[a-z]/.test(read(path)) && path !== 'tests/house.test.ts'
      } catch {
        return false
      }
    })
    expect(places).toEqual([])
  })
})
