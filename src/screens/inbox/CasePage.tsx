import { createResource, type JSX, Match, Show, Switch } from 'solid-js'
import { t } from '../../i18n/text.ts'
import { saySize, sayTime } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { CaseReport } from './CaseReport.tsx'
import { saveBlob } from './save.ts'
import { FAULT_WORDS, fileNameOf, type OpenFault } from './triage.ts'
import './inbox.css'

export function CasePage(props: { readonly session: Session; readonly item: string }): JSX.Element {
  const [opened] = createResource(
    () => props.item,
    (item) => props.session.openReport(item),
  )
  const item = () => props.session.inbox().find((one) => one.item === props.item)
  const report = () => {
    const now = opened()
    return now?.ok ? now.value : undefined
  }
  const fault = (): OpenFault | undefined => {
    const now = opened()
    return now === undefined || now.ok ? undefined : now.error
  }
  const save = async (): Promise<void> => {
    const [about, blob] = [item(), await props.session.sealedReport(props.item)]
    if (about && blob) saveBlob(blob, fileNameOf(about))
  }

  return (
    <Screen title={t('safe.case-title')} back={() => props.session.back()}>
      <Switch fallback={<p class="quiet">{t('safe.case-opening')}</p>}>
        <Match when={fault()}>{(why) => <Notice kind="bad">{t(FAULT_WORDS[why()])}</Notice>}</Match>
        <Match when={report()}>{(found) => <CaseReport report={found()} />}</Match>
      </Switch>
      <Show when={item()}>
        {(about) => (
          <section class="stack stack-small">
            <p class="quiet">
              {t('safe.inbox-came', { date: sayTime(about().at, Date.now()), size: saySize(about().size) })}
            </p>
            <div>
              <Button icon="download" onClick={save}>
                {t('safe.case-save')}
              </Button>
            </div>
            <p class="quiet">{t('safe.case-save-note')}</p>
          </section>
        )}
      </Show>
    </Screen>
  )
}
