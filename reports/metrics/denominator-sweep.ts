// Success under each definition of an attempt, with and without fallback counted: which reading, if any, does a claim need?
import type { Estimate } from '../results/estimate.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import type { estimands } from '../../scenarios/measures/catalogue.ts';

type Reading = ResultsOfSignIns['denominators'][number];

/** From the strictest reading to the mildest, then those that count what nobody meant. */
const definitions = [
  {
    definition: 'per attempt, first try',
    counted: 'success-per-attempt-first-try',
    byMethod: 'success-per-attempt-first-try-by-method',
  },
  { definition: 'per prompt', counted: 'success-per-prompt', byMethod: 'success-per-prompt-by-method' },
  {
    definition: 'per attempt, with retries',
    counted: 'success-per-attempt',
    byMethod: 'success-per-attempt-by-method',
  },
  {
    definition: 'per need to sign in, starting over allowed',
    counted: 'success-per-need',
    byMethod: 'success-per-need-by-method',
  },
  { definition: 'per person and day', counted: 'success-per-person-day', byMethod: 'success-per-person-day-by-method' },
  // Whoever counts these cannot tell people who meant to sign in from those who did not, or from strangers, nor by which method they would have.
  { definition: 'per sign-in page opened, by anybody', counted: 'success-per-page-opened' },
  { definition: 'per prompt shown, to anybody', counted: 'success-per-prompt-shown' },
  { definition: 'per attempt in the sign-in log, anybody’s', counted: 'success-per-log-entry' },
] as const satisfies readonly {
  definition: string;
  counted: keyof typeof estimands;
  byMethod?: keyof typeof estimands;
}[];

/** The tenant's figures only. */
export function denominatorSweep(estimates: readonly Estimate[]): ResultsOfSignIns['denominators'] {
  return definitions.flatMap(({ definition, counted, ...other }) =>
    [
      { metric: counted, fallbackCounted: true },
      ...('byMethod' in other ? [{ metric: other.byMethod, fallbackCounted: false }] : []),
    ].flatMap(({ metric, fallbackCounted }) =>
      estimates
        .filter((estimate) => estimate.metric === metric && estimate.persona === undefined)
        .map((estimate) => figureOf({ definition, metric, fallbackCounted }, estimate)),
    ),
  );
}

function figureOf(
  about: Pick<Reading, 'definition' | 'metric' | 'fallbackCounted'>,
  { arm, value, interval, withheld, of }: Estimate,
): Reading {
  return {
    arm,
    ...about,
    ...(value === undefined ? {} : { value }),
    ...(interval === undefined ? {} : { interval }),
    ...(withheld === undefined ? {} : { withheld }),
    of,
  };
}
