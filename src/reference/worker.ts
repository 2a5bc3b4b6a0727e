/** The reference Worker's entry. It holds public texts only, in memory; ending it forgets what was loaded. */
import { serve } from './serve.ts'

serve(self, () => Date.now())
