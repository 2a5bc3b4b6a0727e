/** Records in the shape of UHRI's export, with sentences of our own. */
let count = 0

export function uhriRecord(over: Readonly<Record<string, unknown>>): Record<string, unknown> {
  count++
  return {
    AffectedPersons: [],
    AnnotationId: `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`,
    AnnotationType: '- Recommendations',
    Body: '- UPR',
    Countries: ['Slovenia'],
    DocumentId: null,
    PublicationDate: '2025-03-02T00:00:00',
    PublicationDateOnUhri: '2025-04-01T10:00:00.123',
    Regions: [],
    Sdgs: [],
    Symbol: 'A/HRC/59/15',
    Text: '140.7 Take a step (Spain);',
    Themes: [],
    UprCycle: null,
    UprPositions: ['Supported'],
    UprRecommendingCountry: ['Spain'],
    UprRecommendingRegions: [],
    UprSession: ['48'],
    ...over,
  }
}

export const uhriFile = (records: readonly unknown[]): Blob => new Blob([JSON.stringify(records)])
