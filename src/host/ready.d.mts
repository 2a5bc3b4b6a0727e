export function installPackages(): void
export function findChromium(): string
