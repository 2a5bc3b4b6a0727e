import { For, type JSX } from 'solid-js'
import { Notice } from '../../ui/Notice.tsx'
import { sayNotice } from './notices.ts'
import type { TeamNotice } from './views.ts'

export function TeamNotices(props: { readonly notices: readonly TeamNotice[] }): JSX.Element {
  return (
    <For each={props.notices}>
      {(notice) => (
        <Notice kind={notice.kind === 'rollback' || notice.kind === 'fork' ? 'bad' : 'wait'}>
          {sayNotice(notice)}
        </Notice>
      )}
    </For>
  )
}
