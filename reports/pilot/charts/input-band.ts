// The range that what is not known about people leaves a figure, drawn behind it: a wide pale bar, never the thin line of the sample's own
// interval, and never added to it. There is one once `passkey-pilot sensitivity` was asked about the run.
import { countOf, spreadInWords } from '../../words/quantity.ts';
import type { Compared } from '../../results/arm-of-run.ts';
import type { Contrast } from '../../results/contrast.ts';
import type { ResultsOfLoad, ResultsOfPilot } from '../../results/results.ts';
import { pointsInWords } from '../../words/points-in-words.ts';
import type { SensitivityOfRun } from '../../results/sensitivity-results.ts';
import type { xAxis } from '../../drawing/forest.ts';
import type { Layer } from '../../drawing/frame.ts';
import { type KeyEntry, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';

/** Results of which what is not known about the inputs may have been asked: of a pilot. */
type MayBeUncertain = Pick<ResultsOfPilot, 'kind' | 'sensitivity'> | Pick<ResultsOfLoad, 'kind'>;
const sensitivityOf = (results: MayBeUncertain) => (results.kind === 'pilot' ? results.sensitivity : undefined);

type Uncertain = SensitivityOfRun['uncertainty'][number];

export interface InputBand {
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
  /** What the datum is about, kept in the spec for those who reuse it. */
  readonly about: Readonly<Record<string, string>>;
  readonly colour: string;
}

const opacity = 0.28;

/** Of a figure of the tenant, or of one persona, in an arm. undefined: no analysis was made, or it has no such figure. */
export function findInputs(
  results: MayBeUncertain,
  metric: string,
  arm: string,
  persona?: string,
): Uncertain | undefined {
  return find(results, { metric, side: 'arm', arm, persona });
}

/** The same of a comparison. */
export function findInputsOfContrast(
  results: MayBeUncertain,
  metric: string,
  kind: Contrast['kind'],
  { arm }: Compared,
  persona?: string,
): Uncertain | undefined {
  return find(results, { metric, side: kind, arm, persona });
}

interface Asked {
  readonly metric: string;
  readonly side: string;
  readonly arm: string;
  readonly persona: string | undefined;
}

function find(results: MayBeUncertain, { metric, side, arm, persona }: Asked): Uncertain | undefined {
  return sensitivityOf(results)?.uncertainty.find(
    (each) => each.metric === metric && each.side === side && each.arm === arm && each.persona === persona,
  );
}

/** Ends beyond the axis are drawn up to its edge. */
export function inputBandLayers(bands: readonly InputBand[], x: ReturnType<typeof xAxis>): Layer[] {
  const [low, high] = x.scale.domain;
  const clamp = (value: number) => Math.min(Math.max(value, low), high);
  return [...Map.groupBy(bands, (band) => band.colour)].map(([fill, same]) => ({
    data: {
      values: same.map(({ y, lower, upper, about }) => ({ ...about, y, lower: clamp(lower), upper: clamp(upper) })),
    },
    mark: { type: 'bar', height: 13, fill, fillOpacity: opacity },
    encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, y: yPx },
  }));
}

/** The band in words. */
export const inputBandEntry: KeyEntry = {
  label: 'What is not known about people, 95 % of the points',
  colour: colour('muted'),
  sign: { kind: 'swatch', opacity },
};

/** Both marks in words; nothing where there are no bands. */
export function inputBandKey(results: MayBeUncertain): readonly KeyEntry[] {
  if (sensitivityOf(results) === undefined) return [];
  return [{ label: '95 % interval of this sample', colour: colour('muted'), sign: { kind: 'line' } }, inputBandEntry];
}

/** For a subtitle: how the bands were made. Empty without bands. */
export function inputBandWords(results: MayBeUncertain): string {
  const sensitivity = sensitivityOf(results);
  if (sensitivity === undefined) return '';
  const points = Math.max(0, ...sensitivity.uncertainty.map(({ inputs }) => inputs.points));
  return ` Wide bar: where 95 % of ${countOf(points, 'point')} lie that were drawn from the ranges of the human model’s parameters, each lived by ${countOf(sensitivity.users, 'virtual user')} in virtual time. It is no part of the interval, nor the interval of it; how exact the points themselves are stands in the table.`;
}

/** Headings of the columns that the table gains; none without bands. */
export function inputBandColumns(results: MayBeUncertain): readonly string[] {
  return sensitivityOf(results) === undefined
    ? []
    : ['Not known about people: 95 % of the points', 'Standard error of the points’ own users'];
}

/** A row with the cells under them. */
export function withInputBand(
  cells: readonly string[],
  results: MayBeUncertain,
  found: Uncertain | undefined,
): readonly string[] {
  if (sensitivityOf(results) === undefined) return cells;
  if (found === undefined) return [...cells, 'not analysed', 'not analysed'];
  return [...cells, pointsInWords(found.inputs, found.unit), spreadInWords(found.inputs.monteCarloSe, found.unit)];
}

/** For alternative text: ", not known about people 82.0 to 96.1 %"; empty without a band. */
export function inputBandInWords(found: Uncertain | undefined): string {
  return found === undefined ? '' : `, not known about people ${pointsInWords(found.inputs, found.unit)}`;
}
