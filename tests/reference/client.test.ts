import { afterEach, describe, expect, it } from 'vitest'
import { decodeChunk } from '../../src/domain/reference/codec.ts'
import { ANY, type Reference } from '../../src/domain/reference/query.ts'
import { openReference } from '../support/reference.ts'
import { uhriFile, uhriRecord } from '../support/uhri.ts'

const never = new AbortController().signal
const quiet = (): void => undefined
let open: Reference[] = []
const start = (): Reference => {
  const reference = openReference()
  open.push(reference)
  return reference
}
afterEach(() => {
  for (const reference of open) reference.terminate()
  open = []
})

describe('the reference client', () => {
  it('scans without keeping, takes the chosen States, finds them, and loads its own chunks elsewhere', async () => {
    const file = uhriFile([
      uhriRecord({ Text: '140.7 Ratify the first protocol (Spain);' }),
      uhriRecord({ Countries: ['Egypt'], Text: '166.1 Ratify the second protocol (Spain);' }),
    ])
    const reference = start()
    const scanned = await reference.scan(file, 'x.json', quiet, never)
    expect(scanned).toMatchObject({ ok: true, value: { rows: 2, taken: 2, countries: { SVN: 1, EGY: 1 } } })
    expect((await reference.query(ANY)).total).toBe(0)

    const taken = await reference.take(file, 'x.json', ['SVN'], quiet, never)
    if (!taken.ok) throw new Error(taken.error.code)
    expect(taken.value.report).toMatchObject({ rows: 2, taken: 1, skipped: 1 })
    const found = await reference.query({ ...ANY, text: 'protocol' })
    expect(found.cards.map(({ states }) => states)).toEqual([['SVN']])

    const other = start()
    expect(await other.load(taken.value.chunks)).toEqual({ count: 1 })
    const [id] = taken.value.chunks.flatMap(decodeChunk).map((c) => c.id)
    if (!id) throw new Error('nothing taken')
    expect((await other.get(id))?.text.text).toBe('Ratify the first protocol')
    expect(await other.get(`${id}0` as typeof id)).toBeUndefined()
  })

  it('says what a second reading of the same and of a corrected file changes', async () => {
    const reference = start()
    const record = uhriRecord({ Text: '140.7 Ratify it (Spain);' })
    await reference.take(uhriFile([record]), 'a', [], quiet, never)
    const again = await reference.take(uhriFile([record]), 'a', [], quiet, never)
    expect(again).toMatchObject({ ok: true, value: { report: { taken: 0, unchanged: 1 }, chunks: [] } })
    const corrected = uhriFile([{ ...record, UprPositions: ['Noted'] }])
    const changed = await reference.take(corrected, 'a', [], quiet, never)
    expect(changed).toMatchObject({ ok: true, value: { report: { taken: 1, changed: 1, unchanged: 0 } } })
    expect((await reference.query({ ...ANY, positions: ['noted'] })).total).toBe(1)
  })

  it('leaves nothing behind when stopped or when the file is damaged', async () => {
    const reference = start()
    const many = Array.from({ length: 3000 }, (_, i) => uhriRecord({ Text: `${i % 200}. Ratify number ${i}.` }))
    const stop = new AbortController()
    const stopped = reference.take(uhriFile(many), 'a', [], () => stop.abort(), stop.signal)
    expect(await stopped).toEqual({ ok: false, error: { code: 'cancelled' } })
    const whole = await uhriFile(many).text()
    const cut = await reference.take(new Blob([whole.slice(0, -40)]), 'a', [], quiet, never)
    expect(cut).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect((await reference.query(ANY)).total).toBe(0)
  })

  it('tells of progress, up to the last byte', async () => {
    const file = uhriFile([uhriRecord({})])
    const heard: number[] = []
    await start().scan(file, 'a', ({ bytes }) => heard.push(bytes), never)
    expect(heard.at(-1)).toBe(file.size)
  })

  it('rejects what is open when it is ended, and what is asked afterwards', async () => {
    const reference = start()
    const asked = reference.query(ANY)
    reference.terminate()
    await expect(asked).rejects.toThrow('ended')
    await expect(reference.sample()).rejects.toThrow('ended')
  })

  it('rejects a chunk that is none', async () => {
    await expect(start().load([Uint8Array.of(9, 9)])).rejects.toThrow('reference')
  })
})
