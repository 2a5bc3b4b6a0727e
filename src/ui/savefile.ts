/** Hands a file to the browser's downloads. The address is gone a minute later, when even a slow phone has taken the bytes. */
const A_MINUTE = 60_000

export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), A_MINUTE)
}
