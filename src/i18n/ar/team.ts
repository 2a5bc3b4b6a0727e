import type en from '../en/team.ts'
import type { Translated } from '../message.ts'

export default {} satisfies Translated<typeof en>
