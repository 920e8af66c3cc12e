// Rightful people of one way to recover: who gets back in by when, where the others stop, what it takes and what it costs.
import type { DrillLayer } from '../results/share-figure.ts';
import { recoveryTimesS, type RightfulCounts } from '../../scenarios/measures/drill-counts.ts';
import { lockOutReasons } from '../../scenarios/schema/drill.ts';
import { recoveryStages, type RightfulResult } from '../results/recovery-results.ts';
import { countriesOf } from './countries-of-people.ts';
import { costOf, costParts } from './recovery-costs.ts';
import { cellsOf, type LivedDrill } from './lived-drill.ts';
import { endedBy, recoveryCurve } from './recovery-curve.ts';
import { stopInWords } from '../words/stop-in-words.ts';
import { meanOfPeople, shareOfPeople, strataOf, sumOfPeople, type Stratum } from './weighted-people.ts';

/** s: 5, 15, 60 min and a day. */
export const readingTimesS = [300, 900, 3_600, 86_400] as const;

type Layer = DrillLayer;
type Whose = Pick<RightfulResult, 'layer' | 'arm' | 'persona'>;

/** All personas first, then each; a way or persona without people is left out. */
export function rightfulResults(lived: LivedDrill): RightfulResult[] {
  const layers = [
    ['real', lived.real],
    ['many', lived.layers?.many ?? []],
  ] as const;
  return layers.flatMap(([layer, counts]) =>
    lived.arms.flatMap(({ id: arm }) =>
      [undefined, ...lived.personas.map(({ id }) => id)].flatMap((persona) => {
        const strata = strataOf(cellsOf(counts, arm, persona), lived.personas);
        return strata.length === 0
          ? []
          : [rightfulResult({ layer, arm, ...(persona === undefined ? {} : { persona }) }, strata, lived)];
      }),
    ),
  );
}

function rightfulResult(whose: Whose, strata: readonly Stratum[], lived: LivedDrill): RightfulResult {
  const { layer } = whose;
  const share = (of: (counts: RightfulCounts) => number) =>
    shareOfPeople(strata, layer, (counts) => ({ x: of(counts), n: counts.people })) ?? { value: 0 };
  const recovered = share((counts) => counts.recovered);
  const perPerson = perPersonOf(strata);
  return {
    ...whose,
    people: sumOfPeople(strata, (counts) => counts.people),
    recovered,
    within: readingTimesS.map((seconds) => ({
      seconds,
      recovered: share((counts) => endedBy(counts.recoveredBy, seconds)),
      lost: share((counts) => endedBy(counts.lostBy, seconds)),
    })),
    curve: curveOf(strata),
    stops: stopsOf(strata),
    byReason: reasonsOf(strata, layer),
    byCountry: countriesOf(strata, layer),
    falseRejects: falseRejectsOf(strata),
    perPerson,
    cost: costOf(costParts(whose.arm, perPerson, lived), recovered.value),
  };
}

function perPersonOf(strata: readonly Stratum[]): RightfulResult['perPerson'] {
  const mean = (of: (counts: RightfulCounts) => number) => meanOfPeople(strata, of);
  return {
    attempts: mean((counts) => counts.attempts),
    tickets: mean((counts) => counts.deskCalls),
    identityChecks: mean((counts) => counts.identityChecks),
    faceChecks: mean((counts) => counts.faceChecks),
    waitingS: mean((counts) => counts.waitingS),
    callS: mean((counts) => counts.deskS),
    totalS: mean((counts) => counts.totalS),
  };
}

function curveOf(strata: readonly Stratum[]): RightfulResult['curve'] {
  const curves = strata.map(({ weight, counts }) => ({ weight, points: recoveryCurve(counts) }));
  const weights = curves.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = (place: number, of: 'recovered' | 'lost') =>
    Math.min(1, curves.reduce((sum, { weight, points }) => sum + weight * (points[place]?.[of] ?? 0), 0) / weights);
  return recoveryTimesS.map((seconds, place) => ({
    seconds,
    recovered: weighted(place, 'recovered'),
    lost: weighted(place, 'lost'),
  }));
}

function stopsOf(strata: readonly Stratum[]): RightfulResult['stops'] {
  const names = new Set(strata.flatMap(({ counts }) => Object.keys(counts.stoppedAt)));
  return [...names]
    .map((name) =>
      Object.assign(stopInWords(name), {
        people: sumOfPeople(strata, ({ stoppedAt }) => stoppedAt[name] ?? 0),
        share: meanOfPeople(strata, ({ stoppedAt }) => stoppedAt[name] ?? 0),
      }),
    )
    .toSorted((one, other) => other.share - one.share || (one.step < other.step ? -1 : 1));
}

function reasonsOf(strata: readonly Stratum[], layer: Layer): RightfulResult['byReason'] {
  return lockOutReasons.flatMap((reason) => {
    const recovered = shareOfPeople(strata, layer, ({ byReason }) => ({
      x: byReason[reason]?.recovered ?? 0,
      n: byReason[reason]?.people ?? 0,
    }));
    const people = sumOfPeople(strata, ({ byReason }) => byReason[reason]?.people ?? 0);
    return recovered === undefined ? [] : [{ reason, people, recovered }];
  });
}

function falseRejectsOf(strata: readonly Stratum[]): RightfulResult['falseRejects'] {
  return recoveryStages.flatMap((stage) => {
    const shown = meanOfPeople(strata, ({ stages }) => stages[stage].shown);
    const notTaken = meanOfPeople(strata, ({ stages }) => stages[stage].notTaken);
    return shown === 0
      ? []
      : [
          {
            stage,
            shown: sumOfPeople(strata, ({ stages }) => stages[stage].shown),
            notTaken: sumOfPeople(strata, ({ stages }) => stages[stage].notTaken),
            share: Math.min(1, notTaken / shown),
          },
        ];
  });
}

/** Of all personas of a way. */
export function ofAllPeople(
  rightful: readonly RightfulResult[],
  layer: Layer,
  arm: string,
): RightfulResult | undefined {
  return rightful.find((row) => row.layer === layer && row.arm === arm && row.persona === undefined);
}
