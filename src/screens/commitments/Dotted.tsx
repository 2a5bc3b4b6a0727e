import { For, type JSX } from 'solid-js'
import { Bdi } from '../../ui/Bdi.tsx'

/** A UN symbol and some words in one quiet line, each with its own direction, the dots between them in that of the page. */
export function Dotted(props: { readonly symbol?: string; readonly words: readonly string[] }): JSX.Element {
  const parts = (): readonly { readonly text: string; readonly dir: 'ltr' | 'auto' }[] =>
    [
      { text: props.symbol ?? '', dir: 'ltr' as const },
      ...props.words.map((text) => ({ text, dir: 'auto' as const })),
    ].filter((part) => part.text !== '')
  return (
    <span class="promise-origin">
      <For each={parts()}>
        {(part, at) => (
          <>
            {at() > 0 ? ' · ' : ''}
            <Bdi dir={part.dir}>{part.text}</Bdi>
          </>
        )}
      </For>
    </span>
  )
}
