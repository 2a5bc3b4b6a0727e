import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import type { Evidence } from '../../domain/project/observation.ts'
import { t } from '../../i18n/text.ts'
import { saySize } from '../../i18n/when.ts'
import type { ObservationView, Session } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { createOpened } from './opened.ts'
import { sayEvidence } from './words.ts'
import './Piece.css'

export interface PieceProps {
  readonly session: Session
  readonly piece: Evidence
  /** How many of its parts are here; a draft's own pieces always are. */
  readonly parts?: ObservationView['files'][string] | undefined
  readonly onRemove?: () => void
  /** Whether to say what was taken out of the copy: where it is taken, not wherever it is seen. */
  readonly told?: boolean
}

/** One photo or voice note, opened here and closed when this is left. */
export function Piece(props: PieceProps): JSX.Element {
  const whole = createMemo(() => props.parts === undefined || props.parts.have >= props.parts.parts)
  const opened = createOpened(props.session, () => props.piece.file, whole)
  const url = (): string | undefined => {
    const now = opened()
    return now.state === 'here' ? now.url : undefined
  }
  return (
    <figure class="piece">
      <Switch fallback={<p class="quiet">{t('observe.opening')}</p>}>
        <Match when={url()}>
          {(address) => (
            <Switch>
              <Match when={props.piece.kind === 'photo'}>
                <img class="piece-photo" src={address()} alt={t('observe.photo-alt')} decoding="async" />
              </Match>
              <Match when={props.piece.kind === 'voice'}>
                {/* biome-ignore lint/a11y/useMediaCaption: a voice note just spoken has no captions; the words beside it are its text. */}
                <audio controls preload="metadata" src={address()} aria-label={sayEvidence(props.piece)} />
              </Match>
            </Switch>
          )}
        </Match>
        <Match when={opened().state === 'not-here-yet'}>
          <p class="piece-away">
            <Icon name="waiting" />
            {t('observe.part-of', { have: props.parts?.have ?? 0, of: props.parts?.parts ?? 0 })}
          </p>
        </Match>
        <Match when={opened().state === 'damaged'}>
          <p class="piece-away">
            <Icon name="alert" />
            {t('observe.evidence-damaged')}
          </p>
        </Match>
        <Match when={opened().state === 'unknown-file'}>
          <p class="piece-away">
            <Icon name="alert" />
            {t('observe.evidence-unknown')}
          </p>
        </Match>
      </Switch>
      <figcaption class="piece-words">
        <span>{sayEvidence(props.piece)}</span>
        <Show when={props.told && props.piece.original}>
          <span class="quiet">{t('observe.stripped')}</span>
        </Show>
        <Show when={props.piece.original}>
          {(original) => <span class="quiet">{t('observe.original-kept', { size: saySize(original().size) })}</span>}
        </Show>
        <Fold summary={t('observe.fingerprints')}>
          <dl class="facts">
            <dt>{t('observe.fingerprint-copy')}</dt>
            <dd class="fingerprint" dir="ltr">
              {props.piece.sha256}
            </dd>
            <Show when={props.piece.original}>
              {(original) => (
                <>
                  <dt>{t('observe.fingerprint-original')}</dt>
                  <dd class="fingerprint" dir="ltr">
                    {original().sha256}
                  </dd>
                </>
              )}
            </Show>
          </dl>
        </Fold>
        <Show when={props.onRemove}>
          {(remove) => (
            <Button kind="plain" icon="bin" onClick={() => remove()()}>
              {t('observe.remove')}
            </Button>
          )}
        </Show>
      </figcaption>
    </figure>
  )
}
