import { encodeChunks } from '../domain/reference/codec.ts'
import type { Commitment } from '../domain/reference/commitment.ts'
import type { Bytes } from '../prelude/bytes.ts'

const SAMPLE: readonly Commitment[] = []

/** The sample pack, as chunks. */
export const sampleChunks = (): Bytes[] => encodeChunks(SAMPLE)
