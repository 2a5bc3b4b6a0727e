/** `npm run bench -- NAME`: one JSON line per figure on standard output. Figures are never asserted: machines differ; compare ratios of one run. */
const name = process.argv[2] ?? ''
const known = ['search', 'unlock', 'save', 'start', 'hub'] as const

if (!(known as readonly string[]).includes(name)) {
  console.error(`usage: npm run bench -- ${known.join(' | ')}`)
  process.exit(2)
}
const { run } = (await import(`./${name}.ts`)) as { run: (print: (figure: object) => void) => Promise<void> }
await run((figure) => console.log(JSON.stringify(figure)))
