/** Builds what is older than its sources. False when the build failed; it has said why. */
export function buildIfStale(name: 'app' | 'hub'): boolean
