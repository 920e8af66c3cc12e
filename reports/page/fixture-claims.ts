// INVENTED claims for tests of charts and page only: one for each verdict word, of each kind of quantity.
import { claimedFields } from '../claims/claimed-fields.ts';
import type { ClaimResult } from '../results/claim-result.ts';

const found = [1.07, 1.05, 14.2, 16.4, 11.2, 9.1, 3.4, 0.72];

export function fixtureClaims(words: readonly ClaimResult['verdict'][]): ClaimResult[] {
  return words.map((verdict, index) => {
    const success = index < 2;
    const value = found[index] ?? 1;
    const spread = verdict === 'inconclusive' ? 1.9 : verdict === 'compatible' ? 1.28 : 1.09;
    return {
      id: `claim-${index}`,
      title: success
        ? `Sign-in succeeds ${index === 0 ? 'three times' : 'far'} more often`
        : `Sign-in is ${verdict === 'same direction, smaller' ? 'eight' : 'fourteen'} times faster`,
      who: 'An invented vendor',
      where: 'An invented page, read nowhere',
      url: 'https://example.invalid/claim',
      year: 2025,
      words: success
        ? '95 % succeed with a passkey, 30 % with what went before'
        : '3 seconds against 69 seconds, 14 times faster',
      population: 'Invented consumers, denominator not stated',
      claimed: success
        ? claimedFields({
            kind: 'ratio',
            passkey: { value: 0.95, halfStep: 0.005 },
            other: { value: 0.3, halfStep: 0.005 },
            unit: 'proportion',
            judgedBy: 'figures',
          })
        : claimedFields({
            kind: 'ratio',
            passkey: { value: 3, halfStep: 0.5 },
            other: { value: 69, halfStep: 0.5 },
            unit: 's',
            stated: { value: verdict === 'same direction, smaller' ? 8 : 14, halfStep: 0.5 },
            judgedBy: 'stated',
          }),
      estimand: [
        { field: 'population', theirs: 'consumers', ours: 'employees, modelled', matches: success ? 'no' : 'unstated' },
        {
          field: 'comparator',
          theirs: 'legacy methods',
          ours: 'password and one-time code',
          matches: success ? 'no' : 'unstated',
        },
        { field: 'start', theirs: 'not stated', ours: 'request for the sign-in page', matches: 'unstated' },
        { field: 'summary', theirs: 'ratio', ours: 'ratio', matches: 'yes' },
      ],
      selfConsistency: success
        ? { consistent: true, sentence: '95 % over 30 % is 3.17, as stated.' }
        : { consistent: false, sentence: '69 s over 3 s is 23, not 14.' },
      found: {
        metric: success ? 'success-per-session' : 'restricted-time-to-sign-in',
        value,
        interval: { lower: value / spread, upper: value * spread, level: 0.95, method: 'invented for a test' },
        probabilityAtLeastClaimed: 0.055,
        probabilitySceptical: 0.028,
      },
      verdict,
      why: `The verdict rule gives “${verdict}” for these invented numbers. It is about this model of the tenant, not about the vendor’s data.`,
    };
  });
}
