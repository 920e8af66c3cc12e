// Rightful people back in by one way less those by the way it is compared with. People of the run: Miettinen-Nurminen on as many people as the
// weights let them count for, as if others had lived the other way; the same people lived both, so it is rather too wide than too narrow.
import { comparisonsOf } from '../results/arm-of-run.ts';
import type { RecoveryResults } from '../results/recovery-results.ts';
import { leastUsers, toInterval } from '../statistics/inference.ts';
import { miettinenNurminenDiffCI } from '../statistics/proportions/miettinen-nurminen-diff-ci.ts';
import { postStratifiedShare, type PostStratifiedShare } from '../statistics/proportions/post-stratified-share.ts';
import { cellsOf, type LivedDrill } from './lived-drill.ts';
import { conf, strataOf } from './weighted-people.ts';

type Difference = RecoveryResults['differences'][number];
type Whose = Pick<Difference, 'layer' | 'arm' | 'baseline' | 'persona'>;

/** All personas first, then each; where one of the ways has nobody there is none. */
export function recoveryDifferences(lived: LivedDrill): Difference[] {
  const layers = [
    ['real', lived.real],
    ['many', lived.layers?.many ?? []],
  ] as const;
  return layers.flatMap(([layer, counts]) =>
    comparisonsOf(lived.arms).flatMap((compared) =>
      [undefined, ...lived.personas.map(({ id }) => id)].flatMap((persona) => {
        const of = (arm: string) => {
          const strata = strataOf(cellsOf(counts, arm, persona), lived.personas);
          const share = postStratifiedShare(
            strata.map(({ weight, counts: { recovered, people } }) => ({ weight, x: recovered, n: people })),
            conf,
          );
          return share === undefined
            ? undefined
            : { ...share, people: strata.reduce((sum, { counts: { people } }) => sum + people, 0) };
        };
        const [one, other] = [of(compared.arm), of(compared.baseline)];
        if (one === undefined || other === undefined) return [];
        return [differenceOf({ layer, ...compared, ...(persona === undefined ? {} : { persona }) }, one, other)];
      }),
    ),
  );
}

type Side = PostStratifiedShare & { readonly people: number };

function differenceOf(whose: Whose, one: Side, other: Side): Difference {
  const value = one.value - other.value;
  if (whose.layer === 'many')
    return { ...whose, value, simulationError: Math.hypot(one.standardError, other.standardError) };
  const people = Math.min(one.people, other.people);
  if (people < leastUsers)
    return { ...whose, value, withheld: `${people} people cannot carry an interval, ${leastUsers} are needed` };
  const interval = toInterval(
    miettinenNurminenDiffCI({
      x1: one.value * one.effectiveSize,
      n1: one.effectiveSize,
      x2: other.value * other.effectiveSize,
      n2: other.effectiveSize,
      conf,
    }),
    conf,
    'Miettinen-Nurminen',
  );
  return { ...whose, value, ...(interval === undefined ? {} : { interval }) };
}
