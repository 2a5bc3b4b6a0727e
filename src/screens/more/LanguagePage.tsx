import type { JSX } from 'solid-js'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n/languages.ts'
import { language, speak, t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Screen } from '../../ui/Screen.tsx'

export function LanguagePage(props: { readonly session: Session }): JSX.Element {
  const choose = async (lang: Language): Promise<void> => {
    await speak(lang)
    await props.session.saveSettings({ lang })
  }
  return (
    <Screen title={t('shell.language-title')} back={props.session.back}>
      <p>{t('shell.language-lead')}</p>
      <ChoiceGroup
        legend={t('shell.language-legend')}
        value={language()}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        onChange={(lang) => void choose(lang)}
      />
    </Screen>
  )
}
