import { For, type JSX } from 'solid-js'
import { agree, isAgreed, LATER_RUNGS } from '../../domain/case/guide.ts'
import type { Rung } from '../../domain/case/report.ts'
import { t } from '../../i18n/text.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Asked } from './Asked.tsx'
import type { Asking } from './QuestionPage.tsx'

/** A yes or a no. Untouched stands as no, and is shown as no. */
function RungChoice(props: Asking & { readonly rung: Rung; readonly legend: string }): JSX.Element {
  return (
    <ChoiceGroup
      layout="row"
      legend={props.legend}
      hint={t(`safe.rung-${props.rung}-note`)}
      options={[
        { value: 'no', label: t('safe.no') },
        { value: 'yes', label: t('safe.yes') },
      ]}
      value={isAgreed(props.report, props.rung) ? 'yes' : 'no'}
      onChange={(choice) => props.onAnswer(agree(props.report, props.rung, choice === 'yes'))}
    />
  )
}

export function CaseworkerRung(props: Asking): JSX.Element {
  return (
    <>
      <h2>{t('safe.q-caseworker')}</h2>
      <Asked page="caseworker" />
      <RungChoice {...props} rung="caseworker" legend={t('safe.rung-caseworker')} />
    </>
  )
}

export function LaterRungs(props: Asking): JSX.Element {
  return (
    <>
      <h2>{t('safe.q-rungs')}</h2>
      <Asked page="rungs" />
      <div class="rungs">
        <For each={LATER_RUNGS}>{(rung) => <RungChoice {...props} rung={rung} legend={t(`safe.rung-${rung}`)} />}</For>
      </div>
    </>
  )
}
