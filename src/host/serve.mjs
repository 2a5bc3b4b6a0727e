/**
 * The app's own server: a folder of files, all of them in memory, and one answer about hubs. What isn't in the folder can't be
 * asked for, whatever the path says. It writes no log. Plain Node, no package.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { securityHeaders } from './headers.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED = ['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.wasm', '.txt']
/** Below it a compressed answer saves no packet. */
const WORTH = 1024

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
const gzipped = (bytes) => promisify(gzip)(bytes, { level: 9 })

const pathsUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pathsUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  )

/** The compressed twin beside the file, made once and kept there when the folder lets us. */
async function twin(path, ending, bytes, compress) {
  const beside = path + ending
  try {
    if (statSync(beside).mtimeMs >= statSync(path).mtimeMs) return readFileSync(beside)
  } catch {
    // There is none yet.
  }
  const made = await compress(bytes)
  try {
    writeFileSync(beside, made)
  } catch {
    // A folder that can't be written is served all the same.
  }
  return made
}

async function load(folder, path) {
  const bytes = readFileSync(path)
  const ending = extname(path)
  const url = `/${relative(folder, path).split(sep).join('/')}`
  const worth = COMPRESSED.includes(ending) && bytes.length >= WORTH
  const [br, gz] = worth
    ? await Promise.all([twin(path, '.br', bytes, brotli), twin(path, '.gz', bytes, gzipped)])
    : [undefined, undefined]
  return {
    url,
    bytes,
    br: br && br.length < bytes.length ? br : undefined,
    gzip: gz && gz.length < bytes.length ? gz : undefined,
    headers: {
      'content-type': TYPES[ending] ?? 'application/octet-stream',
      // Built assets carry their hash in their name; everything else is asked about each time, and mostly answered 304.
      'cache-control': url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      ...(worth ? { vary: 'accept-encoding' } : {}),
    },
  }
}

/** The best encoding of those we have that the asker accepts; a refused one (`br;q=0`) doesn't count. */
function encodingFor(file, accepted) {
  const names = String(accepted ?? '')
    .split(',')
    .map((item) => item.trim().split(/\s*;\s*q=/))
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([name]) => name?.toLowerCase())
  return ['br', 'gzip'].find((name) => names.includes(name) && file[name] !== undefined)
}

/**
 * Listens and resolves when it does.
 * @param {{ folder: string, hubs: readonly string[], port: number, bind?: string }} options
 *   hubs: origins of hubs that the app may use; port 0 takes a free one
 * @returns {Promise<{ port: number, origin: string, stop(): Promise<void> }>}
 */
export async function openAppServer({ folder, hubs, port, bind = '127.0.0.1' }) {
  const paths = pathsUnder(folder).filter((path) => !/\.(br|gz)$/.test(path))
  const files = new Map((await Promise.all(paths.map((path) => load(folder, path)))).map((file) => [file.url, file]))
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  const security = securityHeaders(hubs)
  const hubList = Buffer.from(JSON.stringify({ hubs }))

  const server = createServer((request, response) => {
    const send = (status, headers, body) => {
      response.writeHead(status, { ...security, ...headers, 'content-length': body.length })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    const say = (status, words) =>
      send(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, Buffer.from(words))
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Only reading here.\n')
    const path = String(request.url).split('?')[0]
    if (path === '/hubs.json')
      return send(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }, hubList)
    const file = files.get(path)
    if (!file) return say(404, 'Not here.\n')
    if (request.headers['if-none-match'] === file.headers.etag) {
      response.writeHead(304, { ...security, ...file.headers })
      return response.end()
    }
    const encoding = encodingFor(file, request.headers['accept-encoding'])
    if (encoding) return send(200, { ...file.headers, 'content-encoding': encoding }, file[encoding])
    return send(200, file.headers, file.bytes)
  })

  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, bind, resolve)
  })
  const at = server.address().port
  return {
    port: at,
    origin: `http://localhost:${at}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
