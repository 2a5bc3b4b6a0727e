import { generate } from 'lean-qr'
import { createMemo, type JSX } from 'solid-js'
import './QrCode.css'

/** ISO/IEC 18004 asks for four modules of quiet around the symbol. */
const QUIET = 4

/** Always dark on light, in the dark theme too: many readers can't see the reverse. */
export function QrCode(props: { readonly text: string; readonly label: string }): JSX.Element {
  const drawing = createMemo(() => {
    const code = generate(props.text)
    let path = ''
    for (let y = 0; y < code.size; y++)
      for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
    return { path, side: code.size + 2 * QUIET }
  })
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${drawing().side} ${drawing().side}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <path d={drawing().path} />
    </svg>
  )
}
