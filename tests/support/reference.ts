/** The reference Worker without a Worker: the same two ends, joined by a MessageChannel. */

import type { Reference } from '../../src/domain/reference/query.ts'
import { createClient } from '../../src/reference/client.ts'
import { serve } from '../../src/reference/serve.ts'

export function openReference(): Reference {
  const { port1, port2 } = new MessageChannel()
  serve(port2, () => Date.now())
  port1.start()
  port2.start()
  return createClient(
    port1,
    () => port1.close(),
    () => undefined,
  )
}
