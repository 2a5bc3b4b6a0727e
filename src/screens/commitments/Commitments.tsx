import { createMemo, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { Facet } from '../../domain/reference/query.ts'
import { language, t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { FacetChips } from './FacetChips.tsx'
import { FacetSheet } from './FacetSheet.tsx'
import { isNarrowed, widened, withFacet } from './filters.ts'
import { createFinding, visitOf } from './finding.ts'
import { PromiseCard } from './PromiseCard.tsx'
import './Commitments.css'

/** Milliseconds without a key before a search begins. */
const PAUSE = 180
/** Height of a card in CSS pixels, as a first guess. */
const CARD = 152

export function Commitments(props: { readonly session: Session }): JSX.Element {
  const visit = visitOf(props.session)
  const [query, setQuery] = visit.query
  const [typed, setTyped] = createSignal(query().text)
  const [open, setOpen] = createSignal<Facet>()
  const finding = createFinding(props.session, query)
  const indexes = createMemo(() => Array.from({ length: finding.found()?.total ?? 0 }, (_, at) => at))
  const manyStates = (): boolean => (finding.found()?.facets.states.length ?? 0) > 1
  let waiting: ReturnType<typeof setTimeout> | undefined
  let list: HTMLDivElement | undefined

  const type = (text: string): void => {
    setTyped(text)
    clearTimeout(waiting)
    waiting = setTimeout(() => setQuery((q) => ({ ...q, text, offset: 0 })), PAUSE)
  }
  const widen = (): void => {
    setTyped('')
    setQuery(widened)
  }
  onCleanup(() => clearTimeout(waiting))
  onMount(() => {
    const at = visit.at
    visit.at = 0
    if (at === 0) return
    const frame = list?.closest('[data-scroller]') ?? document.documentElement
    const settle = setInterval(() => {
      if (finding.found() === undefined) return
      clearInterval(settle)
      requestAnimationFrame(() => frame.scrollTo({ top: at * CARD }))
    }, 50)
    onCleanup(() => clearInterval(settle))
  })

  return (
    <Screen title={t('commitments.title')}>
      <Show
        when={props.session.commitmentCount() > 0}
        fallback={<Show when={props.session.settled()}>{<NothingYet session={props.session} />}</Show>}
      >
        <div class="search">
          <TextField kind="search" label={t('commitments.search')} value={typed()} onInput={type} />
          <FacetChips facets={finding.found()?.facets} query={query()} onOpen={setOpen} />
          <div class="spread">
            <p class="quiet" role="status">
              {finding.found() ? t('commitments.total', { count: finding.found()?.total ?? 0 }) : ''}
            </p>
            <Show
              when={isNarrowed(query())}
              fallback={
                <Button kind="plain" icon="file" onClick={() => props.session.go({ screen: 'import' })}>
                  {t('commitments.open-file')}
                </Button>
              }
            >
              <Button kind="plain" icon="close" onClick={widen}>
                {t('commitments.clear-all')}
              </Button>
            </Show>
          </div>
        </div>
        <Show when={finding.broken()}>
          <Notice kind="bad" action={<Button onClick={finding.again}>{t('commitments.try-again')}</Button>}>
            {t('commitments.search-broke')}
          </Notice>
        </Show>
        <Show when={finding.found()?.total === 0}>
          <Empty
            line={t('commitments.nothing-fits')}
            action={<Button onClick={widen}>{t('commitments.clear-all')}</Button>}
          />
        </Show>
        <div ref={list}>
          <VirtualList items={indexes()} estimate={CARD}>
            {(index) => (
              <PromiseCard
                session={props.session}
                card={finding.cardAt(index)}
                onNeed={() => finding.need(index)}
                withStates={manyStates()}
                onOpen={(id) => {
                  visit.at = index
                  props.session.go({ screen: 'commitment', id })
                }}
              />
            )}
          </VirtualList>
        </div>
      </Show>
      <FacetSheet
        facet={open()}
        found={finding.found()}
        query={query()}
        onChoose={(facet, values) => setQuery((q) => withFacet(q, facet, values))}
        onClose={() => setOpen(undefined)}
      />
    </Screen>
  )
}

/** The first time: one sentence, a file of one's own or the sample. */
function NothingYet(props: { readonly session: Session }): JSX.Element {
  const [busy, setBusy] = createSignal(false)
  const [full, setFull] = createSignal(false)
  const sample = async (): Promise<void> => {
    setBusy(true)
    const taken = await props.session.takeSample(language())
    setBusy(false)
    setFull(!taken.ok)
  }
  return (
    <Empty
      line={t('commitments.empty')}
      action={
        <div class="stack stack-small">
          <Show when={full()}>
            <Notice kind="bad">{t('commitments.fault-storage-full')}</Notice>
          </Show>
          <Button kind="primary" icon="file" full onClick={() => props.session.go({ screen: 'import' })}>
            {t('commitments.open-file')}
          </Button>
          <Button icon="book" full busy={busy()} onClick={() => void sample()}>
            {t('commitments.try-sample')}
          </Button>
        </div>
      }
    />
  )
}
