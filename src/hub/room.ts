/** Whether the disk still has room for what is new. Looked at once a second at most; a disk doesn't fill faster than it is asked. */
import { statfs } from 'node:fs/promises'

export function createRoom(folder: string, floor: number): () => Promise<boolean> {
  let looked = 0
  let answer = true
  return async () => {
    if (Date.now() - looked < 1000) return answer
    looked = Date.now()
    const { bavail, bsize } = await statfs(folder)
    answer = bavail * bsize > floor
    return answer
  }
}
