/** Why a row was refused or repaired, in words. An importer may know more reasons than this screen: those keep their code. */
import { t } from '../../i18n/text.ts'

export const REASONS = ['no-text', 'no-state', 'too-long'] as const

export function sayReason(code: string): string {
  const reason = REASONS.find((one) => one === code)
  return reason ? t(`commitments.reason-${reason}`) : t('commitments.reason-other', { code })
}
