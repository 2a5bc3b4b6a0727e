/**
 * What a State is called, in the language on screen. Commitments carry ISO 3166-1 alpha-3 codes; the browser knows names by alpha-2
 * (CLDR). Where CLDR's everyday name is not the one the United Nations uses, the UN's short name stands here (UNTERM).
 */
import { type Language, localeOf } from './languages.ts'
import { language } from './text.ts'

/** Alpha-3 and alpha-2 run together: UN member and observer States, and the territories UN documents speak of. */
const CODES =
  'AFGAF AGOAO ALBAL ANDAD AREAE ARGAR ARMAM ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BFABF BGDBD BGRBG BHRBH ' +
  'BHSBS BIHBA BLRBY BLZBZ BOLBO BRABR BRBBB BRNBN BTNBT BWABW CAFCF CANCA CHECH CHLCL CHNCN CIVCI CMRCM CODCD ' +
  'COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ' +
  'ESPES ESTEE ETHET FINFI FJIFJ FRAFR FSMFM GABGA GBRGB GEOGE GHAGH GINGN GMBGM GNBGW GNQGQ GRCGR GRDGD GTMGT ' +
  'GUYGY HKGHK HNDHN HRVHR HTIHT HUNHU IDNID INDIN IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JORJO JPNJP KAZKZ ' +
  'KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV ' +
  'MACMO MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MOZMZ MRTMR MUSMU MWIMW ' +
  'MYSMY NAMNA NERNE NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PERPE PHLPH PLWPW PNGPG ' +
  'POLPL PRKKP PRTPT PRYPY PSEPS QATQA ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SLBSB SLESL SLVSV SMRSM SOMSO ' +
  'SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SYCSC SYRSY TCDTD TGOTG THATH TJKTJ TKMTM TLSTL TONTO TTOTT ' +
  'TUNTN TURTR TUVTV TZATZ UGAUG UKRUA URYUY USAUS UZBUZ VATVA VCTVC VENVE VNMVN VUTVU WSMWS YEMYE ZAFZA ZMBZM ' +
  'ZWEZW '

const ALPHA2: ReadonlyMap<string, string> = new Map(CODES.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(3)]))

const UN_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  CAF: {
    ar: 'جمهورية أفريقيا الوسطى',
    en: 'Central African Republic',
    es: 'República Centroafricana',
    fr: 'République centrafricaine',
    ru: 'Центральноафриканская Республика',
    zh: '中非共和国',
  },
  COD: {
    ar: 'جمهورية الكونغو الديمقراطية',
    en: 'Democratic Republic of the Congo',
    es: 'República Democrática del Congo',
    fr: 'République démocratique du Congo',
    ru: 'Демократическая Республика Конго',
    zh: '刚果民主共和国',
  },
  COG: { ar: 'الكونغو', en: 'Congo', es: 'Congo', fr: 'Congo', ru: 'Конго', zh: '刚果' },
  CPV: { ar: 'كابو فيردي', en: 'Cabo Verde', es: 'Cabo Verde', fr: 'Cabo Verde', ru: 'Кабо-Верде', zh: '佛得角' },
  KOR: {
    ar: 'جمهورية كوريا',
    en: 'Republic of Korea',
    es: 'República de Corea',
    fr: 'République de Corée',
    ru: 'Республика Корея',
    zh: '大韩民国',
  },
  MMR: { ar: 'ميانمار', en: 'Myanmar', es: 'Myanmar', fr: 'Myanmar', ru: 'Мьянма', zh: '缅甸' },
  PRK: {
    ar: 'جمهورية كوريا الشعبية الديمقراطية',
    en: "Democratic People's Republic of Korea",
    es: 'República Popular Democrática de Corea',
    fr: 'République populaire démocratique de Corée',
    ru: 'Корейская Народно-Демократическая Республика',
    zh: '朝鲜民主主义人民共和国',
  },
  PSE: {
    ar: 'دولة فلسطين',
    en: 'State of Palestine',
    es: 'Estado de Palestina',
    fr: 'État de Palestine',
    ru: 'Государство Палестина',
    zh: '巴勒斯坦国',
  },
  VAT: {
    ar: 'الكرسي الرسولي',
    en: 'Holy See',
    es: 'Santa Sede',
    fr: 'Saint-Siège',
    ru: 'Святой Престол',
    zh: '教廷',
  },
}

const names = new Map<Language, Intl.DisplayNames>()

function namesIn(lang: Language): Intl.DisplayNames {
  const known = names.get(lang)
  if (known) return known
  const made = new Intl.DisplayNames(localeOf(lang), { type: 'region', fallback: 'none' })
  names.set(lang, made)
  return made
}

/** The State's name in that language; what isn't a code we know (a label the file wrote) comes back as it is. */
export function stateNameIn(lang: Language, code: string): string {
  const said = UN_NAMES[code]?.[lang]
  if (said) return said
  const alpha2 = ALPHA2.get(code)
  return (alpha2 && namesIn(lang).of(alpha2)) || code
}

/** The State's name in the language on screen. */
export const stateName = (code: string): string => stateNameIn(language(), code)
