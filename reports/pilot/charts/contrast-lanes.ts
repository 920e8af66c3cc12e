// Lanes of the charts that hold arms against what they are compared with: a row a persona, in it a lane a comparison.
import { type Compared } from '../../results/arm-of-run.ts';
import type { Contrast } from '../../results/contrast.ts';
import type { ResultsOfSignIns } from '../../results/results.ts';
import type { StyleOf } from '../../drawing/arm-style.ts';
import type { Row as LaidOut, RowLayout } from '../../drawing/row-layout.ts';
import { comparisonsIn, findContrast } from './find-estimate.ts';
import { findInputsOfContrast } from './input-band.ts';
import { personaGroups } from './persona-groups.ts';

export interface ContrastLane extends Compared {
  readonly id: string;
  /** What is compared, in words: where a run has several comparisons. */
  readonly name?: string;
  readonly contrast: Contrast | undefined;
  readonly inputs: ReturnType<typeof findInputsOfContrast>;
}

export interface ContrastRow {
  readonly key: string;
  readonly title: string;
  /** Absent: all personas together. */
  readonly persona: string | undefined;
  /** In the order of the comparisons. */
  readonly lanes: readonly ContrastLane[];
}

/** Undefined: nothing could be compared. */
export function contrastRows(
  results: ResultsOfSignIns,
  metric: string,
  kind: 'difference' | 'ratio',
  inWords: (compared: Compared) => string,
): readonly ContrastRow[] | undefined {
  const compared = comparisonsIn(results);
  const laneOf = ({ arm, baseline }: Compared, persona: string | undefined): ContrastLane => ({
    arm,
    baseline,
    id: `${arm} ${baseline}`,
    ...(compared.length === 1 ? {} : { name: inWords({ arm, baseline }) }),
    contrast: findContrast(results, metric, kind, { arm, baseline }, persona),
    inputs: findInputsOfContrast(results, metric, kind, { arm, baseline }, persona),
  });
  const rows = personaGroups(results).map(({ persona, title }): ContrastRow => ({
    key: persona ?? '',
    title,
    persona,
    lanes: compared.map((each) => laneOf(each, persona)),
  }));
  return rows.some(({ lanes }) => lanes.some(({ contrast }) => contrast?.value !== undefined)) ? rows : undefined;
}

export function rowsToLayOut(
  rows: readonly ContrastRow[],
  noteOf: (contrast: Contrast | undefined) => string,
): LaidOut[] {
  return rows.map((row) => ({
    id: row.key,
    label: row.title,
    lanes: row.lanes.map(({ id, contrast, name }) => ({
      id,
      note: noteOf(contrast),
      ...(name === undefined ? {} : { name }),
    })),
  }));
}

/** Each lane where it lies, and what a mark in it is about. */
export function placeLanes(rows: readonly ContrastRow[], layout: RowLayout) {
  return rows.flatMap(({ key, title, persona, lanes }) =>
    lanes.map(({ id, arm, baseline, name, contrast, inputs }) => ({
      y: layout.laneY(key, id),
      persona,
      arm,
      baseline,
      contrast,
      inputs,
      about: { persona: title, ...(name === undefined ? {} : { arm, baseline }) },
    })),
  );
}

type Placed = ReturnType<typeof placeLanes>;

/** What was found, with its interval. */
export function contrastPoints(placed: Placed, styleOf: StyleOf) {
  return placed.flatMap(({ y, about, arm, contrast }) => {
    if (contrast?.value === undefined) return [];
    const { colour, shape } = styleOf(arm);
    return [{ y, value: contrast.value, interval: contrast.interval, about, colour, shape }];
  });
}

/** What the inputs' doubt makes of it. */
export function contrastBands(placed: Placed, styleOf: StyleOf) {
  return placed.flatMap(({ y, about, arm, inputs }) =>
    inputs?.inputs.interval === undefined ? [] : [{ y, ...inputs.inputs.interval, about, colour: styleOf(arm).colour }],
  );
}
