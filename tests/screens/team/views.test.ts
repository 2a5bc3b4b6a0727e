import { beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/i18n/languages.ts'
import { speak, wholeLanguage } from '../../../src/i18n/text.ts'
import type { MemberView, NoticeView } from '../../../src/keeper/contract.ts'
import { sayNotice } from '../../../src/screens/team/notices.ts'
import { isLead, sortMembers } from '../../../src/screens/team/views.ts'

const member = (name: string, part: Partial<MemberView> = {}): MemberView => ({
  member: name,
  name,
  role: 'contributor',
  devices: [],
  caseWorker: false,
  ...part,
})

describe('a team on screen', () => {
  beforeAll(async () => {
    await speak('en')
    await wholeLanguage()
  })

  it('shows leads, then case workers, then everybody by name', () => {
    const members = [
      member('Zoë'),
      member('Émile'),
      member('bo', { caseWorker: { ready: false } }),
      member('Wu', { role: 'lead' }),
    ]
    expect(sortMembers(members, 'fr').map((one) => one.name)).toEqual(['Wu', 'bo', 'Émile', 'Zoë'])
  })

  it('lets a lead do what only leads may, by the role in that team', () => {
    const team = { team: 't', kind: 'hub', name: '', me: 'a', mustEnrol: false } as const
    expect(isLead({ ...team, members: [member('a', { role: 'lead' })] })).toBe(true)
    expect(isLead({ ...team, members: [member('a'), member('b', { role: 'lead' })] })).toBe(false)
  })

  it('says every notice in words in every language', async () => {
    const kinds: readonly NoticeView['kind'][] = ['quarantined', 'newer', 'gap', 'rollback', 'fork']
    for (const language of LANGUAGES) {
      await speak(language)
      for (const kind of kinds) {
        for (const count of [1, 2, 5, 11, 100]) {
          expect(sayNotice({ team: 't', kind, count }), `${language} ${kind}`).toMatch(/\S/)
        }
      }
    }
    await speak('en')
    expect(sayNotice({ team: 't', kind: 'gap', count: 1 })).toContain('1 entry of a member')
  })
})
