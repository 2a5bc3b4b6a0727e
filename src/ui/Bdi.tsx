import type { JSX } from 'solid-js'

/** Every text that a person wrote: its direction is its own (UAX #9). */
export function Bdi(props: {
  readonly children: JSX.Element
  readonly lang?: string | undefined
  readonly dir?: 'auto' | 'ltr' | 'rtl'
}): JSX.Element {
  return (
    <bdi dir={props.dir ?? 'auto'} lang={props.lang}>
      {props.children}
    </bdi>
  )
}
