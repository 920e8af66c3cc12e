// The way to a first passkey, for each kind of person and device: a path of steps, and the place where it stops.
import type { PolicyAnswerInShort, WayTally } from '../../scenarios/schema/policy-answer.ts';
import type { BuiltChart } from '../drawing/chart.ts';
import { xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../drawing/frame.ts';
import { crossShape, keyLayers, layOutKey, rowLayers, yPx } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { layOutRows } from '../drawing/row-layout.ts';
import { count, countOf } from '../words/quantity.ts';

interface Node {
  readonly step: number;
  readonly y: number;
  readonly state: 'passed' | 'stops-some' | 'stops-all' | 'not-reached';
}

/** undefined: nobody is without a passkey, or nothing says which policies there are. */
export function firstPasskeyChart(
  { personas }: Pick<PolicyAnswerInShort, 'personas'>,
  width: ChartWidth,
): BuiltChart | undefined {
  const told = personas
    .filter(({ ways }) => ways.length > 0)
    .map(({ persona, ways }) => ({ persona, ways: alikeTogether(ways) }));
  const steps = longest(told.flatMap(({ ways }) => ways)).map(({ step }) => step);
  if (steps.length === 0) return undefined;
  const key = layOutKey(
    [
      { label: 'Lets them on', colour: colour('blue'), sign: { kind: 'symbol', shape: 'circle' } },
      { label: 'Stops some', colour: colour('gaveUp'), sign: { kind: 'symbol', shape: 'diamond' } },
      { label: 'Stops all who come there', colour: colour('vermilion'), sign: { kind: 'cross' } },
      { label: 'Not reached', colour: colour('muted'), sign: { kind: 'symbol', shape: 'circle', hollow: true } },
    ],
    totalWidthPx[width],
  );
  const layout = layOutRows(
    told.flatMap(({ persona, ways }) => [
      { id: persona, heading: true as const, label: persona, lanes: [] },
      ...ways.map((way) => ({
        id: `${persona} ${way.device}`,
        label: way.device,
        lanes: [{ id: 'way', note: noteOf(way) }],
      })),
    ]),
    width,
    { laneHeightPx: 26, topPx: key.heightPx, bottomPx: 46 },
  );
  const x = xAxis({
    domain: [0.5, steps.length + 0.5],
    ticks: steps.map((_, nth) => nth + 1),
    labelExpr: "format(datum.value, 'd')",
    title: 'Step of the way',
  });
  const nodes = told.flatMap(({ persona, ways }) =>
    ways.flatMap((way) => nodesOf(way, layout.laneY(`${persona} ${way.device}`, 'way'))),
  );
  const lines = told.flatMap(({ persona, ways }) =>
    ways.map((way) => ({
      y: layout.laneY(`${persona} ${way.device}`, 'way'),
      from: 1,
      to: Math.max(1, way.steps.filter(({ arrive }) => arrive > 0).length),
    })),
  );
  const title = findingOf(told.flatMap(({ ways }) => ways));
  const numbered = steps.map((step, nth) => `${nth + 1}: ${step}`).join('; ');
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      {
        data: { values: lines },
        mark: { type: 'rule', stroke: colour('muted'), strokeWidth: 1.5 },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
      },
      ...(['not-reached', 'passed', 'stops-some', 'stops-all'] as const).map((state) => nodeLayer(nodes, state, x)),
    ]),
    title,
    subtitle: `Of those who have no passkey that signs in. Steps: ${numbered}.`,
    badge: 'counted',
    alt: `${title}. ${told.map(({ persona, ways }) => `${persona}: ${ways.map((way) => `${way.device}, ${noteOf(way)}`).join('; ')}`).join('. ')}.`,
    table: {
      caption: 'The way to a first passkey, step by step',
      columns: ['Kind of person and device', 'Step', 'Come to it', 'Stopped', 'Because'],
      rows: told.flatMap(({ persona, ways }) =>
        ways.flatMap((way) =>
          way.steps.map(({ step, arrive, stop, because }) => [
            `${persona}, ${way.device}`,
            step,
            count(arrive),
            count(stop),
            because ?? '',
          ]),
        ),
      ),
    },
  };
}

/** Kinds of device with which the same people come as far. */
function alikeTogether(ways: readonly WayTally[]): readonly WayTally[] {
  const alike = Map.groupBy(ways, ({ people, reachable, unknown, steps }) =>
    JSON.stringify([people, reachable, unknown, steps]),
  );
  return [...alike.values()].map(([first, ...others]) =>
    Object.assign({}, first, { device: [first, ...others].map((way) => way?.device).join(', ') }),
  );
}

function longest(ways: readonly WayTally[]): WayTally['steps'] {
  return ways.reduce<WayTally['steps']>((most, { steps }) => (steps.length > most.length ? steps : most), []);
}

function nodesOf({ steps }: WayTally, y: number): Node[] {
  return steps.map(({ arrive, stop }, nth) => ({
    step: nth + 1,
    y,
    state: arrive === 0 ? 'not-reached' : stop === 0 ? 'passed' : stop === arrive ? 'stops-all' : 'stops-some',
  }));
}

const looks = {
  passed: { shape: 'circle', fill: 'blue', stroke: 'blue' },
  'stops-some': { shape: 'diamond', fill: 'gaveUp', stroke: 'gaveUp' },
  'stops-all': { shape: crossShape, fill: 'paper', stroke: 'vermilion' },
  'not-reached': { shape: 'circle', fill: 'paper', stroke: 'muted' },
} as const;

function nodeLayer(nodes: readonly Node[], state: Node['state'], x: ReturnType<typeof xAxis>): Layer {
  const { shape, fill, stroke } = looks[state];
  return {
    data: { values: nodes.filter((node) => node.state === state) },
    mark: {
      type: 'point',
      shape,
      size: 90,
      opacity: 1,
      filled: true,
      fill: colour(fill),
      stroke: colour(stroke),
      strokeWidth: state === 'stops-all' ? 2.5 : 1.5,
    },
    encoding: { x: { field: 'step', ...x }, y: yPx },
  };
}

function noteOf({ people, reachable, unknown }: WayTally): string {
  const open = unknown === 0 ? '' : `, ${count(unknown)} not known`;
  return `${count(reachable)} of ${countOf(people, 'person', 'people')}${open}`;
}

function findingOf(ways: readonly WayTally[]): string {
  const sum = (pick: (way: WayTally) => number) => ways.reduce((total, way) => total + pick(way), 0);
  const closed = ways.filter(({ people, reachable }) => people > 0 && reachable === 0).length;
  return closed === 0
    ? `Every way leads somebody to a first passkey: ${count(sum(({ reachable }) => reachable))} of ${count(sum(({ people }) => people))} that were looked at`
    : `${count(closed)} of ${countOf(ways.length, 'way')} ${closed === 1 ? 'leads' : 'lead'} nobody to a first passkey`;
}
