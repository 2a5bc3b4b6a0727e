import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/text.ts'
import type { Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

const FAULTS = {
  unreachable: 'team.fault-unreachable',
  refused: 'team.fault-refused',
  'not-a-hub': 'team.fault-not-a-hub',
  'storage-full': 'team.fault-full',
  closed: 'team.fault-closed',
} as const

/** Checked when the button is pressed, never while typing. */
export function MakeTeam(props: { readonly session: Session; readonly onClose: () => void }): JSX.Element {
  const hubs = (): readonly string[] => props.session.hubs()
  const [name, setName] = createSignal('')
  const [me, setMe] = createSignal('')
  const [typedHub, setHub] = createSignal<string>()
  const [isTried, setTried] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<keyof typeof FAULTS>()
  const hub = (): string => typedHub() ?? hubs()[0] ?? ''
  const missing = (value: string, line: string): string | undefined =>
    isTried() && value.trim() === '' ? line : undefined

  const make = async (): Promise<void> => {
    setTried(true)
    setFault(undefined)
    if ([name(), me(), hub()].some((value) => value.trim() === '')) return
    setBusy(true)
    const made = await props.session.createTeam(name().trim(), me().trim(), hub().trim())
    setBusy(false)
    if (made.ok) props.onClose()
    else setFault(made.error)
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <h2>{t('team.make')}</h2>
      <p>{t('team.make-lead')}</p>
      <TextField
        label={t('team.name')}
        hint={t('team.name-hint')}
        value={name()}
        onInput={setName}
        error={missing(name(), t('team.missing-name'))}
      />
      <TextField
        label={t('team.my-name')}
        hint={t('team.my-name-hint')}
        value={me()}
        onInput={setMe}
        error={missing(me(), t('team.missing-me'))}
      />
      <Show
        when={hubs().length > 1}
        fallback={
          <TextField
            kind="url"
            dir="ltr"
            inputmode="url"
            label={t('team.hub')}
            hint={t('team.hub-hint')}
            value={hub()}
            onInput={setHub}
            error={missing(hub(), t('team.missing-hub'))}
          />
        }
      >
        <Select
          label={t('team.hub')}
          hint={t('team.hub-hint')}
          options={hubs().map((address) => ({ value: address, label: address }))}
          value={hub()}
          onChange={setHub}
        />
      </Show>
      <Show when={fault()}>{(why) => <Notice kind="bad">{t(FAULTS[why()])}</Notice>}</Show>
      <div class="line">
        <Button onClick={props.onClose}>{t('team.cancel')}</Button>
        <Button kind="primary" type="submit" busy={isBusy()}>
          {t('team.make-button')}
        </Button>
      </div>
    </form>
  )
}
