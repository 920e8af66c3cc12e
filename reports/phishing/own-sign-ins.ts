// People's own sign-ins in a phishing drill: needs that are met and passkeys that are registered, and what an arm costs against another, of
// the same people.
import type { PairedNeeds, PhishingCounts } from '../../scenarios/measures/phishing-counts.ts';
import type { NeedsDifference, OwnSignIns } from '../results/phishing-results.ts';
import type { DrillLayer } from '../results/share-figure.ts';
import { leastUsers, toInterval } from '../statistics/inference.ts';
import { studentTQuantile } from '../statistics/distributions/student-t-quantile.ts';
import { shareOfStrata, tooFew } from '../statistics/proportions/share-of-people.ts';
import { cellsOf, conf, layersOf, type CountedLayer, type LivedPhishing } from './lived-phishing.ts';

/** All personas first, weighted to the tenant, then each. */
export function ownSignIns(lived: LivedPhishing): OwnSignIns[] {
  return layersOf(lived).flatMap((counted) =>
    lived.arms.flatMap(({ id: arm }) =>
      [undefined, ...lived.personas.map(({ id }) => id)].flatMap((persona) => signInsOf(lived, counted, arm, persona)),
    ),
  );
}

function signInsOf(
  { personas }: LivedPhishing,
  { layer, counts }: CountedLayer,
  arm: string,
  persona: string | undefined,
): OwnSignIns[] {
  const cells = cellsOf(counts, arm, persona);
  if (cells.length === 0) return [];
  const share = (of: (people: (typeof cells)[number]['people']) => { readonly x: number; readonly n: number }) =>
    shareOfStrata(
      cells.map((cell) => ({ ...of(cell.people), weight: weightOf(personas, cell.persona) })),
      layer,
      conf,
    );
  const sum = (of: (people: (typeof cells)[number]['people']) => number) =>
    cells.reduce((total, { people }) => total + of(people), 0);
  const met = share(({ met: x, needs: n }) => ({ x, n }));
  const registered = share(({ registered: x, began: n }) => ({ x, n }));
  return [
    {
      layer,
      arm,
      ...(persona === undefined ? {} : { persona }),
      people: sum(({ people }) => people),
      needs: sum(({ needs }) => needs),
      ...(met === undefined ? {} : { met }),
      began: sum(({ began }) => began),
      ...(registered === undefined ? {} : { registered }),
    },
  ];
}

function weightOf(personas: LivedPhishing['personas'], persona: string): number {
  return personas.find(({ id }) => id === persona)?.weight ?? 0;
}

/** Needs of one persona met in `arm` less those in `baseline`. Absent: nobody lived both. */
export function needsDifference(
  { pairs }: PhishingCounts,
  layer: DrillLayer,
  { arm, baseline, persona }: Pick<PairedNeeds, 'arm' | 'baseline' | 'persona'>,
): NeedsDifference | undefined {
  const of = (one: string, other: string) =>
    pairs.find((pair) => pair.persona === persona && pair.arm === one && pair.baseline === other);
  const [pair, sign] = [of(arm, baseline) ?? of(baseline, arm), of(arm, baseline) === undefined ? -1 : 1];
  if (pair === undefined || pair.needs === 0) return undefined;
  const { people } = pair;
  const value = (sign * pair.more) / pair.needs;
  const standardError = errorOf(pair);
  if (layer === 'many') return { value, people, simulationError: standardError };
  if (people < leastUsers) return { value, people, withheld: tooFew(people) };
  const half = studentTQuantile((1 + conf) / 2, people - 1) * standardError;
  const interval = toInterval(
    { lower: Math.max(-1, value - half), upper: Math.min(1, value + half) },
    conf,
    'ratio of paired sums by person, t',
  );
  return {
    value,
    people,
    ...(interval === undefined ? { withheld: `all ${people} people are alike in both` } : { interval }),
  };
}

/** Of the ratio of two sums over people (Cochran 1977, 2.41): needs of one person are alike. */
function errorOf({ people, needs, more, needsSquared, moreSquared, moreTimesNeeds }: PairedNeeds): number {
  if (people < 2) return 0;
  const ratio = more / needs;
  const squares = Math.max(0, moreSquared - 2 * ratio * moreTimesNeeds + ratio ** 2 * needsSquared);
  return Math.sqrt((squares * people) / (people - 1)) / needs;
}
