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
      return t('shell.wrongPassphrase')
    case 'no-vault':
      return t('shell.noVault')
    case 'damaged':
      return t('shell.damaged')
    case 'newer-version':
      return t('shell.newerVersion')
    case 'open-elsewhere':
      return t('shell.openElsewhere')
    case 'vault-exists':
      return t('shell.vaultExists')
    case 'storage-full':
      return t('shell.storageFull')
    case 'cut-short':
      return t('shell.cutShort')
    case 'not-a-backup':
      return t('shell.notBackup')
  }
}
