import type en from '../en/commitments.ts'
import type { Translated } from '../message.ts'

export default {} satisfies Translated<typeof en>
