/** Text with the BCP 47 tag of its language, or `und` where the source doesn't say. */
export interface LangText {
  readonly lang: string
  readonly text: string
}
