/** The least that a Solid app can be: the floor that `bench start` stands our app beside. */
import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'

const root = document.getElementById('root')
if (root) {
  render(() => {
    const [count, setCount] = createSignal(0)
    return (
      <main>
        <h1>Hello</h1>
        <button type="button" onClick={() => setCount(count() + 1)}>
          {count()}
        </button>
      </main>
    )
  }, root)
}
