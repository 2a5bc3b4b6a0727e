/** Photos, voice notes and documents: through the airlock, then sealed. What travels is the copy; the original stays here, sealed. */
import type { Evidence } from '../domain/project/observation.ts'
import { pass } from '../evidence/airlock.ts'
import type { Keeper } from '../keeper/contract.ts'
import { ok } from '../prelude/result.ts'
import type { Notebook } from './notebook.ts'
import type { Session } from './session.ts'

/** Types that may be shown by `<img>` and `<audio>`. Everything else leaves only as a file. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp)|audio\/(?:webm|ogg|mp4|mpeg|wav))$/

export function createEvidence(p: {
  readonly keeper: Keeper
  readonly notebook: Notebook
  readonly drafts: Session['drafts']
}): Pick<Session, 'addEvidence' | 'openEvidence'> {
  const { keeper } = p

  function typeOf(file: string): string {
    const lists = [
      ...p.drafts().map((draft) => draft.evidence),
      ...p.notebook.observations().map((view) => view.shown.evidence),
    ]
    const type = lists.flat().find((one) => one.file === file)?.type ?? ''
    return SHOWN.test(type) ? type : 'application/octet-stream'
  }

  return {
    addEvidence: async (blob, kind, duration) => {
      const passed = await pass(blob, kind)
      if (!passed.ok) return passed
      const { copy, type, original, changed } = passed.value
      const sealed = await keeper.sealFile({ blob: copy })
      if (!sealed.ok) return sealed
      const { file, size, sha256 } = sealed.value
      const evidence: Evidence = { file, kind, type, size, sha256, ...(duration !== undefined && { duration }) }
      if (!changed) return ok(evidence)
      const kept = await keeper.sealFile({ blob })
      if (!kept.ok) {
        await keeper.dropFile({ file })
        return kept
      }
      return ok({ ...evidence, original: { ...original, file: kept.value.file } })
    },
    openEvidence: async (file) => {
      const opened = await keeper.openFile({ file })
      return opened.ok ? ok(new Blob([opened.value], { type: typeOf(file) })) : opened
    },
  }
}
