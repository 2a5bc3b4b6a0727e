// @vitest-environment happy-dom
import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { describe, expect, it } from 'vitest'
import { Keyed } from '../../src/ui/Keyed.tsx'

describe('a list whose items are told anew', () => {
  it('keeps what stands for an item, and its focus, while the item changes, and lets it go with the item', () => {
    const [items, tell] = createSignal([
      { id: 'a', word: 'one' },
      { id: 'b', word: 'two' },
    ])
    const home = document.createElement('div')
    document.body.append(home)
    const end = render(
      () => (
        <Keyed each={items()} by={(item) => item.id}>
          {(item) => <button type="button">{item().word}</button>}
        </Keyed>
      ),
      home,
    )
    const second = home.querySelectorAll('button')[1]
    second?.focus()
    tell([
      { id: 'c', word: 'new' },
      { id: 'b', word: 'changed' },
    ])
    expect([...home.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['new', 'changed'])
    expect(home.querySelectorAll('button')[1]).toBe(second)
    expect(document.activeElement).toBe(second)
    end()
  })
})
