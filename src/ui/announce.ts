/** Says something to a screen reader without moving the focus. One polite region for the whole page, made when first needed. */
let region: HTMLElement | undefined

export function announce(text: string): void {
  if (!region?.isConnected) {
    region = document.createElement('div')
    region.className = 'unseen'
    region.setAttribute('role', 'status')
    document.body.append(region)
  }
  const here = region
  // Emptied first: a reader says nothing when the same words are set twice.
  here.textContent = ''
  setTimeout(() => {
    here.textContent = text
  }, 60)
}
