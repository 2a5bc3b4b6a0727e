import { createEffect, For, type JSX, on, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { DraftIssue } from '../../session/session.ts'
import { Notice } from '../../ui/Notice.tsx'

/** Opens the fold a field is in, and puts the focus into the field. */
function lead(field: DraftIssue['field']): void {
  const place = document.querySelector<HTMLElement>(`[data-issue="${field}"]`)
  const fold = place?.querySelector('details')
  if (fold) fold.open = true
  const input = place?.querySelector<HTMLElement>('input, textarea, select')
  place?.scrollIntoView({ block: 'center' })
  input?.focus({ preventScroll: true })
}

/** What stands in the way of saving, each a way to the field. It takes the focus when it appears. */
export function ErrorSummary(props: { readonly issues: readonly DraftIssue[] }): JSX.Element {
  let box: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.issues.length > 0,
      (any) => {
        if (!any) return
        box?.scrollIntoView({ block: 'center' })
        box?.focus({ preventScroll: true })
      },
    ),
  )
  return (
    <div ref={box} tabindex="-1" class="error-summary">
      <Show when={props.issues.length > 0}>
        <Notice kind="bad" title={t('observe.errors-title')}>
          <ul>
            <For each={props.issues}>
              {(issue) => (
                <li>
                  <button type="button" class="error-way" onClick={() => lead(issue.field)}>
                    {t(`observe.issue-${issue.code}`)}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
    </div>
  )
}
