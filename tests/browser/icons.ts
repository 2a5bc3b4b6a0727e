/** Draws the PNG icons from our own SVG marks: `npx tsx tests/browser/icons.ts`. Run again whenever a mark changes. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from '../../src/host/ready.mjs'

const at = (name: string): string => fileURLToPath(new URL(`../../public/${name}`, import.meta.url))

const ICONS = [
  ['mark.svg', 'mark-192.png', 192],
  ['mark.svg', 'mark-512.png', 512],
  ['mark-maskable.svg', 'mark-maskable-512.png', 512],
] as const

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
for (const [from, to, size] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const svg = readFileSync(at(from)).toString('base64')
  await page.setContent(
    `<!doctype html><img alt="" src="data:image/svg+xml;base64,${svg}" width="${size}" height="${size}">`,
  )
  const picture = page.locator('img')
  await picture.evaluate((image: HTMLElement) => {
    Object.assign(image.style, { position: 'fixed', inset: '0' })
  })
  await page.screenshot({ path: at(to), omitBackground: true })
  await page.close()
}
await browser.close()
