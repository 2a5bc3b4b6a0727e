/** Which of the six languages a text is in, where its script or its commonest words leave no doubt; else `und`. */
const COMMON = {
  en: /\b(?:the|and|of|to|with|its|for)\b/gi,
  fr: /\b(?:les|des|et|aux?|du|pour|sur|dans|une)\b/gi,
  es: /\b(?:los|las|el|y|para|por|del|con|una)\b/gi,
} as const

export function languageOf(text: string): string {
  const sample = text.slice(0, 2000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 3) return 'und'
  const share = (script: RegExp): number => (sample.match(script)?.length ?? 0) / letters
  if (share(/\p{Script=Han}/gu) > 0.5) return 'zh'
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) return 'ru'
  if (share(/\p{Script=Arabic}/gu) > 0.5) return 'ar'
  const found = Object.entries(COMMON).map(([lang, words]) => ({ lang, count: sample.match(words)?.length ?? 0 }))
  found.sort((a, b) => b.count - a.count)
  const [first, second] = found
  return first && first.count > 1.5 * (second?.count ?? 0) ? first.lang : 'und'
}
