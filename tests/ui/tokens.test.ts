/** Contrast of every pair of tokens that carries text, by day and by lamplight (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8')

type Colours = Readonly<Record<string, readonly [number, number, number]>>

function coloursIn(block: string): Colours {
  const found: Record<string, [number, number, number]> = {}
  for (const [, name = '', l, c, h] of block.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g))
    found[name] = [Number(l), Number(c), Number(h)]
  return found
}

/** OKLCH → relative luminance, by way of linear sRGB (Ottosson's matrices; out-of-gamut channels are clipped as browsers do). */
function luminance([l, c, h]: readonly [number, number, number]): number {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const
  const clip = (n: number): number => Math.min(1, Math.max(0, n))
  return (
    0.2126 * clip(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z) +
    0.7152 * clip(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z) +
    0.0722 * clip(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z)
  )
}

function contrast(colours: Colours, front: string, back: string): number {
  const [one, other] = [colours[front], colours[back]]
  if (!one || !other) throw new Error(`no token ${front} or ${back}`)
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((p, q) => q - p)
  return (light + 0.05) / (dark + 0.05)
}

const [light = '', media = '', dark = ''] = [
  css.slice(css.indexOf(':root {'), css.indexOf('--veil')),
  css.slice(css.indexOf(':root:not([data-theme="light"])'), css.indexOf(':root[data-theme="dark"]')),
  css.slice(css.indexOf(':root[data-theme="dark"]')),
]
const TEXT = ['ink', 'ink-2', 'act', 'bad', 'wait', 'good'].flatMap((front) =>
  ['paper', 'sheet'].map((back) => [front, back] as const),
)
const MORE = [
  ['on-act', 'act'],
  ['on-act', 'act-strong'],
  ['ink', 'act-soft'],
  ['act', 'act-soft'],
  ['ink-2', 'act-soft'],
  ['ink', 'well'],
  ['ink', 'good-soft'],
  ['ink', 'wait-soft'],
  ['ink', 'bad-soft'],
  ['ink', 'info-soft'],
] as const

describe.each([
  ['by day', coloursIn(light)],
  ['by lamplight', coloursIn(dark)],
])('the colours %s', (_, colours) => {
  it.each([...TEXT, ...MORE])('let %s be read on %s', (front, back) => {
    expect(contrast(colours, front, back)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['paper', 'sheet'])('draw the edge of a field on %s so that it can be seen', (back) => {
    expect(contrast(colours, 'rule', back)).toBeGreaterThanOrEqual(3)
  })
})

describe('the dark theme', () => {
  it('is the same whether the system or the person asks for it', () => {
    expect(coloursIn(media)).toEqual(coloursIn(dark))
  })
})
