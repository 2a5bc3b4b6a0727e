/**
 * The notebook: every record as folded from the entries that the keeper has opened and verified. Read-only to screens.
 * The author's own words arrive here by the same road as a colleague's.
 */
import { batch, createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { decodeRevision } from '../domain/codec.ts'
import { type Folded, foldRecord } from '../domain/fold.ts'
import { readObservation, type Told } from '../domain/observed.ts'
import { decodeCommitment } from '../domain/reference/codec.ts'
import type { Commitment } from '../domain/reference/commitment.ts'
import type { Signed } from '../domain/revision.ts'
import type { CommitmentId, RecordId } from '../domain/values/id.ts'
import type { FileView, Keeper, NoticeView, OpenedEntry, TeamView, Whereabouts } from '../keeper/contract.ts'
import type { ObservationView, Said } from './session.ts'
import { hear } from './shelf.ts'

interface Page {
  readonly signed: Signed
  whereabouts: Whereabouts
  files: readonly FileView[]
}
interface Sheet {
  readonly key: string
  readonly team: string
  readonly kind: string
  readonly record: RecordId
  readonly pages: Map<string, Page>
}

export interface Notebook {
  readonly observations: () => readonly ObservationView[]
  readonly observation: (id: RecordId) => ObservationView | undefined
  readonly folded: (id: RecordId) => Folded | undefined
  /** The adopted copy of a commitment, from any team or from this one. */
  readonly adopted: (id: CommitmentId, team?: string) => Commitment | undefined
  readonly allAdopted: () => readonly Commitment[]
  /** Revisions that this app could not read, by team. */
  readonly notices: () => readonly NoticeView[]
  /** Names of members may have changed. */
  readonly rename: () => void
}

const worst = (pages: readonly Page[]): Whereabouts => {
  const all = pages.map((page) => page.whereabouts)
  return all.includes('waiting') ? 'waiting' : all.includes('phone') ? 'phone' : 'received'
}

const filesOf = (pages: readonly Page[]): ObservationView['files'] =>
  Object.fromEntries(
    pages.flatMap((page) => page.files.map(({ file, parts, have, sent }) => [file, { parts, have, sent }])),
  )

export function createNotebook(p: {
  readonly keeper: Keeper
  readonly teams: () => readonly TeamView[]
  readonly onAdopted: (commitments: readonly Commitment[]) => void
}): Notebook {
  const sheets = new Map<string, Sheet>()
  const sheetOf = new Map<string, Sheet>()
  const byRecord = new Map<RecordId, Sheet[]>()
  const copies = new Map<CommitmentId, Map<string, Commitment>>()
  const unread = new Map<string, Pick<NoticeView, 'team' | 'kind'>>()
  const [views, setViews] = createStore<Record<string, ObservationView>>({})
  const [keys, setKeys] = createSignal<readonly string[]>([])
  const [notices, setNotices] = createSignal<readonly NoticeView[]>([])

  function viewOf(sheet: Sheet): ObservationView | undefined {
    const pages = [...sheet.pages.values()]
    const folded = foldRecord(pages.map((page) => page.signed))
    const observed = folded && readObservation(folded)
    if (!observed) return undefined
    const home = p.teams().find((view) => view.team === sheet.team)
    const nameOf = (member: string): string => home?.members.find((one) => one.member === member)?.name ?? ''
    const named = <T>(told: readonly Told<T>[]): readonly Said<T>[] =>
      told.map((one) => ({ ...one, memberName: nameOf(one.member) }))
    const { status, words, when, where, method, evidence } = observed.history
    return {
      id: sheet.record,
      team: sheet.team,
      shown: observed.shown,
      author: folded.author,
      authorName: nameOf(folded.author),
      mine: folded.author === home?.me,
      createdAt: folded.createdAt,
      whereabouts: worst(pages),
      withdrawn: observed.withdrawn,
      conflicts: observed.conflicts,
      history: {
        status: named(status),
        words: named(words),
        when: named(when),
        where: named(where),
        method: named(method),
        evidence: named(evidence),
      },
      files: filesOf(pages),
    }
  }

  function show(changed: Iterable<Sheet>): void {
    const fresh: string[] = []
    batch(() => {
      for (const sheet of changed) {
        if (sheet.kind !== 'observation') continue
        const view = viewOf(sheet)
        if (!view) continue
        // Not `reconcile`: it would write into the values themselves, which the history and the fold share with what is shown.
        const isFresh = views[sheet.key] === undefined
        setViews(sheet.key, view)
        if (isFresh) fresh.push(sheet.key)
      }
      if (fresh.length > 0) setKeys((before) => [...before, ...fresh])
    })
  }

  function adopt(sheet: Sheet): Commitment | undefined {
    const folded = foldRecord([...sheet.pages.values()].map((page) => page.signed))
    const card = folded?.fields.get('card')?.findLast((one) => one.current)?.value
    if (!(card instanceof Uint8Array)) return undefined
    try {
      const commitment = decodeCommitment(card)
      const known = copies.get(commitment.id) ?? new Map<string, Commitment>()
      copies.set(commitment.id, known.set(sheet.team, commitment))
      return commitment
    } catch {
      // Somebody's device signed bytes that are no commitment. The observation stands without it.
      return undefined
    }
  }

  function setAside({ id, team }: OpenedEntry, kind: 'newer' | 'quarantined'): void {
    unread.set(id, { team, kind })
    const counts = new Map<string, NoticeView>()
    for (const one of unread.values()) {
      const key = `${one.team}/${one.kind}`
      counts.set(key, { ...one, count: (counts.get(key)?.count ?? 0) + 1 })
    }
    setNotices([...counts.values()])
  }

  function receive(entry: OpenedEntry): Sheet | undefined {
    const known = sheetOf.get(entry.id)
    const decoded = decodeRevision(entry.body)
    if (!decoded.ok) {
      setAside(entry, decoded.error === 'newer' ? 'newer' : 'quarantined')
      return undefined
    }
    const { record, kind } = decoded.value
    const key = `${entry.team}/${kind}/${record}`
    const sheet = known ?? sheets.get(key) ?? { key, team: entry.team, kind, record, pages: new Map() }
    sheet.pages.set(entry.id, {
      signed: { entry: entry.id, lm: entry.lm, member: entry.member, device: entry.device, revision: decoded.value },
      whereabouts: entry.whereabouts,
      files: entry.files,
    })
    sheetOf.set(entry.id, sheet)
    if (!sheets.has(key)) {
      sheets.set(key, sheet)
      byRecord.set(record, [...(byRecord.get(record) ?? []), sheet])
    }
    return sheet
  }

  hear(p.keeper, 'entries', (entries) => {
    const changed = new Set(entries.map(receive).filter((sheet) => sheet !== undefined))
    const adopted = [...changed].filter((sheet) => sheet.kind === 'commitment').map(adopt)
    p.onAdopted(adopted.filter((commitment) => commitment !== undefined))
    show(changed)
  })
  hear(p.keeper, 'moved', (moved) => {
    const changed = new Set<Sheet>()
    for (const { id, whereabouts, files } of moved) {
      const sheet = sheetOf.get(id)
      const page = sheet?.pages.get(id)
      if (!sheet || !page) continue
      page.whereabouts = whereabouts
      page.files = files
      changed.add(sheet)
    }
    show(changed)
  })

  const sheetOfObservation = (id: RecordId): Sheet | undefined =>
    byRecord.get(id)?.find((sheet) => sheet.kind === 'observation')

  return {
    observations: () => keys().flatMap((key) => views[key] ?? []),
    observation: (id) => {
      keys()
      const sheet = sheetOfObservation(id)
      return sheet && views[sheet.key]
    },
    folded: (id) => {
      const sheet = sheetOfObservation(id)
      return sheet && foldRecord([...sheet.pages.values()].map((page) => page.signed))
    },
    adopted: (id, team) => {
      const known = copies.get(id)
      return team === undefined ? known?.values().next().value : known?.get(team)
    },
    allAdopted: () => [...copies.values()].flatMap((known) => [...known.values()].slice(0, 1)),
    notices,
    rename: () => show(sheets.values()),
  }
}
