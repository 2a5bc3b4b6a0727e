/** A sealed file opened for the eye or ear: a blob URL that lives only as long as what shows it. */
import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { Session } from '../../session/session.ts'

type Answer = Awaited<ReturnType<Session['openEvidence']>>
export type Opened =
  | { readonly state: 'opening' }
  | { readonly state: 'here'; readonly url: string }
  | { readonly state: Extract<Answer, { readonly ok: false }>['error'] }

/** @param whole whether every part has arrived; opening is tried again when it turns true */
export function createOpened(session: Session, file: Accessor<string>, whole: Accessor<boolean>): Accessor<Opened> {
  const [opened, setOpened] = createSignal<Opened>({ state: 'opening' })
  createEffect(() => {
    whole()
    let url: string | undefined
    let left = false
    void session.openEvidence(file()).then((answer) => {
      if (left) return
      if (answer.ok) {
        url = URL.createObjectURL(answer.value)
        setOpened({ state: 'here', url })
      } else setOpened({ state: answer.error })
    })
    onCleanup(() => {
      left = true
      if (url) URL.revokeObjectURL(url)
    })
  })
  return opened
}
