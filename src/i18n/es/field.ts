import type en from '../en/field.ts'
import type { Translated } from '../message.ts'

export default {} satisfies Translated<typeof en>
