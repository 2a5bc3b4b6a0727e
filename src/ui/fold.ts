/** For finding a label by a few letters: case, accents, Arabic vowel signs, tatweel and the forms of alef don't matter. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .toLowerCase()
    .trim()
