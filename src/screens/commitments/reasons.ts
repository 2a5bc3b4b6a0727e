/** Why a row was refused or repaired, in words. An importer may know more reasons than this screen: those keep their code. */
import { t } from '../../i18n/text.ts'

const REASONS = [
  'broken',
  'not-a-record',
  'too-long',
  'no-text',
  'no-state',
  'bad-columns',
  'not-a-commitment',
  'markup',
  'entity',
  'joined',
  'repeated',
  'state-unresolved',
  'states-from-text',
  'type-missing',
  'sdg-unknown',
  'session-unknown',
  'position-mixed',
] as const

export function sayReason(code: string): string {
  const reason = REASONS.find((one) => one === code)
  return reason ? t(`commitments.reason-${reason}`) : t('commitments.reason-other', { code })
}
