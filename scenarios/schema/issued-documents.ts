// Which countries issue which documents, by ISO 3166-1 alpha-2. Assumed: what is published says that documents of 192 countries can be
// checked (Microsoft Entra blog, 16 December 2025) and names none, so these are the members of the United Nations but North Korea.
import type { DocumentType } from './captured.ts';

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const passportsAndLicences = codes(
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH ' +
    'CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN ' +
    'GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KR KW KZ LA LB LC LI ' +
    'LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR ' +
    'NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY ' +
    'SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW',
);

export const issuedDocuments: Readonly<Record<DocumentType, ReadonlySet<string>>> = {
  passport: passportsAndLicences,
  'driving-licence': passportsAndLicences,
  /** Assumed: all but those that are widely known to have no card for everybody; those of the states of the US are taken. */
  'identity-card': codes(
    'AD AE AF AG AL AM AO AR AT AZ BA BD BE BF BG BH BI BJ BN BO BR BT BW BY BZ CD CF CG CH CI CL CM CN ' +
      'CO CR CU CV CY CZ DE DJ DM DO DZ EC EE EG ER ES ET FI FR GA GD GE GH GM GN GQ GR GT GW GY HN HR HT ' +
      'HU ID IL IQ IR IS IT JM JO KE KG KH KM KN KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG ' +
      'MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP OM PA PE PG PH PK PL PT PY QA RO RS RU RW ' +
      'SA SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TR TT TZ UA UG UY UZ VC VE ' +
      'VN YE ZA ZM ZW US',
  ),
  /** Assumed: cards for residents from abroad that can be read by machine, where most migrants live. */
  'residence-permit': codes(
    'AE AT AU BE BG BR CA CH CL CN CY CZ DE DK EE ES FI FR GB GR HR HU IE IL IS IT JP KR LI LT LU LV MT ' +
      'MX MY NL NO NZ PL PT QA RO SA SE SG SI SK TH TR US ZA',
  ),
};
