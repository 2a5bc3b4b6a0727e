/** Which of the six languages a text is in, where its script or its commonest words leave no doubt; else `und`. */
const COMMON = {
  en: /\b(?:the|and|of|to|with|its|for)\b/gi,
  fr: /\b(?:les|des|et|aux?|du|pour|sur|dans|une)\b/gi,
  es: /\b(?:los|las|el|y|para|por|del|con|una)\b/gi,
} as const

const BEYOND_LATIN = /[^\0-\u036f\u2000-\u206f]/
const SCRIPTS = [
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
] as const

export function languageOf(text: string): string {
  const sample = text.slice(0, 600)
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  if (BEYOND_LATIN.test(sample)) {
    const letters = count(/\p{L}/gu)
    for (const [lang, script] of SCRIPTS) if (count(script) * 2 > letters) return lang
  }
  const found = Object.entries(COMMON).map(([lang, words]) => ({ lang, count: count(words) }))
  found.sort((a, b) => b.count - a.count)
  const [first, second] = found
  return first && first.count > 1.5 * (second?.count ?? 0) ? first.lang : 'und'
}
