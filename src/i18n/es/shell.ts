import type en from '../en/shell.ts'
import type { Translated } from '../message.ts'

export default {} satisfies Translated<typeof en>
