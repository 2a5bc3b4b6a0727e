/**
 * How files write the names of States, and which State is meant. Beside the UN's short names in six languages and the ISO codes:
 * formal names, older names, and short forms as UHRI and UPR Info write them. Never guessed: a label that is none of these stays a label.
 */
import { STATES } from '../domain/reference/states.ts'
import type { StateCode } from '../domain/values/id.ts'
import { fold } from './search/words.ts'

const ALIASES = `
AFG: Islamic Republic of Afghanistan
AGO: Republic of Angola
ALB: Republic of Albania
AND: Principality of Andorra
ARG: Argentine Republic
ARM: Republic of Armenia
AUT: Republic of Austria
AZE: Republic of Azerbaijan
BDI: Republic of Burundi
BEL: Kingdom of Belgium
BEN: Republic of Benin
BGD: People's Republic of Bangladesh
BGR: Republic of Bulgaria
BHR: Kingdom of Bahrain
BHS: Commonwealth of The Bahamas
BLR: Republic of Belarus
BOL: Bolivia; Plurinational State of Bolivia
BRA: Federative Republic of Brazil
BRN: Brunei
BTN: Kingdom of Bhutan
BWA: Republic of Botswana
CHE: Swiss Confederation
CHL: Republic of Chile
CHN: People's Republic of China
CIV: Republic of Côte d'Ivoire; Ivory Coast
CMR: Republic of Cameroon
COD: DR Congo; D.R. Congo; DRC; Congo (Democratic Republic of the)
COG: Republic of Congo; Congo (Brazzaville)
COL: Republic of Colombia
COM: Union of the Comoros
CPV: Cape Verde; Republic of Cabo Verde; Cabo Verde
CRI: Republic of Costa Rica
CUB: Republic of Cuba
CYP: Republic of Cyprus
CZE: Czech Republic; Czechia
DEU: Federal Republic of Germany
DJI: Republic of Djibouti
DMA: Commonwealth of Dominica
DNK: Kingdom of Denmark
DZA: People's Democratic Republic of Algeria
ECU: Republic of Ecuador
EGY: Arab Republic of Egypt
ERI: State of Eritrea
ESP: Kingdom of Spain
EST: Republic of Estonia
ETH: Federal Democratic Republic of Ethiopia
FIN: Republic of Finland
FJI: Republic of Fiji
FRA: French Republic
FSM: Micronesia; Federated States of Micronesia
GAB: Gabonese Republic
GBR: United Kingdom; UK; Great Britain; Royaume-Uni; Reino Unido; Великобритания; Соединенное Королевство; 英国; المملكة المتحدة
GHA: Republic of Ghana
GIN: Republic of Guinea
GMB: Republic of the Gambia; Gambia (Republic of The)
GNB: Republic of Guinea-Bissau
GNQ: Republic of Equatorial Guinea
GRC: Hellenic Republic
GTM: Republic of Guatemala
GUY: Co-operative Republic of Guyana
HND: Republic of Honduras
HRV: Republic of Croatia
HTI: Republic of Haiti
IDN: Republic of Indonesia
IND: Republic of India
IRL: Republic of Ireland
IRN: Iran; Islamic Republic of Iran
IRQ: Republic of Iraq
ISR: State of Israel
ITA: Republic of Italy
JOR: Hashemite Kingdom of Jordan
KAZ: Republic of Kazakhstan
KEN: Republic of Kenya
KGZ: Kyrgyz Republic; Kirghizistan
KHM: Kingdom of Cambodia
KIR: Republic of Kiribati
KOR: South Korea; Korea
KWT: State of Kuwait
LAO: Laos
LBN: Lebanese Republic
LBR: Republic of Liberia
LBY: State of Libya; Libyan Arab Jamahiriya
LIE: Principality of Liechtenstein
LKA: Democratic Socialist Republic of Sri Lanka
LSO: Kingdom of Lesotho
LTU: Republic of Lithuania
LUX: Grand Duchy of Luxembourg
LVA: Republic of Latvia
MAR: Kingdom of Morocco
MCO: Principality of Monaco
MDA: Moldova; Moldova (Republic of)
MDG: Republic of Madagascar
MDV: Republic of Maldives
MEX: United Mexican States
MHL: Republic of the Marshall Islands
MKD: Macedonia FYR; Republic of North Macedonia; The former Yugoslav Republic of Macedonia; FYROM; TFYR Macedonia; Macedonia
MLI: Republic of Mali
MLT: Republic of Malta
MMR: Republic of the Union of Myanmar; Burma
MOZ: Republic of Mozambique
MRT: Islamic Republic of Mauritania
MUS: Republic of Mauritius
MWI: Republic of Malawi
NAM: Republic of Namibia
NER: Republic of the Niger
NGA: Federal Republic of Nigeria
NIC: Republic of Nicaragua
NLD: Netherlands; Kingdom of the Netherlands
NOR: Kingdom of Norway
NRU: Republic of Nauru
OMN: Sultanate of Oman
PAK: Islamic Republic of Pakistan
PAN: Republic of Panama
PER: Republic of Peru
PHL: Republic of the Philippines
PLW: Republic of Palau
PNG: Independent State of Papua New Guinea
POL: Republic of Poland
PRK: DPR Korea; North Korea; Democratic Peoples Republic of Korea
PRT: Portuguese Republic
PRY: Republic of Paraguay
PSE: Palestine; Palestine (State of); Occupied Palestinian Territory
QAT: State of Qatar
RUS: Russia; Россия; 俄罗斯; روسيا; Russie; Rusia
RWA: Republic of Rwanda
SAU: Kingdom of Saudi Arabia
SDN: Republic of the Sudan
SEN: Republic of Senegal
SGP: Republic of Singapore
SLE: Republic of Sierra Leone
SLV: Republic of El Salvador
SMR: Republic of San Marino
SOM: Federal Republic of Somalia
SRB: Republic of Serbia
SSD: Republic of South Sudan
STP: Democratic Republic of Sao Tome and Principe; São Tomé and Príncipe
SUR: Republic of Suriname
SVK: Slovak Republic
SVN: Republic of Slovenia
SWE: Kingdom of Sweden
SWZ: Swaziland; Kingdom of Eswatini
SYC: Republic of Seychelles
SYR: Syria; Сирия; Syrie; Siria
TCD: Republic of Chad
TGO: Togolese Republic
THA: Kingdom of Thailand
TJK: Republic of Tajikistan
TLS: Democratic Republic of Timor-Leste; East Timor; Timor Leste
TON: Kingdom of Tonga
TTO: Republic of Trinidad and Tobago
TUN: Republic of Tunisia
TUR: Turkey; Republic of Türkiye; Turkiye
TZA: Tanzania
UGA: Republic of Uganda
URY: Eastern Republic of Uruguay
USA: United States; United States of America (USA); US; États-Unis; Estados Unidos; США; 美国; الولايات المتحدة
UZB: Republic of Uzbekistan
VAT: Vatican; Vatican City
VEN: Venezuela; Bolivarian Republic of Venezuela
VNM: Socialist Republic of Viet Nam; Vietnam
VUT: Republic of Vanuatu
WSM: Independent State of Samoa
YEM: Republic of Yemen
ZAF: Republic of South Africa
ZMB: Republic of Zambia
ZWE: Republic of Zimbabwe
`

/** `The Sao Tome & Principe`, `São Tomé and Príncipe` → one form. */
const key = (label: string): string =>
  fold(label)
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|la|le|les|el|los|las)\b/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/\s+/g, ' ')
    .trim()

const known = new Map<string, StateCode>()
for (const { code, iso2, m49, names } of STATES) {
  for (const label of [code, iso2, m49, ...Object.values(names)]) known.set(key(label), code)
}
for (const line of ALIASES.trim().split('\n')) {
  const [code = '', labels = ''] = line.split(': ')
  const state = STATES.find((s) => s.code === code)
  for (const label of labels.split(';')) if (state && !known.has(key(label))) known.set(key(label), state.code)
}

export function labelToState(label: string): StateCode | undefined {
  const plain = key(label)
  return plain.length > 100 ? undefined : known.get(plain)
}

export interface Resolved {
  readonly states: readonly StateCode[]
  readonly unresolved: readonly string[]
}

/** Cuts at commas, semicolons and `and` that stand outside brackets. */
function pieces(label: string): string[] {
  const out: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < label.length; i++) {
    const c = label[i]
    if (c === '(') depth++
    else if (c === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (c === ',' || c === ';' || c === '\n')) {
      out.push(label.slice(from, i))
      from = i + 1
    }
  }
  out.push(label.slice(from))
  return out
}

const JOINERS = [/\s+(?:and|&|et|y|и|و)\s+/, /\s+[-–—]\s+/, /\s*\/\s*/]

function resolveOne(label: string): StateCode[] | undefined {
  const whole = labelToState(label)
  if (whole) return [whole]
  for (const joiner of JOINERS) {
    const parts = label.split(joiner)
    if (parts.length < 2 || parts.length > 250) continue
    const states = parts.map(labelToState)
    if (states.every((state) => state !== undefined)) return states
  }
  return undefined
}

/**
 * Labels → States. A label that names several is taken apart, but only where every part is a State: so neither Timor-Leste,
 * nor Bosnia and Herzegovina, nor Bolivia (Plurinational State of) is ever cut.
 */
export function resolveStates(labels: readonly string[]): Resolved {
  const states = new Set<StateCode>()
  const unresolved = new Set<string>()
  for (const raw of labels) {
    const label = raw.replace(/^\s*-\s+/, '').trim()
    if (!label) continue
    const whole = resolveOne(label)
    for (const piece of whole ? [label] : pieces(label)) {
      const name = piece.replace(/^\s*(?:-|and\b)\s+/, '').trim()
      const found = whole ?? resolveOne(name)
      if (found) for (const state of found) states.add(state)
      else if (name) unresolved.add(name.slice(0, 120))
    }
  }
  return { states: [...states], unresolved: [...unresolved].slice(0, 20) }
}
