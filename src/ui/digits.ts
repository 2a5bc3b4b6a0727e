/** A fingerprint comes grouped or not; people compare and read aloud groups of five. */
export const digitGroups = (fingerprint: string): readonly string[] => {
  const all = fingerprint.trim()
  return /\s/.test(all) ? all.split(/\s+/) : (all.match(/.{1,5}/g) ?? [])
}
