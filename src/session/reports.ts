/** Reprisal reports: written on this phone alone, sealed to one person, opened by that person. */
import { createSignal } from 'solid-js'
import { coarsenReport, createReport, readReport } from '../domain/case/form.ts'
import type { ReprisalReport } from '../domain/case/report.ts'
import { encodeValue } from '../domain/cbor.ts'
import { createRecordId } from '../domain/values/id.ts'
import { decodePayload, encodePayload } from '../exports/payload.ts'
import { reportText } from '../exports/words.ts'
import type { DeskItem, Keeper, SentReport, WriteFault } from '../keeper/contract.ts'
import type { World } from '../prelude/instant.ts'
import { fail, ok } from '../prelude/result.ts'
import { createAutosave } from './autosave.ts'
import type { Session } from './session.ts'
import { hear, readAllShelved } from './shelf.ts'
import type { Teams } from './teams.ts'

const MAX_REPORT_BYTES = 4 * 1024 * 1024
const nameOf = (id: string): string => `report:${id}`

export interface Reports
  extends Pick<
    Session,
    | 'reports'
    | 'startReport'
    | 'keepReport'
    | 'dropReport'
    | 'sendReport'
    | 'sent'
    | 'inbox'
    | 'openReport'
    | 'sealedReport'
    | 'deskKey'
  > {
  readonly load: () => Promise<void>
  readonly flush: () => Promise<void>
}

export function createReports(p: {
  readonly keeper: Keeper
  readonly world: World
  readonly teams: Teams
  readonly lang: () => string
}): Reports {
  const { keeper, teams } = p
  const [reports, setReports] = createSignal<readonly ReprisalReport[]>([])
  const [sent, setSent] = createSignal<readonly SentReport[]>([])
  const [inbox, setInbox] = createSignal<readonly DeskItem[]>([])
  hear(keeper, 'sent', setSent)
  hear(keeper, 'inbox', setInbox)

  const without = (id: string): readonly ReprisalReport[] => reports().filter((one) => one.id !== id)
  const autosave = createAutosave<ReprisalReport, WriteFault>(async (id, report) => {
    const written = await keeper.shelve({ put: [{ name: nameOf(id), value: encodeValue(report) }] })
    return written.ok ? ok(p.world.now()) : written
  })

  /** The team in which this person is somebody whom a report can be sealed to. */
  const teamOf = (member: string): string | undefined =>
    teams.teams().find((team) => team.members.some((one) => one.member === member && one.caseWorker !== false))?.team

  return {
    reports,
    startReport: () => createReport(createRecordId(p.world.random), p.lang()),
    keepReport: (report) => {
      // In its place: a list that reorders itself under the thumb is pressed wrongly.
      setReports((all) =>
        all.some((one) => one.id === report.id)
          ? all.map((one) => (one.id === report.id ? report : one))
          : [...all, report],
      )
      return autosave.keep(report.id, report)
    },
    dropReport: async (id) => {
      autosave.forget(id)
      setReports(without(id))
      await keeper.shelve({ drop: [nameOf(id)] })
    },
    sendReport: async (report, to, keepCopy) => {
      if (report.consent.rungs.caseworker !== true) return fail('no-consent')
      const team = teamOf(to)
      if (team === undefined) return fail('no-desk')
      const leaving = coarsenReport(report)
      const payload = encodePayload(leaving, reportText(leaving))
      if (!payload.ok) return payload
      if (!keepCopy) autosave.forget(report.id)
      const drop = keepCopy ? [] : [nameOf(report.id)]
      const sealed = await keeper.sealReport({ team, to, payload: payload.value, drop })
      if (sealed.ok && !keepCopy) setReports(without(report.id))
      if (!sealed.ok && !keepCopy) void autosave.keep(report.id, report)
      return sealed
    },
    sent,
    inbox,
    openReport: async (item) => {
      const opened = await keeper.openReport({ item })
      return opened.ok ? decodePayload(opened.value) : opened
    },
    sealedReport: (item) => keeper.sealedReport({ item }),
    deskKey: async (passphrase) => {
      const key = await keeper.deskKey({ team: teams.team().team, passphrase })
      passphrase.fill(0)
      return key
    },
    load: async () => {
      const kept = (await readAllShelved(keeper, 'report:', MAX_REPORT_BYTES)).map(readReport)
      setReports(kept.flatMap((report) => (report.ok ? [report.value] : [])))
    },
    flush: autosave.flush,
  }
}
