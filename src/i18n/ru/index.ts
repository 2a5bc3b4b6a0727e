import commitments from './commitments.ts'
import field from './field.ts'
import observe from './observe.ts'
import safe from './safe.ts'
import shell from './shell.ts'
import team from './team.ts'

export const ru = { commitments, field, observe, safe, shell, team }
