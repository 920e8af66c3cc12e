// What sign-ins cost the target in processor time, by arm: what a rollout saves the server.
import { registrationFor } from '../../../scenarios/flows/lived-flows.ts';
import { comparisonsOf, isOf } from '../../results/arm-of-run.ts';
import { listed } from '../../words/listed.ts';
import type { LoadResults } from '../../results/load-results.ts';
import { countOf, quantity, quantityWithInterval, threeDigits } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { forestLayers, gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer } from '../../drawing/frame.ts';
import { rowLayers, yPx } from '../../drawing/layers.ts';
import { layOutRows } from '../../drawing/row-layout.ts';
import { startWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-cost',
  section: 'loadCost',
  place: 1,
  without:
    'What the load costs the target is not known: no trial held, or the target runs where its processor time cannot be read.',
  build,
};

type Cost = LoadResults['cost'][number];

const unit = 'CPU s';
const noteOf = ({ cpuSecondsPer1000, interval }: Cost) => quantityWithInterval(cpuSecondsPer1000, interval, unit);

function build(results: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const { load } = results;
  if (load.cost.length === 0) return undefined;
  const styleOf = armStyles(results.arms);
  const costs = load.cost.toSorted(byArm(results.arms));
  const layout = layOutRows(
    costs.map((cost) => ({
      id: cost.arm,
      label: styleOf(cost.arm).name,
      lanes: [{ id: 'cost', note: noteOf(cost) }],
    })),
    width,
    { laneHeightPx: 24, topPx: 4, bottomPx: 46 },
  );
  const highest = Math.max(
    ...costs.map(({ cpuSecondsPer1000, interval }) => Math.max(cpuSecondsPer1000, interval?.upper ?? 0)),
  );
  const step =
    [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].find(
      (candidate) => highest / candidate <= (width === 'wide' ? 8 : 5),
    ) ?? highest;
  const end = Math.ceil(highest / step) * step;
  const { many } = startWords(load);
  const x = xAxis({
    domain: [0, end],
    ticks: ticksBetween(0, end, step),
    labelExpr: "datum.value + ' s'",
    title: `CPU time of the target for 1\u00a0000 ${many}`,
  });
  const y = (arm: string) => layout.laneY(arm, 'cost');
  const title = findingOf(load, results.arms, styleOf);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      gridLayer(layout, x),
      ...costs.map(({ arm, cpuSecondsPer1000 }): Layer => ({
        data: { values: [{ arm, from: 0, cpuSecondsPer1000, y: y(arm) }] },
        mark: { type: 'bar', height: 16, fill: styleOf(arm).colour, fillOpacity: 0.25 },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'cpuSecondsPer1000' }, y: yPx },
      })),
      ...forestLayers(
        costs.map(({ arm, cpuSecondsPer1000, interval }) => ({
          y: y(arm),
          value: cpuSecondsPer1000,
          interval,
          about: { arm },
          colour: styleOf(arm).colour,
          shape: styleOf(arm).shape,
        })),
        x,
      ),
    ]),
    title,
    subtitle: `CPU seconds of all processes of the target for 1 000 ${many} that ended, slips and fallbacks included; mean over trials that held, 95 % interval over trials: ${costs.map(({ arm, trials }) => `${styleOf(arm).name} ${countOf(trials, 'trial')}`).join(', ')}.${mechanismOf(results)}`,
    badge: 'measured',
    alt: `${title}. ${costs.map((cost) => `${styleOf(cost.arm).name}: ${noteOf(cost)}`).join('. ')}.`,
    table: {
      caption: `Processor time of the target for 1\u00a0000 ${many}`,
      columns: ['Arm', `CPU s for 1 000 ${many}`, 'CPU ms for one', 'Trials'],
      rows: costs.map((cost) => [
        styleOf(cost.arm).name,
        noteOf(cost),
        threeDigits(cost.cpuSecondsPer1000),
        String(cost.trials),
      ]),
    },
  };
}

/** Only of our own target is it known what it computes; told where some people come with a passkey and others without. */
function mechanismOf({ run, arms }: ResultsOfLoad): string {
  const ways = new Set(arms.map(({ signIn }) => registrationFor(signIn) !== undefined));
  return run.scenario.target === 'reference' && ways.size > 1
    ? ' What differs is the work: a password is hashed with argon2id, made to be slow; a passkey’s signature is one ES256 verification. Pages, sessions and log are in both.'
    : '';
}

function findingOf({ cost, costRatios, of }: LoadResults, arms: ResultsOfLoad['arms'], styleOf: StyleOf): string {
  const costOf = (id: string) => cost.find(({ arm }) => arm === id)?.cpuSecondsPer1000;
  const told = listed(
    cost
      .toSorted(byArm(arms))
      .map(({ arm, cpuSecondsPer1000 }) => `${quantity(cpuSecondsPer1000, unit)} with ${styleOf(arm).inSentence}`),
  );
  const compared = comparisonsOf(arms).flatMap(({ arm, baseline }) => {
    const [own, other] = [costOf(arm), costOf(baseline)];
    if (own === undefined || other === undefined) return [];
    const ratio = costRatios.find(isOf({ arm, baseline }));
    return [
      {
        arm,
        baseline,
        asMuch: ratio === undefined ? '' : `${quantity(ratio.value, 'ratio')} as much`,
        saved: own < other ? `saves ${quantity(other - own, unit)}` : `costs ${quantity(own - other, unit)} more`,
      },
    ];
  });
  const [first, ...others] = compared;
  const beside =
    first === undefined
      ? ''
      : others.length === 0
        ? `${first.asMuch === '' ? '' : `, ${first.asMuch}`}: ${of === 'recovery' ? 'it' : 'a rollout'} ${first.saved}`
        : compared
            .filter(({ asMuch }) => asMuch !== '')
            .map(
              ({ arm, baseline, asMuch }) =>
                `; ${styleOf(arm).inSentence} ${asMuch} as ${styleOf(baseline).inSentence}`,
            )
            .join('');
  return `1\u00a0000 ${startWords({ of }).many} cost the target ${told}${beside}`;
}
