/** An answer that a screen waits for without being held back: the rest of the screen is there at once. */
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

export type Asked<T> = { readonly state: 'waiting' | 'failed' } | { readonly state: 'answered'; readonly value: T }

/**
 * Asks again whenever the question changes; an answer to an earlier question is dropped.
 * A resource of Solid would suspend the whole screen instead, header and way back included.
 */
export function createAsked<Q, T>(question: Accessor<Q>, ask: (question: Q) => Promise<T>): Accessor<Asked<T>> {
  const [asked, setAsked] = createSignal<Asked<T>>({ state: 'waiting' })
  createEffect(
    on(question, (now) => {
      let left = false
      ask(now).then(
        (value) => {
          if (!left) setAsked({ state: 'answered', value })
        },
        () => {
          if (!left) setAsked({ state: 'failed' })
        },
      )
      onCleanup(() => {
        left = true
      })
    }),
  )
  return asked
}

export const answerOf = <T>(asked: Asked<T>): T | undefined => (asked.state === 'answered' ? asked.value : undefined)
