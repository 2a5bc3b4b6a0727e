/** Builds the bare page as the app is built, serves it under the app's content policy, and opens it in Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from '../../src/host/ready.mjs'
import type { bare } from '../browser/bare/bare.ts'
import { ROOT } from './house.ts'

declare global {
  interface Window {
    readonly bare: typeof bare
    readonly trustedTypes?: {
      createPolicy(name: string, rules: object): { createScriptURL(url: string): unknown }
    }
  }
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types bare',
].join('; ')

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

export interface Bare {
  readonly origin: string
  /** A browser of its own; the same profile folder is the same phone. */
  open(profile: string): Promise<{ context: BrowserContext; page: Page; said: string[] }>
  readonly temporary: (name: string) => string
  end(): Promise<void>
}

export async function startBare(): Promise<Bare> {
  const folders: string[] = []
  const temporary = (name: string): string => {
    const folder = mkdtempSync(join(tmpdir(), `kept-${name}-`))
    folders.push(folder)
    return folder
  }
  const out = temporary('bare')
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(ROOT, 'tests/browser/bare'),
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '').replace(/[?#].*/, '')
    try {
      const body = await readFile(join(out, path))
      response.writeHead(200, {
        'content-type': KINDS[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const open: Bare['open'] = async (profile) => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    })
    const page = context.pages()[0] ?? (await context.newPage())
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(String(error)))
    await page.goto(origin)
    await page.waitForFunction(() => 'bare' in window)
    return { context, page, said }
  }
  return {
    origin,
    open,
    temporary,
    end: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
