import type { JSX } from 'solid-js'
import { LANGUAGE_NAMES } from '../../i18n/languages.ts'
import { language, locale, t } from '../../i18n/text.ts'
import { sayTime } from '../../i18n/when.ts'
import type { Session } from '../../session/session.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { Row } from '../../ui/Row.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Select } from '../../ui/Select.tsx'

type Theme = 'system' | 'light' | 'dark'
const MINUTES = ['1', '2', '5', '10', '15'] as const

const sayMinutes = (minutes: string): string =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(Number(minutes))

export function More(props: { readonly session: Session }): JSX.Element {
  const teamName = (): JSX.Element => {
    const team = props.session.team()
    return team.kind === 'hub' ? <Bdi>{team.name}</Bdi> : t('shell.on-your-own')
  }
  const backup = (): string => {
    const at = props.session.lastBackup()
    return at === undefined ? t('shell.never') : sayTime(at, Date.now())
  }
  const idle = () => MINUTES.find((m) => Number(m) >= props.session.settings().idleMinutes) ?? '15'
  return (
    <Screen
      title={t('shell.more-title')}
      action={
        <Button kind="primary" icon="lock" onClick={() => props.session.lock()}>
          {t('shell.lock-now')}
        </Button>
      }
    >
      <div>
        <Row
          icon="people"
          label={t('shell.team')}
          value={teamName()}
          onClick={() => props.session.go({ screen: 'team' })}
        />
        <Row icon="sending" label={t('shell.sending')} onClick={() => props.session.go({ screen: 'transit' })} />
        <Row
          icon="backup"
          label={t('shell.backup')}
          value={backup()}
          onClick={() => props.session.go({ screen: 'backup' })}
        />
        <Row icon="storage" label={t('shell.storage')} onClick={() => props.session.go({ screen: 'storage' })} />
        <Row
          icon="globe"
          label={t('shell.language-title')}
          value={LANGUAGE_NAMES[language()]}
          onClick={() => props.session.go({ screen: 'language' })}
        />
        <Row icon="limits" label={t('shell.limits')} onClick={() => props.session.go({ screen: 'limits' })} />
      </div>
      <Select
        label={t('shell.lock-after')}
        value={idle()}
        options={MINUTES.map((value) => ({ value, label: sayMinutes(value) }))}
        onChange={(minutes) => void props.session.saveSettings({ idleMinutes: Number(minutes) })}
      />
      <Select<Theme>
        label={t('shell.look')}
        value={props.session.settings().theme ?? 'system'}
        options={[
          { value: 'system', label: t('shell.look-system') },
          { value: 'light', label: t('shell.look-light') },
          { value: 'dark', label: t('shell.look-dark') },
        ]}
        onChange={(theme) => void props.session.saveSettings({ theme })}
      />
      <Fold summary={t('shell.about')}>
        <p>{t('shell.about-text', { name: 'Kept' })}</p>
      </Fold>
    </Screen>
  )
}
