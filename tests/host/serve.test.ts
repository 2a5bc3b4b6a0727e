import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppServer, openAppServer } from '../../src/host/serve.mjs'

const SCRIPT = `/* ${'words '.repeat(400)} */`
const HUB = 'https://hub.example'
let folder: string
let app: AppServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-app-'))
  await mkdir(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Kept</title>')
  writeFileSync(join(folder, 'sw.js'), 'self.skipWaiting')
  writeFileSync(join(folder, 'assets/main-abc123.js'), SCRIPT)
  app = await openAppServer({ folder, hubs: [HUB], port: 0 })
})
afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** Raw, because `fetch` would undo the encoding and tidy up the path. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: app.port, path, headers, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe("the app's server", () => {
  it('forbids everything that the app does not need, on every answer', async () => {
    for (const path of ['/', '/sw.js', '/assets/main-abc123.js', '/hubs.json', '/nothing']) {
      const { headers } = await get(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain(`connect-src 'self' ${HUB};`)
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types solid kept")
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|data:|\*|http:/)
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      expect(headers['permissions-policy']).toMatch(
        /camera=\(self\), microphone=\(self\), geolocation=\(self\), .*usb=\(\)/,
      )
      expect(headers['set-cookie']).toBe(undefined)
    }
  })

  it('lets browsers keep hashed assets for ever and ask again about everything else', async () => {
    expect((await get('/assets/main-abc123.js')).headers['cache-control']).toContain('immutable')
    for (const path of ['/', '/index.html', '/sw.js']) {
      const { headers } = await get(path)
      expect(headers['cache-control']).toBe('no-cache')
      const again = await get(path, { 'if-none-match': String(headers.etag) })
      expect([again.status, again.body.length]).toEqual([304, 0])
    }
  })

  it('answers in the best encoding that is accepted, and in none that is not', async () => {
    const path = '/assets/main-abc123.js'
    const br = await get(path, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual(['br', SCRIPT])
    const gzip = await get(path, { 'accept-encoding': 'br;q=0, gzip;q=0.5' })
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', SCRIPT])
    const plain = await get(path)
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, SCRIPT])
    expect(plain.headers.vary).toBe('accept-encoding')
  })

  it('names the hubs', async () => {
    const { headers, body } = await get('/hubs.json')
    expect(JSON.parse(body.toString())).toEqual({ hubs: [HUB] })
    expect(headers['cache-control']).toBe('no-store')
  })

  it('gives nothing from outside its folder, and writes nothing', async () => {
    for (const path of [
      '/../../etc/passwd',
      '/%2e%2e/package.json',
      '/assets/../../x',
      '//etc/passwd',
      '/index.html.br',
    ])
      expect((await get(path)).status).toBe(404)
    expect((await get('/', {}, 'POST')).status).toBe(405)
    const head = await get('/', {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '34'])
  })
})
