import type { CommitmentId, RecordId } from '../domain/values/id.ts'

/** Where the person is. Values, not URLs: the address bar always shows `/` and the title never changes. */
export type Place =
  | { readonly screen: 'today' }
  | { readonly screen: 'commitments' }
  | { readonly screen: 'commitment'; readonly id: CommitmentId }
  | { readonly screen: 'import' }
  | { readonly screen: 'observe'; readonly commitment: CommitmentId; readonly draft?: RecordId }
  | { readonly screen: 'observation'; readonly id: RecordId }
  | { readonly screen: 'safe' }
  | { readonly screen: 'report'; readonly id: string; readonly page?: string }
  | { readonly screen: 'inbox' }
  | { readonly screen: 'case'; readonly item: string }
  | { readonly screen: 'more' }
  | { readonly screen: 'team' }
  | { readonly screen: 'invite' }
  | { readonly screen: 'join' }
  | { readonly screen: 'transit' }
  | { readonly screen: 'backup' }
  | { readonly screen: 'language' }
  | { readonly screen: 'storage' }
  | { readonly screen: 'limits' }

export const HOME: Place = { screen: 'today' }
