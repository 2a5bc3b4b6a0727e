import type en from '../en/safe.ts'
import type { Translated } from '../message.ts'

export default {} satisfies Translated<typeof en>
