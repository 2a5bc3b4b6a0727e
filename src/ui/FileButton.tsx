import type { JSX } from 'solid-js'
import { Button } from './Button.tsx'
import type { IconName } from './Icon.tsx'

export interface FileButtonProps {
  readonly label: string
  readonly accept?: string
  readonly capture?: 'environment' | 'user'
  readonly multiple?: boolean
  readonly onFiles: (files: File[]) => void
  readonly icon?: IconName
  readonly kind?: 'primary' | 'quiet' | 'plain'
  readonly full?: boolean
  readonly busy?: boolean
}

/** The platform's file chooser behind one of our buttons. The same file can be chosen twice in a row. */
export function FileButton(props: FileButtonProps): JSX.Element {
  let input: HTMLInputElement | undefined
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        capture={props.capture}
        multiple={props.multiple ?? false}
        aria-label={props.label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (files.length > 0) props.onFiles(files)
        }}
      />
      <Button
        kind={props.kind ?? 'quiet'}
        icon={props.icon ?? 'file'}
        full={props.full ?? false}
        busy={props.busy ?? false}
        onClick={() => input?.click()}
      >
        {props.label}
      </Button>
    </>
  )
}
