import type en from '../en/observe.ts'
import type { Translated } from '../message.ts'

export default {} satisfies Translated<typeof en>
