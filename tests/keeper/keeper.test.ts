import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/prelude/bytes.ts'
import { createPhone, heard } from '../support/phone.ts'

const passphrase = utf8('five words nobody else knows')
const wrong = utf8('five words somebody guesses')
const fine = { ok: true, value: null }

describe('the keeper', () => {
  it('makes a vault once, locks it, and opens it for its passphrase only', async () => {
    const phone = createPhone()
    const first = phone.boot()
    expect(await first.probe()).toEqual({ mode: 'full', hasVault: false })
    expect(await first.unlock({ passphrase })).toEqual({ ok: false, error: 'no-vault' })
    expect(await first.create({ passphrase })).toEqual(fine)
    await first.close()
    const second = phone.boot()
    expect(await second.probe()).toEqual({ mode: 'full', hasVault: true })
    expect(await second.create({ passphrase })).toEqual({ ok: false, error: 'vault-exists' })
    expect(await second.unlock({ passphrase: wrong })).toEqual({ ok: false, error: 'wrong-passphrase' })
    expect(await second.unlock({ passphrase })).toEqual(fine)
    expect([await second.verify({ passphrase }), await second.verify({ passphrase: wrong })]).toEqual([true, false])
  })

  it('makes wrong tries wait longer and longer, and forgets them after a right one', async () => {
    const phone = createPhone()
    const keeper = phone.boot()
    await keeper.create({ passphrase })
    await keeper.close()
    for (let n = 0; n < 8; n++) await keeper.unlock({ passphrase: wrong })
    expect(phone.waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
    await keeper.unlock({ passphrase })
    await keeper.verify({ passphrase: wrong })
    expect(phone.waits.at(-1)).toBe(1000)
  })

  it('waits before the next try, not after it was answered', async () => {
    let release = () => {}
    const phone = createPhone({ wait: () => new Promise((done) => (release = done)) })
    const keeper = phone.boot()
    await keeper.create({ passphrase })
    await keeper.close()
    await keeper.unlock({ passphrase: wrong })
    let answered = false
    const next = keeper.unlock({ passphrase }).then((result) => {
      answered = true
      return result
    })
    await new Promise((done) => setTimeout(done, 20))
    expect(answered).toBe(false)
    release()
    expect(await next).toEqual(fine)
  })

  it('opens in one tab only, until that tab locks', async () => {
    const phone = createPhone()
    const [one, two] = [phone.boot(), phone.boot()]
    await one.create({ passphrase })
    expect(await two.unlock({ passphrase })).toEqual({ ok: false, error: 'open-elsewhere' })
    await one.close()
    expect(await two.unlock({ passphrase })).toEqual(fine)
    two.terminate()
    expect(await one.unlock({ passphrase })).toEqual(fine)
  })

  it('works without a slot file, keeping the slots in a cell', async () => {
    const phone = createPhone({
      openSlotFile: async () => {
        throw new DOMException('no', 'SecurityError')
      },
    })
    const keeper = phone.boot()
    expect(await keeper.probe()).toEqual({ mode: 'plain', hasVault: false })
    await keeper.create({ passphrase })
    await keeper.shelve({ put: [{ name: 'a', value: utf8('x') }] })
    await keeper.close()
    const again = phone.boot()
    expect(await again.probe()).toEqual({ mode: 'plain', hasVault: true })
    expect(await again.unlock({ passphrase: wrong })).toEqual({ ok: false, error: 'wrong-passphrase' })
    expect(await again.unlock({ passphrase })).toEqual(fine)
    expect(await again.take({ name: 'a' })).toEqual(utf8('x'))
  })

  it('works in memory where nothing can be kept, and says so', async () => {
    const broken = {
      open: () => {
        throw new DOMException('no', 'InvalidStateError')
      },
    } as unknown as IDBFactory
    const keeper = createPhone({ indexedDB: broken }).boot()
    expect(await keeper.probe()).toEqual({ mode: 'memory', hasVault: false })
    expect(await keeper.create({ passphrase })).toEqual(fine)
    await keeper.shelve({ put: [{ name: 'a', value: utf8('x') }] })
    expect(await keeper.take({ name: 'a' })).toEqual(utf8('x'))
  })

  it('does not make a new vault over one whose slot file is gone or out of reach', async () => {
    const phone = createPhone()
    const keeper = phone.boot()
    await keeper.create({ passphrase })
    await keeper.shelve({ put: [{ name: 'a', value: utf8('x') }] })
    await keeper.close()
    const unreachable = createPhone({
      ...phone.env,
      openSlotFile: async () => {
        throw new DOMException('busy', 'UnknownError')
      },
    }).boot()
    await (await phone.env.openSlotFile?.())?.read()
    for (const lost of [unreachable]) {
      expect(await lost.probe()).toEqual({ mode: 'full', hasVault: true })
      expect(await lost.unlock({ passphrase })).toEqual({ ok: false, error: 'damaged' })
      expect(await lost.create({ passphrase })).toEqual({ ok: false, error: 'vault-exists' })
    }
    await (await phone.env.openSlotFile?.())?.destroy()
    const gone = phone.boot()
    expect(await gone.probe()).toEqual({ mode: 'full', hasVault: true })
    expect(await gone.unlock({ passphrase })).toEqual({ ok: false, error: 'damaged' })
    expect(await gone.create({ passphrase })).toEqual({ ok: false, error: 'vault-exists' })
  })

  it('says progress of an unlock, and refuses to write once closed', async () => {
    const phone = createPhone()
    const keeper = phone.boot()
    await keeper.create({ passphrase })
    await keeper.close()
    const progress = heard(keeper, 'progress')
    await keeper.unlock({ passphrase })
    expect(progress.map(({ part }) => part)).toEqual([0, 1])
    await keeper.close()
    expect(await keeper.shelve({ drop: ['a'] })).toEqual({ ok: false, error: 'closed' })
    expect(await keeper.sealFile({ blob: new Blob(['x']) })).toEqual({ ok: false, error: 'closed' })
    await expect(keeper.take({ name: 'a' })).rejects.toThrow('locked')
  })
})
