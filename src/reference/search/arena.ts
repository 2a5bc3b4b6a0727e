/** Many small byte strings in few large pages, so that 50,000 of them are not 50,000 objects. */
const PAGE_BYTES = 1 << 20

export class Arena {
  private readonly pages: Uint8Array[] = []
  private used = PAGE_BYTES
  private readonly places: { page: number[]; start: number[]; size: number[] } = { page: [], start: [], size: [] }

  get length(): number {
    return this.places.page.length
  }

  get bytes(): number {
    return this.pages.reduce((sum, page) => sum + page.length, 0)
  }

  /** @returns its number. */
  add(item: Uint8Array): number {
    if (this.used + item.length > (this.pages.at(-1)?.length ?? 0)) {
      this.pages.push(new Uint8Array(Math.max(PAGE_BYTES, item.length)))
      this.used = 0
    }
    this.pages.at(-1)?.set(item, this.used)
    this.places.page.push(this.pages.length - 1)
    this.places.start.push(this.used)
    this.places.size.push(item.length)
    this.used += item.length
    return this.length - 1
  }

  /** A view, not a copy. */
  get(n: number): Uint8Array | undefined {
    const start = this.places.start[n] ?? 0
    return this.pages[this.places.page[n] ?? -1]?.subarray(start, start + (this.places.size[n] ?? 0))
  }
}
