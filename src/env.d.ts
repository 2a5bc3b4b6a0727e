/** Things the build gives and TypeScript can't see. */
declare module '*.css'
declare module '*?worker&url' {
  const url: string
  export default url
}
