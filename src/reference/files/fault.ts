import type { ImportFault } from '../../domain/reference/query.ts'

/** Ends the reading of a file. Thrown inside the importers, caught once, and given on as a value. */
export class Refusal extends Error {
  readonly fault: ImportFault

  constructor(code: ImportFault['code'], detail?: string) {
    super(code)
    this.fault = detail === undefined ? { code } : { code, detail: detail.slice(0, 200) }
  }
}
