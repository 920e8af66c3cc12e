// Rightful people lost against impostors let in, over thresholds of Face Check and procedures of the help desk: both ways in one picture. A
// setting is of the way that it changes: thresholds of one whose people come to a Face Check, procedures of one whose people come to the
// help desk and to no Face Check.
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import type { DeskProof } from '../../scenarios/schema/help-desk.ts';
import { impostorKinds, type ImpostorKind } from '../../scenarios/schema/drill.ts';
import type { RecoveryResults, TradeOffPoint } from '../results/recovery-results.ts';
import { closestCrossing } from '../statistics/proportions/closest-crossing.ts';
import { kindsIn, letIn } from './impostor-results.ts';
import { cellsOf, type LivedDrill } from './lived-drill.ts';
import { procedureInWords, sameProofs } from './procedure-in-words.ts';
import { meanOfPeople, strataOf, sumOfPeople } from './weighted-people.ts';

export function tradeOffOf(lived: LivedDrill): TradeOffPoint[] {
  const { layers, arms, procedure: asked } = lived;
  if (layers === undefined) return [];
  const comesTo = (arm: string, to: 'faceChecks' | 'deskCalls') =>
    [layers.many, ...layers.thresholds.map(({ counts }) => counts)]
      .flatMap((counts) => cellsOf(counts, arm))
      .some(({ rightful }) => rightful[to] > 0);
  return arms.flatMap(({ id: arm }) => {
    if (comesTo(arm, 'faceChecks'))
      return layers.thresholds.flatMap(({ threshold, counts }) =>
        pointOf(lived, arm, counts, { threshold, asRun: threshold === lived.threshold }),
      );
    if (comesTo(arm, 'deskCalls'))
      return layers.procedures.flatMap(({ procedure, counts }) =>
        pointOf(lived, arm, counts, { procedure, asRun: sameProofs(procedure, asked) }),
      );
    return [];
  });
}

type Setting = { readonly asRun: boolean } & (
  | { readonly threshold: number; readonly procedure?: never }
  | { readonly procedure: readonly DeskProof[]; readonly threshold?: never }
);

function pointOf({ personas }: LivedDrill, arm: string, counts: DrillCounts, setting: Setting): TradeOffPoint[] {
  const cells = cellsOf(counts, arm);
  const strata = strataOf(cells, personas);
  if (strata.length === 0) return [];
  const { asRun, threshold, procedure } = setting;
  return [
    {
      arm,
      ...(threshold === undefined
        ? { procedure: [...procedure], words: procedureInWords(procedure) }
        : { threshold, words: `threshold ${threshold}` }),
      asRun,
      people: sumOfPeople(strata, ({ people }) => people),
      lost: sumOfPeople(strata, ({ people, recovered }) => people - recovered),
      lostShare: meanOfPeople(strata, ({ people, recovered }) => people - recovered),
      kinds: kindsIn(cells).map((each) => Object.assign({ kind: each.kind }, letIn(each))),
    },
  ];
}

/** Of each way and kind, the setting at which both errors are closest to equal. */
export function crossingsOf(points: readonly TradeOffPoint[]): RecoveryResults['crossings'] {
  return [...Map.groupBy(points, ({ arm }) => arm)].flatMap(([arm, those]) =>
    impostorKinds.flatMap((kind) => {
      const found = closestCrossing(those.flatMap((point) => ratesOf(point, kind)));
      return found === undefined
        ? []
        : [{ arm, kind, words: found.words, lostShare: found.falseReject, letInShare: found.falseAccept }];
    }),
  );
}

function ratesOf({ words, lostShare, kinds }: TradeOffPoint, kind: ImpostorKind) {
  const of = kinds.find((each) => each.kind === kind);
  return of === undefined ? [] : [{ words, falseReject: lostShare, falseAccept: of.gotIn / of.attacks }];
}
