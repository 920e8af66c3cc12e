// Sign-ins completed against sign-ins due, per second: on the diagonal the target keeps up, below it work is left lying.
import { asStated, countOf, percent, threeDigits } from '../../words/quantity.ts';
import type { LoadResults } from '../../results/load-results.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { listed } from '../../words/listed.ts';
import { armStyles, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { crossShape, type KeyEntry, keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { logScale } from './load-log-scale.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import { loadRateMedians, sameRate } from './load-rate-medians.ts';
import { rateTick } from './load-tick-labels.ts';
import { heldObjective, type LoadTrial, rateTrials, trialPurpose } from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';
import { startWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-throughput-by-rate',
  section: 'loadByRate',
  without: 'No trial kept to one rate, so there is no throughput by rate: give the scenario a capacity search.',
  build,
};

const panel = 'completed';

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const { load } = results;
  const styleOf = armStyles(results.arms);
  const trials = rateTrials(load, results.arms).filter(
    ({ completedPerSecond, offeredPerSecond }) => completedPerSecond > 0 && offeredPerSecond > 0,
  );
  if (trials.length === 0) return undefined;
  const arms = [...new Set(trials.map(({ arm }) => arm))];
  const broke = trials.filter((trial) => heldObjective(trial) === false);
  const key = layOutKey(
    [
      ...arms.map((arm): KeyEntry => ({
        label: styleOf(arm).name,
        colour: styleOf(arm).colour,
        sign: { kind: 'symbol', shape: styleOf(arm).shape },
      })),
      ...(broke.length === 0
        ? []
        : [{ label: 'Trial broke the objective', colour: colour('ink'), sign: { kind: 'cross' } } satisfies KeyEntry]),
      { label: 'All that is due is completed', colour: colour('muted'), sign: { kind: 'line', dash: [2, 2] } },
    ],
    totalWidthPx[width],
  );
  // One scale for both axes, so that the diagonal is where it is looked for.
  const scale = logScale(
    trials.flatMap(({ completedPerSecond, offeredPerSecond }) => [completedPerSecond, offeredPerSecond]),
    width === 'wide' ? 10 : 6,
  );
  const panels = layOutPanels(
    [
      {
        id: panel,
        title: 'Completed per second, log scale',
        heightPx: width === 'wide' ? 320 : 260,
        y: { type: 'log', ...scale, label: rateTick },
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = xAxis({
    type: 'log',
    domain: [...scale.domain],
    ticks: [...scale.ticks],
    labelExpr: "datum.value + '/s'",
    title: 'Due per second, log scale',
  });
  const diagonal = scale.domain.map((rate) => ({ rate, y: panels.yOf(panel, rate) }));
  const title = findingOf(load, trials, styleOf);
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      {
        data: { values: diagonal },
        mark: { type: 'line', stroke: colour('muted'), strokeDash: [2, 2], strokeWidth: 1.5 },
        encoding: { x: { field: 'rate', ...x }, y: yPx },
      },
      ...arms.flatMap((arm): Layer[] => {
        const style = styleOf(arm);
        const own = trials.filter((trial) => trial.arm === arm);
        const encoding = { x: { field: 'rate', ...x }, y: yPx };
        const datum = (trial: LoadTrial) => ({
          arm,
          trial: trial.id,
          rate: trial.offeredPerSecond,
          completed: trial.completedPerSecond,
          y: panels.yOf(panel, trial.completedPerSecond),
        });
        const medians = loadRateMedians(
          own.map(({ offeredPerSecond, completedPerSecond }) => ({
            rate: offeredPerSecond,
            value: completedPerSecond,
          })),
        );
        return [
          {
            data: {
              values: medians.map(({ rate, value }) => ({ arm, rate, completed: value, y: panels.yOf(panel, value) })),
            },
            mark: { type: 'line', stroke: style.colour, strokeWidth: 2 },
            encoding,
          },
          {
            data: { values: own.filter((trial) => heldObjective(trial) !== false).map(datum) },
            mark: { type: 'point', shape: style.shape, size: 48, opacity: 1, filled: true, fill: style.colour },
            encoding,
          },
          {
            data: { values: own.filter((trial) => heldObjective(trial) === false).map(datum) },
            mark: {
              type: 'point',
              shape: crossShape,
              size: 56,
              opacity: 1,
              filled: false,
              stroke: style.colour,
              strokeWidth: 2,
            },
            encoding,
          },
        ];
      }),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Mean rates of the counted time of ${countOf(trials.length, 'trial')} at one rate each. Completed: ended without a failure of the target, whatever the person did. Lines join medians of trials whose rates lie within ${asStated(sameRate, 'proportion')}.`,
    badge: 'measured',
    alt: `${title}. ${arms
      .map(
        (arm) =>
          `${styleOf(arm).name}: ${loadRateMedians(
            trials
              .filter((trial) => trial.arm === arm)
              .map((trial) => ({ rate: trial.offeredPerSecond, value: trial.completedPerSecond })),
          )
            .map(({ rate, value }) => `${threeDigits(value)} completed of ${threeDigits(rate)} due a second`)
            .join(', ')}`,
      )
      .join('. ')}.`,
    table: {
      caption: `${startWords(load).Many} due and completed by trial`,
      columns: [
        'Arm',
        'Trial',
        'Due per second',
        'Completed per second',
        'Completed of due',
        'Failed or dropped',
        'Time with every VU busy',
      ],
      rows: trials.map((trial) => [
        styleOf(trial.arm).name,
        trialPurpose(trial),
        threeDigits(trial.offeredPerSecond),
        threeDigits(trial.completedPerSecond),
        percent(trial.completedPerSecond / trial.offeredPerSecond),
        trial.failureShare === undefined ? 'nothing due' : percent(trial.failureShare),
        percent(trial.allBusyShare),
      ]),
    },
  };
}

function findingOf({ generatorWarning }: LoadResults, trials: readonly LoadTrial[], styleOf: StyleOf): string {
  const most = [...Map.groupBy(trials, ({ arm }) => arm)].map(([arm, own]) => {
    const best = own.reduce((highest, next) => (next.completedPerSecond > highest.completedPerSecond ? next : highest));
    return `${threeDigits(best.completedPerSecond)} a second with ${styleOf(arm).inSentence}`;
  });
  return `At most ${listed(most)} were completed${generatorWarning === undefined ? '' : ', by a generator that gave way'}`;
}
