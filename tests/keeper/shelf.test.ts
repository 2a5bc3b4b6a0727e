import { describe, expect, it } from 'vitest'
import { isEqual, utf8 } from '../../src/prelude/bytes.ts'
import { createPhone } from '../support/phone.ts'

const passphrase = utf8('five words nobody else knows')

describe('the shelf', () => {
  it('keeps values by name, finds them by the beginning of the name, and drops them, over a restart', async () => {
    const phone = createPhone()
    const keeper = phone.boot()
    await keeper.create({ passphrase })
    const long = new Uint8Array(300_000).fill(7)
    await keeper.shelve({
      put: [
        { name: 'draft/1', value: utf8('one') },
        { name: 'draft/2', value: new Uint8Array(0) },
        { name: 'pack/é', value: long },
      ],
    })
    await keeper.shelve({ put: [{ name: 'draft/1', value: utf8('uno') }], drop: ['nobody'] })
    await keeper.close()
    const again = phone.boot()
    await again.unlock({ passphrase })
    expect([...(await again.shelf({ prefix: 'draft/' }))].sort()).toEqual(['draft/1', 'draft/2'])
    expect(await again.shelf({ prefix: '' })).toHaveLength(3)
    expect(await again.take({ name: 'draft/1' })).toEqual(utf8('uno'))
    expect(await again.take({ name: 'draft/2' })).toEqual(new Uint8Array(0))
    const taken = await again.take({ name: 'pack/é' })
    expect(taken && isEqual(taken, long)).toBe(true)
    expect(await again.take({ name: 'draft/3' })).toBeUndefined()
    await again.shelve({ drop: ['draft/1'] })
    expect(await again.shelf({ prefix: 'draft/' })).toEqual(['draft/2'])
  })
})
