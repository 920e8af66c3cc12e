// What would have to be true for another word: the thresholds and procedures that were lived, each judged at the centre, and the value of a
// parameter that parts the points with one word from the others best (a decision stump: Breiman et al. 1984, Classification and Regression
// Trees).
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import type { RecoveryDecision, RecoveryWord } from '../results/recovery-decision.ts';
import type { Compared } from '../results/arm-of-run.ts';
import { criticalValue } from '../statistics/distributions/critical-value.ts';
import { unitOfParameter } from '../words/distribution-in-words.ts';
import { count, percent, quantity } from '../words/quantity.ts';
import { recoveryWord } from './drill-words.ts';
import type { JudgedPoint } from './judged-point.ts';
import type { LivedDrill } from './lived-drill.ts';
import { procedureInWords, sameProofs } from './procedure-in-words.ts';
import { conditionsOf, wordOf } from './recovery-conditions.ts';
import { sidesIn } from './sides-in.ts';

type Turn = RecoveryDecision['turns'][number];

interface Asked {
  readonly lived: LivedDrill;
  readonly compared: Compared;
  readonly persona: string;
  readonly points: readonly JudgedPoint[];
}

/** Fewer on a side say nothing of it. */
const leastPoints = 8;
/** A parameter is told where so much more of one side has the word than of the other, and where chance would seldom part the points so. */
const leastGap = 0.25;
const conf = 0.95;
const mostParameters = 3;

export function turnsOf(asked: Asked): Turn[] {
  return [...bySettings(asked), ...byParameters(asked)];
}

/** Held against the setting of the run, as it is at the centre: what inputs do is told below. */
function bySettings({ lived, compared, persona }: Asked): Turn[] {
  const { layers, threshold: asRun, procedure: asked } = lived;
  const judged = (counts: DrillCounts) => {
    const sides = sidesIn(besideOthers(counts, layers?.many ?? []), compared, persona);
    return sides === undefined ? undefined : wordOf(conditionsOf(sides, lived, { surely: true }));
  };
  if (layers === undefined) return [];
  const atCentre = judged(layers.many);
  const others = (settings: readonly { readonly words: string; readonly counts: DrillCounts }[]) =>
    Map.groupBy(
      settings
        .map(({ words, counts }) => ({ words, word: judged(counts) }))
        .filter(({ word }) => word !== undefined && word !== atCentre),
      ({ word }) => word ?? 'no-verdict',
    );
  const thresholds = layers.thresholds
    .filter(({ threshold }) => threshold !== asRun)
    .map(({ threshold, counts }) => ({ words: String(threshold), counts }));
  const procedures = layers.procedures
    .filter(({ procedure }) => !sameProofs(procedure, asked))
    .map(({ procedure, counts }) => ({ words: procedureInWords(procedure), counts }));
  return [
    ...[...others(thresholds)].map(([word, those]) =>
      settingTurn('threshold', those, word, `With a threshold of ${eitherOf(those)}`),
    ),
    ...[...others(procedures)].map(([word, those]) =>
      settingTurn('procedure', those, word, `Where the help desk asks for ${eitherOf(those)}`),
    ),
  ];
}

/** Only the ways that a setting bears on are lived under it: the others are as at the centre. */
function besideOthers(counts: DrillCounts, many: DrillCounts): DrillCounts {
  const lived = new Set(counts.map(({ arm }) => arm));
  return [...counts, ...many.filter(({ arm }) => !lived.has(arm))];
}

interface Worded {
  readonly words: string;
}

function settingTurn(of: 'threshold' | 'procedure', those: readonly Worded[], word: RecoveryWord, begin: string): Turn {
  return {
    of,
    id: those.map(({ words }) => words).join(', '),
    decision: word,
    sentence: `${begin} it would be ${recoveryWord(word)}, every parameter at its centre.`,
  };
}

/** "50, 60 or 80"; of words that hold an "and", "a and b, or c". */
function eitherOf(those: readonly Worded[]): string {
  const words = those.map((each) => each.words);
  const separator = words.some((each) => each.includes(' ')) ? '; or ' : ' or ';
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(separator === ' or ' ? ', ' : '; ')}${separator}${words.at(-1) ?? ''}`;
}

/** Towards ENABLE, whatever the decision is. */
function byParameters({ lived, points }: Asked): Turn[] {
  const wanted: RecoveryWord = 'enable';
  const says = points.filter(({ word }) => word === wanted).length;
  if (points.length < 2 * leastPoints || says === 0 || says === points.length) return [];
  const ids = Object.keys(points[0]?.parameters ?? {});
  return ids
    .flatMap((id) => splitOf(id, points, wanted) ?? [])
    .filter((split) => gapOf(split) >= Math.max(leastGap, gapByChance(split, says / points.length, ids.length)))
    .toSorted((one, other) => Math.abs(other.below - other.above) - Math.abs(one.below - one.above))
    .slice(0, mostParameters)
    .map((split): Turn => {
      const high = split.above > split.below;
      const share = Math.max(split.above, split.below);
      const parameter = lived.parameters.find(({ id }) => id === split.id);
      const title = parameter?.title ?? split.id;
      const at = quantity(split.at, parameter === undefined ? '' : unitOfParameter(parameter.unit));
      return {
        of: 'parameter',
        id: split.id,
        decision: wanted,
        share,
        sentence: `With “${title}” ${high ? 'above' : 'below'} ${at} it is ${recoveryWord(wanted)} at ${percent(share)} of the inputs, else at ${percent(Math.min(split.above, split.below))} (${count(points.length)} points).`,
      };
    });
}

/**
 * Of no parameter that does nothing a larger gap is to be expected, over all that are looked at and all places at which they can be parted
 * (Bonferroni, which is on the safe side: neighbouring places say nearly the same).
 * @param share of all points that say the word
 */
function gapByChance({ points: [below, above] }: Split, share: number, parameters: number): number {
  const looks = parameters * (below + above - 2 * leastPoints + 1);
  const z = criticalValue(1 - (1 - conf) / looks);
  return z * Math.sqrt(share * (1 - share) * (1 / below + 1 / above));
}

interface Split {
  readonly id: string;
  /** On each side. */
  readonly points: readonly [number, number];
  readonly at: number;
  /** Share of the points on each side that say the word. */
  readonly below: number;
  readonly above: number;
}

/** Where the shares on both sides differ most. */
function splitOf(id: string, points: readonly JudgedPoint[], wanted: RecoveryWord): Split | undefined {
  const sorted = points
    .flatMap(({ parameters, word }) => {
      const value = parameters[id];
      return value === undefined ? [] : [{ value, says: Number(word === wanted) }];
    })
    .toSorted((one, other) => one.value - other.value);
  const total = sorted.reduce((sum, { says }) => sum + says, 0);
  let before = 0;
  let best: Split | undefined;
  for (const [place, { value, says }] of sorted.entries()) {
    const next = sorted[place + 1]?.value;
    before += says;
    const [below, left] = [place + 1, sorted.length - place - 1];
    if (next === undefined || next === value || below < leastPoints || left < leastPoints) continue;
    const split: Split = {
      id,
      points: [below, left],
      at: (value + next) / 2,
      below: before / below,
      above: (total - before) / left,
    };
    if (best === undefined || gapOf(split) > gapOf(best)) best = split;
  }
  return best;
}

function gapOf({ below, above }: Pick<Split, 'below' | 'above'>): number {
  return Math.abs(below - above);
}
