/** A page as a reader of screens, a thumb and a narrow phone meet it. Everything wrong is told as a line; none is what we want. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[]
}

/** By devtools, because the content policy of the app lets no script in from anywhere else. */
export async function axe(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  const tools = await page.context().newCDPSession(page)
  if (!isThere) await tools.send('Runtime.evaluate', { expression: AXE })
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] })
  const done = await tools.send('Runtime.evaluate', {
    expression: `axe.run(document, ${options}).then((all) => all.violations)`,
    awaitPromise: true,
    returnByValue: true,
  })
  await tools.detach()
  if (done.exceptionDetails) throw new Error(`axe: ${done.exceptionDetails.exception?.description}`)
  const violations: readonly Violation[] = done.result.value
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any.map((one) => one.message).join('; ')}`),
  )
}

/** Least side of anything to press, in CSS pixels. */
const TARGET = 44

/** What is too small to press, runs out of its box or out of the window. */
export const measure = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const wrong: string[] = []
    const about = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? '').trim().slice(0, 50)}`
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.closest('.unseen') === null

    const root = document.documentElement
    for (const box of [root, ...document.querySelectorAll('.frame-main, .screen, .screen-body, .sheet-body, nav')])
      if (box.scrollWidth > box.clientWidth)
        wrong.push(`scrolls sideways by ${box.scrollWidth - box.clientWidth}: ${about(box)}`)

    for (const control of document.querySelectorAll('button, a[href], input, select, textarea, summary')) {
      if (!isSeen(control)) continue
      const isInLabel = control.matches('[type=radio], [type=checkbox]')
      const pressed = (isInLabel && control.closest('label')) || control
      const { width, height } = pressed.getBoundingClientRect()
      if (width < least || height < least) wrong.push(`${Math.round(width)} × ${Math.round(height)}: ${about(control)}`)
      if (control.matches('button, summary, select') && control.scrollWidth > control.clientWidth + 1)
        wrong.push(`runs over: ${about(control)}`)
    }

    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const parent = text.parentElement
      if (!parent || !text.textContent?.trim() || !isSeen(parent) || parent.closest('.facet-chips, select, option'))
        continue
      range.selectNodeContents(text)
      const { left, right } = range.getBoundingClientRect()
      if (left < -0.5 || right > root.clientWidth + 0.5) wrong.push(`out of the window: ${about(parent)}`)
    }
    return wrong
  }, TARGET)

/** Every control in the order in which it is written, a group of radio buttons counting as one. Kept by the page for `whereFocus`. */
export const listControls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const groups = new Set<string>()
    const all = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')].filter(
      (one) => {
        if (!one.checkVisibility({ visibilityProperty: true }) || one.matches(':disabled')) return false
        if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true
        const isEntrance = one.checked || !document.querySelector(`input[name="${CSS.escape(one.name)}"]:checked`)
        if (!isEntrance || groups.has(one.name)) return false
        groups.add(one.name)
        return true
      },
    )
    Reflect.set(window, 'controls', all)
    all[0]?.focus()
    return all.map(
      (one) => one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent ?? '',
    )
  })

/** Which of the controls has the focus, and what is wrong with how it is seen. */
export const whereFocus = (page: Page): Promise<{ readonly at: number; readonly wrong: readonly string[] }> =>
  page.evaluate(() => {
    const one = document.activeElement
    const controls: unknown = Reflect.get(window, 'controls')
    if (!(one instanceof HTMLElement) || !Array.isArray(controls)) return { at: -1, wrong: [] }
    const wrong: string[] = []
    const drawn = one.closest('.choice') ?? one
    if (getComputedStyle(drawn).outlineStyle === 'none') wrong.push('no outline')
    const { left, top, width, height } = drawn.getBoundingClientRect()
    const isOnTop = (y: number): boolean => {
      const found = document.elementFromPoint(left + width / 2, y)
      return found !== null && (drawn.contains(found) || found.contains(drawn))
    }
    // WCAG 2.4.11: not wholly hidden; we ask for the middle and both edges, as far as they fit on the screen.
    // Of a field for many words the browser brings the line of the caret into sight, which is the first while it is empty.
    const isLong = one instanceof HTMLTextAreaElement || height > innerHeight / 2
    const lines = isLong ? [top + 2, top + 24] : [top + 2, top + height / 2, top + height - 2]
    if (!lines.every(isOnTop)) wrong.push(`under something at ${lines.map(Math.round)}`)
    return { at: controls.indexOf(one), wrong }
  })
