// Who has a passkey week by week: with every input at its centre, and where 90 % of the points lie.
import type { BuiltChart } from '../../drawing/chart.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../../drawing/frame.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { keyLayers, layOutKey } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import type { RolloutSensitivityOfRun } from '../../results/rollout-sensitivity-results.ts';
import { boundsInWords, countOf, percent } from '../../words/quantity.ts';
import { everyQuarter } from '../charts/tenant-enrolment.ts';
import { roundScale, tenantStyle, weekAxis, weekLine } from '../charts/tenant-weeks.ts';

const panel = 'enrolled';

/** Undefined: no week has a figure. */
export function enrolmentRangeChart(
  results: Pick<RolloutSensitivityOfRun, 'enrolment' | 'startsOn' | 'endsOn' | 'users'>,
  width: ChartWidth,
): BuiltChart | undefined {
  const { enrolment, users } = results;
  const last = enrolment.at(-1);
  if (last === undefined) return undefined;
  const key = layOutKey(
    [
      {
        label: 'With every input at its centre',
        colour: tenantStyle.rollout.colour,
        sign: { kind: 'line', dash: tenantStyle.rollout.dash },
      },
      { label: '90 % of the points', colour: tenantStyle.rollout.colour, sign: { kind: 'swatch', opacity: 0.2 } },
      { label: 'Median of the points', colour: colour('ink'), sign: { kind: 'line', dash: [2, 3] } },
    ],
    totalWidthPx[width],
  );
  const panels = layOutPanels(
    [
      {
        id: panel,
        title: 'People with a passkey at the end of the week',
        heightPx: width === 'wide' ? 260 : 220,
        y: roundScale(1, percent),
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(results, width);
  const lines = weekLine(
    panels,
    panel,
    x,
    'rollout',
    enrolment.map(({ week, centre, inputs: { interval } }) => ({
      week,
      value: centre,
      lower: interval?.lower ?? centre,
      upper: interval?.upper ?? centre,
    })),
  );
  const medians = weekLine(
    panels,
    panel,
    x,
    'rollout',
    enrolment.map(({ week, inputs: { median } }) => ({ week, value: median })),
    { colour: colour('ink'), dash: [2, 3] },
  );
  const rangeOf = ({ centre, inputs }: typeof last) =>
    inputs.interval === undefined ? percent(centre) : boundsInWords(inputs.interval, 'proportion');
  const title = `In the last week ${percent(last.centre)} have a passkey; over what is not known of the inputs ${rangeOf(last)}`;
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      ...lines,
      ...medians,
      gridLayer({ bands: [] }, x),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Band: where 90 % of ${countOf(last.inputs.points, 'point')} lie that were drawn from what is known of all inputs at once, each lived by ${countOf(users, 'person', 'people')}. It is no interval of a sample of people.`,
    badge: 'modelled',
    alt: `${title}. ${everyQuarter(enrolment)
      .map((week) => `Week of ${week.startsOn}: ${percent(week.centre)}, ${rangeOf(week)}`)
      .join('; ')}.`,
    table: {
      caption: 'People with a passkey by week, and over the inputs',
      columns: ['Week from', 'At the centre', 'Median of the points', '90 % of the points'],
      rows: enrolment.map((week) => [week.startsOn, percent(week.centre), percent(week.inputs.median), rangeOf(week)]),
    },
  };
}
