/** What the frame around every screen gives to its header. A context, so that a screen needn't know who frames it. */
import { createContext, type JSX, useContext } from 'solid-js'

export interface Frame {
  /** Always in reach at the end of the header: sync state and quick exit. */
  readonly end: () => JSX.Element
}

export const FrameContext = createContext<Frame>()
export const useFrame = (): Frame | undefined => useContext(FrameContext)
