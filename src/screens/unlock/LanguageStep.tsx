import type { JSX } from 'solid-js'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts'
import { choose, language, t } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Screen } from '../../ui/Screen.tsx'

export function LanguageStep(props: { readonly onDone: () => void; readonly onRestore: () => void }): JSX.Element {
  return (
    <Screen
      title={t('shell.language-title')}
      action={
        <Button kind="primary" onClick={() => props.onDone()}>
          {t('shell.continue')}
        </Button>
      }
    >
      <p class="quiet">{t('shell.step-of', { n: 1, of: 3 })}</p>
      <ChoiceGroup
        legend={t('shell.language-legend')}
        value={language()}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        onChange={(next) => void choose(next)}
      />
      <Button kind="plain" icon="backup" onClick={() => props.onRestore()}>
        {t('shell.have-backup')}
      </Button>
    </Screen>
  )
}
