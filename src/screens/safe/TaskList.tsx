import { createSignal, For, type JSX } from 'solid-js'
import { isAnswered, SECTION_PAGES, SECTIONS, type Section, stateOf } from '../../domain/case/guide.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { HideButton } from './HideButton.tsx'
import type { Writing } from './Report.tsx'
import { SavedLine } from './SavedLine.tsx'

/** The home of a report: sections in any order, each with its state as a word. No numbers that count what is missing. */
export function TaskList(props: Writing): JSX.Element {
  const [isDeleting, setDeleting] = createSignal(false)
  const open = (section: Section): void => {
    const pages = SECTION_PAGES[section]
    props.turn(pages.find((page) => !isAnswered(props.report, page)) ?? pages[0])
  }
  const state = (section: Section): JSX.Element => {
    const now = stateOf(props.report, section)
    return (
      <span class="task-state" classList={{ [`task-${now}`]: true }}>
        {now === 'done' ? <Icon name="check" /> : null}
        {t(`safe.state-${now}`)}
      </span>
    )
  }
  const remove = async (): Promise<void> => {
    setDeleting(false)
    props.session.go({ screen: 'safe' })
    await props.session.dropReport(props.report.id)
  }

  return (
    <Screen title={t('safe.report-title')} back={() => props.session.go({ screen: 'safe' })}>
      <div class="stack stack-small">
        <SavedLine kept={props.keeping.kept()} onAgain={() => props.keeping.keep(props.report)} />
        <p>{t('safe.report-lead')}</p>
      </div>
      <ul class="tasks">
        <For each={SECTIONS}>
          {(section) => (
            <li>
              <Row label={t(`safe.section-${section}`)} value={state(section)} onClick={() => open(section)} />
            </li>
          )}
        </For>
        <li>
          <Row icon="send" label={t('safe.section-send')} onClick={() => props.turn('check')} />
        </li>
      </ul>
      <HideButton onHide={props.hide} />
      <div>
        <Button kind="plain" icon="bin" onClick={() => setDeleting(true)}>
          {t('safe.delete')}
        </Button>
      </div>
      <Sheet
        open={isDeleting()}
        onClose={() => setDeleting(false)}
        title={t('safe.delete-title')}
        actions={
          <>
            <Button onClick={() => setDeleting(false)}>{t('safe.delete-keep')}</Button>
            <Button kind="danger" icon="bin" onClick={remove}>
              {t('safe.delete')}
            </Button>
          </>
        }
      >
        <p>{t('safe.delete-text')}</p>
      </Sheet>
    </Screen>
  )
}
