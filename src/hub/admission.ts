/** Who may make a mailbox: anybody, or whoever brings a token that the hub's keeper gave out. A token works once. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Admission {
  readonly kind: 'open' | 'token'
  /** True once for each token, forever true when open. */
  admit(token: Uint8Array | undefined): Promise<boolean>
}

export const openAdmission: Admission = { kind: 'open', admit: async () => true }

const nameOf = (token: Uint8Array): string => createHash('sha256').update(token).digest('hex')

/** One empty file for each unused token, named by its hash: whoever reads the folder can't use one. */
export function tokenAdmission(folder: string): Admission {
  const tokens = join(folder, 'tokens')
  return {
    kind: 'token',
    async admit(token) {
      if (!token) return false
      try {
        await unlink(join(tokens, nameOf(token)))
      } catch {
        return false
      }
      const handle = await open(tokens, 'r')
      await handle.sync().finally(() => handle.close())
      return true
    },
  }
}

/** Makes a token that works once, also while the hub runs. @returns 16 random bytes. */
export async function issueToken(folder: string): Promise<Uint8Array> {
  const token = new Uint8Array(randomBytes(16))
  await mkdir(join(folder, 'tokens'), { recursive: true })
  await writeFile(join(folder, 'tokens', nameOf(token)), '', { flag: 'wx' })
  return token
}
