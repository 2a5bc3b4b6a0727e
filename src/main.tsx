/** The page's composition root: the only file that joins session, screens and the two Workers. */
import './ui/style.css'
import {
  type Component,
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  type JSX,
  lazy,
  onCleanup,
  onMount,
  Show,
  Suspense,
  untrack,
} from 'solid-js'
import { render } from 'solid-js/web'
import { Workbox } from 'workbox-window'
import { chooseLanguage, isLanguage } from './i18n/languages.ts'
import { language, speak, t, takeChosen, wholeLanguage } from './i18n/text.ts'
import keeperUrl from './keeper/worker.ts?worker&url'
import { unreachable } from './prelude/assert.ts'
import referenceUrl from './reference/worker.ts?worker&url'
import { Unlock } from './screens/unlock/Unlock.tsx'
import { createKeeperClient } from './session/client.ts'
import { createGate } from './session/gate.ts'
import type { Place } from './session/place.ts'
import type { Session } from './session/session.ts'
import { AppFrame, type FramePlace } from './ui/AppFrame.tsx'
import { announce } from './ui/announce.ts'
import { Button } from './ui/Button.tsx'
import { FrameContext } from './ui/frame.ts'
import { IconButton } from './ui/IconButton.tsx'
import { createMedia } from './ui/media.ts'
import { Notice } from './ui/Notice.tsx'
import { Screen } from './ui/Screen.tsx'
import { type SyncState, SyncWord } from './ui/SyncWord.tsx'
import { listenForShifts } from './ui/tripleshift.ts'

/** An innocuous page of our own: it is there at once and offline, and no other site learns that somebody left. */
const CALM = '/calm.html'
const SERVICE_WORKER = '/sw.js'

interface Policy {
  // Typed as the DOM library wants its sinks; the browser sees a TrustedScriptURL.
  createScriptURL(url: string): string
}
interface PolicyMaker {
  createPolicy(name: string, rules: Policy): Policy
}

/** Only scripts of this build may be started, by their exact addresses. */
const STARTABLE: readonly string[] = [keeperUrl, referenceUrl, SERVICE_WORKER]
const rules: Policy = {
  createScriptURL: (url) => {
    if (!STARTABLE.includes(url)) throw new TypeError('not a script of this build')
    return url
  },
}
const trusted: PolicyMaker | undefined = Reflect.get(globalThis, 'trustedTypes')
const policy = trusted?.createPolicy('kept', rules) ?? rules
const startWorker = (url: string): Worker => new Worker(policy.createScriptURL(url), { type: 'module' })

const gate = createGate({
  startKeeper: () => createKeeperClient(startWorker(keeperUrl)),
  startReference: () => startWorker(referenceUrl),
  leave: () => location.replace(CALM),
})

// ——— Updates: the person decides when; nothing reloads over an open notebook or a half-typed word.

/** Longer than the keeper gets to finish writing at lock. */
const AFTER_LOCK = 3_500
const [isUpdateReady, setUpdateReady] = createSignal(false)
const updates =
  import.meta.env.PROD && 'serviceWorker' in navigator ? new Workbox(policy.createScriptURL(SERVICE_WORKER)) : undefined
let isUpdating = false
updates?.addEventListener('waiting', () => setUpdateReady(true))
updates?.addEventListener('controlling', () => {
  if (isUpdating) location.reload()
})
// Without one (a private window, Lockdown Mode) the app works, but needs the network to start.
updates?.register().catch(() => {})

function update(): void {
  isUpdating = true
  setUpdateReady(false)
  gate.session()?.lock()
  setTimeout(() => updates?.messageSkipWaiting(), AFTER_LOCK)
}

// ——— Screens: each its own chunk, shown only when every word of the language is here.

const screen = <P extends object>(load: () => Promise<Component<P>>) =>
  lazy(async () => {
    const [found] = await Promise.all([load(), wholeLanguage()])
    return { default: found }
  })

const Today = screen(async () => (await import('./screens/today/Today.tsx')).Today)
const Commitments = screen(async () => (await import('./screens/commitments/Commitments.tsx')).Commitments)
const CommitmentPage = screen(async () => (await import('./screens/commitments/CommitmentPage.tsx')).CommitmentPage)
const ImportFile = screen(async () => (await import('./screens/commitments/ImportFile.tsx')).ImportFile)
const Observe = screen(async () => (await import('./screens/observe/Observe.tsx')).Observe)
const ObservationPage = screen(async () => (await import('./screens/observe/ObservationPage.tsx')).ObservationPage)
const Safe = screen(async () => (await import('./screens/safe/Safe.tsx')).Safe)
const Report = screen(async () => (await import('./screens/safe/Report.tsx')).Report)
const Inbox = screen(async () => (await import('./screens/inbox/Inbox.tsx')).Inbox)
const CasePage = screen(async () => (await import('./screens/inbox/CasePage.tsx')).CasePage)
const Team = screen(async () => (await import('./screens/team/Team.tsx')).Team)
const Invite = screen(async () => (await import('./screens/team/Invite.tsx')).Invite)
const Join = screen(async () => (await import('./screens/team/Join.tsx')).Join)
const Transit = screen(async () => (await import('./screens/team/Transit.tsx')).Transit)
const More = screen(async () => (await import('./screens/more/More.tsx')).More)
const LanguagePage = screen(async () => (await import('./screens/more/LanguagePage.tsx')).LanguagePage)
const StoragePage = screen(async () => (await import('./screens/more/StoragePage.tsx')).StoragePage)
const LimitsPage = screen(async () => (await import('./screens/more/LimitsPage.tsx')).LimitsPage)
const BackupPage = screen(async () => (await import('./screens/more/BackupPage.tsx')).BackupPage)

function screenAt(session: Session, place: Place): JSX.Element {
  switch (place.screen) {
    case 'today':
      return <Today session={session} />
    case 'commitments':
      return <Commitments session={session} />
    case 'commitment':
      return <CommitmentPage session={session} id={place.id} />
    case 'import':
      return <ImportFile session={session} />
    case 'observe':
      return (
        <Observe session={session} commitment={place.commitment} {...(place.draft ? { draft: place.draft } : {})} />
      )
    case 'observation':
      return <ObservationPage session={session} id={place.id} />
    case 'safe':
      return <Safe session={session} />
    case 'report':
      return <Report session={session} id={place.id} page={place.page} />
    case 'inbox':
      return <Inbox session={session} />
    case 'case':
      return <CasePage session={session} item={place.item} />
    case 'more':
      return <More session={session} />
    case 'team':
      return <Team session={session} />
    case 'invite':
      return <Invite session={session} />
    case 'join':
      return <Join session={session} />
    case 'transit':
      return <Transit session={session} />
    case 'backup':
      return <BackupPage session={session} />
    case 'language':
      return <LanguagePage session={session} />
    case 'storage':
      return <StoragePage session={session} />
    case 'limits':
      return <LimitsPage session={session} />
    default:
      return unreachable(place)
  }
}

/** Where each place hangs in the navigation. */
const ROOTS = {
  today: 'today',
  commitments: 'commitments',
  commitment: 'commitments',
  import: 'commitments',
  observe: 'commitments',
  observation: 'commitments',
  safe: 'safe',
  report: 'safe',
  inbox: 'safe',
  case: 'safe',
  more: 'more',
  team: 'more',
  invite: 'more',
  join: 'more',
  transit: 'more',
  backup: 'more',
  language: 'more',
  storage: 'more',
  limits: 'more',
} as const satisfies Record<Place['screen'], 'today' | 'commitments' | 'safe' | 'more'>

/** On a desk these stand beside the list that they came from. */
const LISTS: Partial<Record<Place['screen'], Place>> = {
  commitment: { screen: 'commitments' },
  case: { screen: 'inbox' },
}

const navigation = (): readonly FramePlace[] => [
  { id: 'today', icon: 'today', label: t('shell.nav-today') },
  { id: 'commitments', icon: 'promises', label: t('shell.nav-promises') },
  { id: 'safe', icon: 'safe', label: t('shell.nav-safe') },
  { id: 'more', icon: 'more', label: t('shell.nav-more') },
]

// ——— The frame

function ExitButton(): JSX.Element {
  return <IconButton icon="exit" label={t('shell.exit-now')} onClick={() => gate.exit()} />
}

/** The worst news of any team decides: what needs somebody, then what still has to leave this phone. */
function syncOf(session: Session): { readonly state: SyncState; readonly label: string } {
  const all = session.transit()
  const busy = all.find((one) => one.sending !== undefined)?.sending
  if (all.some((one) => one.state === 'needs-you')) return { state: 'needs-you', label: t('shell.sync-needs-you') }
  if (busy) return { state: 'sending', label: t('shell.sync-sending', { done: busy.done, of: busy.of }) }
  if (all.some((one) => one.state === 'waiting' || one.state === 'sending'))
    return { state: 'waiting', label: t('shell.sync-waiting') }
  if (all.some((one) => one.state === 'idle')) return { state: 'received', label: t('shell.sync-received') }
  return { state: 'phone', label: t('shell.sync-phone') }
}

function UpdateNotice(): JSX.Element {
  return (
    <Show when={isUpdateReady()}>
      <Notice
        kind="info"
        action={
          <>
            <Button kind="primary" onClick={update}>
              {t('shell.update-now')}
            </Button>
            <Button onClick={() => setUpdateReady(false)}>{t('shell.later')}</Button>
          </>
        }
      >
        {t('shell.update-ready')}
      </Notice>
    </Show>
  )
}

function Broken(props: { readonly session: Session; readonly onRetry: () => void }): JSX.Element {
  return (
    <Screen title={t('shell.crash-title')} back={props.session.canGoBack() ? props.session.back : undefined}>
      <Notice kind="bad" action={<Button onClick={() => props.onRetry()}>{t('shell.try-again')}</Button>}>
        {t('shell.screen-broke')}
      </Notice>
    </Screen>
  )
}

function Here(props: { readonly session: Session; readonly place: Place }): JSX.Element {
  return (
    <Show when={props.place} keyed>
      {(place) => (
        <ErrorBoundary fallback={(_, reset) => <Broken session={props.session} onRetry={reset} />}>
          <Suspense>{screenAt(props.session, place)}</Suspense>
        </ErrorBoundary>
      )}
    </Show>
  )
}

function Inside(props: { readonly session: Session }): JSX.Element {
  const isDesk = createMedia('(width >= 56.25rem)')
  const place = createMemo(() => props.session.place())
  // By name, so that the list stays as it is while its details change beside it.
  const list = createMemo(() => (isDesk() ? LISTS[place().screen] : undefined))
  const sync = createMemo(() => syncOf(props.session))
  const end = (): JSX.Element => (
    <>
      <SyncWord {...sync()} onClick={() => props.session.go({ screen: 'transit' })} />
      <ExitButton />
    </>
  )
  const aside = (): JSX.Element => (
    <Show when={list()} keyed>
      {(beside) => (
        <FrameContext.Provider value={{ end: () => null }}>
          <Here session={props.session} place={beside} />
        </FrameContext.Provider>
      )}
    </Show>
  )
  return (
    <FrameContext.Provider value={{ end }}>
      <AppFrame
        places={navigation()}
        current={ROOTS[place().screen]}
        label={t('shell.places')}
        aside={list() && aside()}
        onGo={(id) => {
          for (const root of ['today', 'commitments', 'safe', 'more'] as const)
            if (root === id) props.session.go({ screen: root })
        }}
      >
        <UpdateNotice />
        <Here session={props.session} place={place()} />
      </AppFrame>
    </FrameContext.Provider>
  )
}

/** The root's boundary: first it locks, then it speaks. */
function Crash(props: { readonly onAgain: () => void }): JSX.Element {
  gate.session()?.lock()
  return (
    <Screen title={t('shell.crash-title')}>
      <Notice kind="bad" action={<Button onClick={() => props.onAgain()}>{t('shell.start-again')}</Button>}>
        {t('shell.crash-text')}
      </Notice>
    </Screen>
  )
}

const fromBrowser = chooseLanguage(navigator.languages)

/** What was chosen before unlock wins over what was kept; what was kept wins over the browser. */
function settle(session: Session): void {
  const kept = session.settings().lang
  const chosen = takeChosen()
  const next = chosen ?? (kept !== undefined && isLanguage(kept) ? kept : language())
  if (next !== language()) void speak(next)
  if (next !== kept) void session.saveSettings({ lang: next })
}

function App(): JSX.Element {
  createEffect(() => {
    const session = gate.session()
    // Once at its opening: what is spoken later is not a reason to speak again.
    if (session) untrack(() => settle(session))
    else void updates?.update().catch(() => {})
  })
  createEffect(() => {
    const theme = gate.session()?.settings().theme
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  })
  onMount(() =>
    onCleanup(
      listenForShifts(
        document,
        Date.now,
        () => gate.exit(),
        (left) => announce(t('shell.shift-more', { count: left })),
      ),
    ),
  )
  return (
    <ErrorBoundary fallback={() => <Crash onAgain={() => location.reload()} />}>
      <Show
        when={gate.session()}
        keyed
        fallback={
          <FrameContext.Provider value={{ end: () => <ExitButton /> }}>
            <main class="frame-main" data-scroller>
              <UpdateNotice />
              <Unlock gate={gate} />
            </main>
          </FrameContext.Provider>
        }
      >
        {(session) => <Inside session={session} />}
      </Show>
    </ErrorBoundary>
  )
}

/** What is likely to be wanted next is fetched while nothing else is going on. */
const preload = (): void => {
  void import('./session/create.ts').catch(() => {})
  for (const next of [Today, Commitments, Safe, More]) void next.preload().catch(() => {})
}

await speak(fromBrowser)
const root = document.getElementById('app')
if (root) render(() => <App />, root)
if ('requestIdleCallback' in globalThis) requestIdleCallback(preload, { timeout: 3_000 })
else setTimeout(preload, 1_000)
