/** Hands a file to the browser's own "save as". The address of the bytes lives in this page only, and is taken back. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Browsers begin to read after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
