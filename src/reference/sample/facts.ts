/**
 * The sample pack's facts, taken from public UN documents: A/HRC/59/15 with Add.1 (Slovenia, UPR session 48), A/HRC/28/16 with Add.1
 * (Egypt, session 20) and E/C.12/AUS/CO/6 (Australia). One line each:
 * `key | paragraph | kind | recommending States | position | themes | affected persons | SDGs`.
 * The sentences in words.ts are ours; the official text stands in the document.
 */
export interface SampleDocument {
  readonly prefix: string
  readonly state: string
  readonly symbol: string
  readonly body: 'UPR' | 'CESCR'
  readonly session?: number
  readonly date?: string
  readonly rows: readonly string[]
}

export const SAMPLE_DOCUMENTS: readonly SampleDocument[] = [
  {
    prefix: 'svn',
    state: 'SVN',
    symbol: 'A/HRC/59/15',
    body: 'UPR',
    session: 48,
    rows: [
      'complaints|140.7|recommendation|MDV PRT|supported|Ratification of & accession to international instruments||1 2 3 4 8',
      'ombudsman|140.18|recommendation|DZA|supported|National Human Rights Institution (NHRI)||16',
      'followup|140.20|recommendation|PRY|supported|National Mechanisms for Implementation, Reporting and Follow-up (NMIRF)||16',
      'hatespeech|140.24|recommendation|MEX|noted|Equality & non-discrimination;Racial discrimination||10 16',
      'migrantworkers|140.6|recommendation|NGA|noted|Ratification of & accession to international instruments|Migrants;Refugees & asylum seekers|8 10',
      'prisons|140.51|recommendation|MEX|supported|Conditions of detention|Persons deprived of their liberty & detainees|16',
      'journalists|140.63|recommendation|IDN|supported|Freedom of opinion and expression & access to information;Violence against women|Media;Women & girls|5 16',
      'erased|140.73|recommendation|MLT|supported|Rights related to name, identity & nationality||10 16',
      'erasedstatus|140.72|recommendation|CAN|noted|Rights related to name, identity & nationality||10 16',
      'romahealth|140.127|recommendation|IDN|supported|Right to health|Roma, Gypsies, Sinti & Travellers;Children|3',
      'romawater|140.212|recommendation|ESP|supported|Safe drinking water & sanitation|Roma, Gypsies, Sinti & Travellers|6 11',
      'genderviolence|140.174|recommendation|BTN|supported|Violence against women;Sexual & gender-based violence|Women & girls|5',
      'equalpay|140.163|recommendation|CPV|supported|Discrimination against women;Labour rights and right to work|Women & girls|5 8',
      'disability|140.121|recommendation|JPN|supported|Right to health;Right to education|Persons with disabilities;Women & girls|3 4',
      'homecare|140.195|recommendation|KAZ|supported|Right to health|Older persons|3',
      'stateless|140.253|recommendation|CRI|noted|Rights related to name, identity & nationality|Stateless persons|10 16',
      'climate|140.150|recommendation|WSM|supported|Human rights & climate change||13',
    ],
  },
  {
    prefix: 'egy',
    state: 'EGY',
    symbol: 'A/HRC/28/16',
    body: 'UPR',
    session: 20,
    rows: [
      'defenders|166.249|recommendation|NOR|noted|Cooperation & consultation with civil society|Human rights defenders;Media|',
      'ngolaw|166.237|recommendation|AUT|mixed|Freedom of association;Cooperation & consultation with civil society|Human rights defenders|',
      'visits|166.65|recommendation|NOR|noted|Cooperation & Follow up with Special Procedures||',
      'torture|166.112|recommendation|SVN|supported|Prohibition of torture & ill-treatment (including cruel, inhuman or degrading treatment)||',
    ],
  },
  {
    prefix: 'aus',
    state: 'AUS',
    symbol: 'E/C.12/AUS/CO/6',
    body: 'CESCR',
    date: '2026-03-23',
    rows: [
      'rightslaw|7|recommendation|||Constitutional & legislative framework||',
      'landconsent|17|recommendation|||Land & property rights|Indigenous peoples|',
      'business|12|concern|||Business & Human Rights|Migrants|',
    ],
  },
]
