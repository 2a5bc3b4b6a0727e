/**
 * `npm run bench -- start`: bytes over the network, first paint and time until usable on a phone-sized screen with the CPU four times
 * slower and a slow-4G network, cold and from the service worker, beside a bare Solid app in the same run. Quote the ratios.
 * Needs a build (`npm run build`).
 */
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import solid from 'vite-plugin-solid'
import { findChromium } from '../../src/host/ready.mjs'
import { openAppServer } from '../../src/host/serve.mjs'
import { solidTrustedTypes } from '../../vite.config.ts'
import { ROOT } from '../support/house.ts'
import { freePort } from '../support/hubprocess.ts'
import { ensureBuilt, forget, PHONE, temporary } from '../support/rig.ts'
import { NETS, openRelay } from '../support/slownet.ts'

interface Load {
  readonly paint: number
  readonly usable: number
  readonly blocked: number
  readonly bytes: number
}

/** Runs in the page before anything of it: notes the moment when the main heading has been painted. */
const WATCH = `
  window.__load = { paint: 0, usable: 0, blocked: 0 };
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.name === 'first-contentful-paint') __load.paint = e.startTime; }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) { __load.blocked += Math.max(0, e.duration - 50); __load.last = e.startTime + e.duration; } }).observe({ type: 'longtask', buffered: true });
  const look = new MutationObserver(() => {
    const h = document.querySelector('h1'), b = document.querySelector('button');
    if (!h || !b || __load.usable) return;
    requestAnimationFrame(() => setTimeout(() => { __load.usable = Math.max(performance.now(), __load.last ?? 0); look.disconnect(); }));
  });
  look.observe(document, { childList: true, subtree: true });
`

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

async function measure(
  dir: string,
  runs: number,
  print: (figure: object) => void,
  name: string,
): Promise<{ cold: number; warm: number }> {
  const port = await freePort()
  const server = await openAppServer({ folder: dir, port, hubs: [] })
  const relay = await openRelay(port, NETS.slow4g)
  const all: Record<'cold' | 'warm', Load[]> = { cold: [], warm: [] }
  for (let run = 0; run < runs; run++) {
    const profile = temporary('bench')
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
      ...PHONE,
    })
    await context.addInitScript(WATCH)
    for (const kind of ['cold', 'warm'] as const) {
      const page = await context.newPage()
      await page.bringToFront()
      const cdp = await context.newCDPSession(page)
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      relay.reset()
      await page.goto(`http://localhost:${relay.port}/`)
      await page.waitForTimeout(4000)
      const load = await page.evaluate<Omit<Load, 'bytes'>>('window.__load')
      all[kind].push({ ...load, bytes: relay.bytes() })
      await page.waitForTimeout(kind === 'cold' ? 4000 : 0)
      await page.close()
    }
    await context.close()
    forget(profile)
  }
  await relay.close()
  await server.stop()
  for (const kind of ['cold', 'warm'] as const) {
    const loads = all[kind]
    print({
      bench: 'start',
      app: name,
      load: kind,
      runs,
      bytes: median(loads.map((l) => l.bytes)),
      paintMs: Math.round(median(loads.map((l) => l.paint))),
      usableMs: Math.round(median(loads.map((l) => l.usable))),
      blockedMs: Math.round(median(loads.map((l) => l.blocked))),
    })
  }
  return { cold: median(all.cold.map((l) => l.usable)), warm: median(all.warm.map((l) => l.usable)) }
}

export async function run(print: (figure: object) => void): Promise<void> {
  ensureBuilt()
  const bare = temporary('bare')
  await build({
    root: join(ROOT, 'tests/bench/bare'),
    configFile: false,
    logLevel: 'error',
    plugins: [solidTrustedTypes(), solid()],
    build: { outDir: bare, emptyOutDir: true },
  })
  const runs = Number(process.env.KEPT_BENCH_RUNS ?? 3)
  const floor = await measure(bare, runs, print, 'bare-solid')
  const ours = await measure(join(ROOT, 'dist/app'), runs, print, 'kept')
  print({
    bench: 'start',
    ratio: 'usable, kept ÷ bare',
    cold: +(ours.cold / floor.cold).toFixed(2),
    warm: +(ours.warm / floor.cold).toFixed(2),
  })
  forget(bare)
}
