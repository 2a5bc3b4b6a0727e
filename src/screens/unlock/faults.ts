/** What each refusal of the gate is called in words. */
import { t } from '../../i18n/text.ts'
import type { Gate } from '../../session/session.ts'

type FaultOf<N extends 'create' | 'unlock' | 'restore'> = Extract<
  Awaited<ReturnType<Gate[N]>>,
  { readonly ok: false }
>['error']

export type GateFault = FaultOf<'create'> | FaultOf<'unlock'> | FaultOf<'restore'>

export function showFault(fault: GateFault): string {
  switch (fault) {
    case 'wrong-passphrase':
      return t('shell.wrong-passphrase')
    case 'no-vault':
      return t('shell.no-vault')
    case 'damaged':
      return t('shell.damaged')
    case 'newer-version':
      return t('shell.newer-version')
    case 'open-elsewhere':
      return t('shell.open-elsewhere')
    case 'vault-exists':
      return t('shell.vault-exists')
    case 'storage-full':
      return t('shell.storage-full')
    case 'cut-short':
      return t('shell.cut-short')
    case 'not-a-backup':
      return t('shell.not-backup')
  }
}
