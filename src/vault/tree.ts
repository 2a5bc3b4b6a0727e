/** The open key tree in memory: which line stands for an id, on which page, and what a change does to pages. No I/O, no cryptography. */
import type { World } from '../prelude/instant.ts'
import type { Leaf, Line } from './pages.ts'
import { PAGE_LINES } from './pages.ts'
import { ROW } from './payload.ts'

interface Page {
  readonly leaf: Leaf
  lines: readonly Line[]
}

/** What a change does to the tree: nothing has happened until `accept`. */
export interface Plan {
  /** Pages to write again, with their lines. */
  readonly pages: readonly { readonly leaf: Leaf; readonly lines: readonly Line[] }[]
  /** Every page, when one was added: then the root is written again too. */
  readonly leaves?: readonly Leaf[]
  /** Makes the tree what the plan says. */
  accept(): void
}

export interface Tree {
  find(id: string): Line | undefined
  ids(tag: number): string[]
  all(): IterableIterator<Line>
  count(): number
  plan(put: readonly Line[], drop: readonly string[]): Plan
  /** Overwrites every key. */
  forget(): void
}

export function createTree(
  loaded: readonly { readonly leaf: Leaf; readonly lines: readonly Line[] }[],
  random: World['random'],
): Tree {
  const pages: Page[] = loaded.map(({ leaf, lines }) => ({ leaf, lines }))
  const lines = new Map<string, Line>()
  const pageOf = new Map<string, Page>()
  for (const page of pages) {
    for (const line of page.lines) {
      lines.set(line.id, line)
      pageOf.set(line.id, page)
    }
  }

  return {
    find: (id) => lines.get(id),
    ids: (tag) => {
      const out: string[] = []
      for (const line of lines.values()) if (line.tag === tag) out.push(line.id)
      return out
    },
    all: () => lines.values(),
    count: () => lines.size,
    plan(put, drop) {
      const draft = new Map<Page, Line[]>()
      const added: Page[] = []
      const edit = (page: Page): Line[] => {
        const lines = draft.get(page) ?? [...page.lines]
        draft.set(page, lines)
        return lines
      }
      const remove = (id: string): void => {
        const page = pageOf.get(id)
        if (!page) return
        const lines = edit(page)
        const at = lines.findIndex((line) => line.id === id)
        if (at >= 0) lines.splice(at, 1)
      }
      for (const id of drop) remove(id)
      for (const line of put) remove(line.id)

      const placed = new Map<string, Page>()
      let from = 0
      const withRoom = (): Page => {
        for (; from < pages.length; from++) {
          const page = pages[from]
          if (page && (draft.get(page) ?? page.lines).length < PAGE_LINES) return page
        }
        const last = added.at(-1)
        if (last && edit(last).length < PAGE_LINES) return last
        const page: Page = { leaf: { row: random(ROW), key: random(32) }, lines: [] }
        added.push(page)
        return page
      }
      for (const line of put) {
        // a line goes back to its own page: one page less to write
        const own = pageOf.get(line.id)
        const page = own && edit(own).length < PAGE_LINES ? own : withRoom()
        edit(page).push(line)
        placed.set(line.id, page)
      }

      return {
        pages: [...draft].map(([page, lines]) => ({ leaf: page.leaf, lines })),
        ...(added.length ? { leaves: [...pages, ...added].map((page) => page.leaf) } : {}),
        accept() {
          pages.push(...added)
          for (const [page, lines] of draft) page.lines = lines
          for (const id of drop) {
            lines.delete(id)
            pageOf.delete(id)
          }
          for (const line of put) lines.set(line.id, line)
          for (const [id, page] of placed) pageOf.set(id, page)
        },
      }
    },
    forget() {
      for (const line of lines.values()) line.key.fill(0)
      for (const page of pages) page.leaf.key.fill(0)
      lines.clear()
      pageOf.clear()
      pages.length = 0
    },
  }
}
