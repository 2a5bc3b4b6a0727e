import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Solid writes its compiled, constant templates through `innerHTML`. Under `require-trusted-types-for 'script'` that needs a
 * policy; we hand it one that lives inside solid-js/web's own closure, where no code of ours can reach it.
 */
export function solidTrustedTypes(): Plugin {
  return {
    name: 'kept-solid-trusted-types',
    enforce: 'pre',
    transform(code, id) {
      if (!/solid-js[\\/]web[\\/]dist[\\/](web|dev)\.js/.test(id)) return null
      if (!code.includes('t.innerHTML = html')) return null
      const policy =
        "const keptTemplates = globalThis.trustedTypes ? globalThis.trustedTypes.createPolicy('solid', { createHTML: (s) => s }) : { createHTML: (s) => s };\n"
      return {
        code: policy + code.replaceAll('t.innerHTML = html', 't.innerHTML = keptTemplates.createHTML(html)'),
        map: null,
      }
    },
  }
}

const LAYERS = '@layer reset, tokens, base, layout, components, screens;\n'

/** The order of the cascade is set by whichever sheet comes first, and that is the bundler's choice: so each begins with it. */
function layersFirst(): Plugin {
  return {
    name: 'kept-layers-first',
    enforce: 'pre',
    transform: (code, id) => (/\/src\/.*\.css$/.test(id) ? { code: LAYERS + code, map: null } : null),
  }
}

/** Files are named by their content: a name such as "ObservationPage" would tell a network or a cache what somebody does. */
const nameless = {
  entryFileNames: 'assets/[hash].js',
  /** `judge` and `frame` say nothing, and the service worker's list needs to tell the first apart. */
  chunkFileNames: ({ name }: { readonly name: string }) =>
    name === 'judge' || name === 'frame' ? 'assets/[name]-[hash].js' : 'assets/[hash].js',
  assetFileNames: 'assets/[hash][extname]',
}

const app = defineConfig({
  root: at('./src'),
  publicDir: at('./public'),
  plugins: [
    layersFirst(),
    solidTrustedTypes(),
    solid(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,wasm,svg,png,webmanifest,json}'],
        // Judging a passphrase of one's own needs 200 KB of common passwords: fetched only by those who ask for it.
        globIgnores: ['**/judge-*'],
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
  ],
  worker: { format: 'es', rollupOptions: { output: nameless } },
  build: {
    outDir: at('./dist/app'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // One small style sheet: split ones arrive in an order that cascade layers can't survive, and offline nothing is won.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        ...nameless,
        codeSplitting: {
          groups: [
            { name: 'judge', test: /@zxcvbn-ts/ },
            // One file for what the first screen needs, instead of twenty requests on a slow network.
            {
              name: 'frame',
              test: /solid-js|src[\\/](?:prelude|i18n[\\/](?:text|languages|message|duration|passphrase)\.ts|ui[\\/](?!Qr|qr|VirtualList|MultiPick|Fuzzy|Place|Status|Whereabouts|fold|savefile))/,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173 },
})

const hub = defineConfig({
  publicDir: false,
  build: {
    ssr: at('./src/hub/main.ts'),
    outDir: at('./dist/hub'),
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'main.js' } },
  },
  ssr: { noExternal: true, external: ['better-sqlite3'] },
})

/** Real Chromium and real processes: one at a time. */
const BROWSER = ['tests/browser/**/*.test.ts', 'tests/process/**/*.test.ts']
/** Whole jobs in one process, bad weather, acceptance suites and real data: part of `npm test`, too slow for `npm run check`. */
const JOBS = ['tests/{stories,weather,acceptance}/**/*.test.ts', 'tests/reference/{realdata,importcheck}.test.ts']

const tests = defineConfig({
  test: {
    projects: [
      {
        plugins: [solid()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...BROWSER, ...JOBS],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [solid()],
        test: { name: 'jobs', environment: 'node', include: JOBS, testTimeout: 60_000 },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: BROWSER,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})

export default defineConfig(({ mode }) => (process.env.VITEST ? tests : mode === 'hub' ? hub : app))
