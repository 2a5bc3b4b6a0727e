/** What the hub or a device may have done wrong, in words, each with what to do. */
import { t } from '../../i18n/text.ts'
import type { TeamNotice } from './views.ts'

export const sayNotice = (notice: TeamNotice): string => {
  switch (notice.kind) {
    case 'rollback':
      return t('team.notice-rollback')
    case 'fork':
      return t('team.notice-fork')
    default:
      return t(`team.notice-${notice.kind}`, { count: notice.count })
  }
}
