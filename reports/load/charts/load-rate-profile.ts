// The rate at which sign-ins become due, as planned: drawn before a run for whoever starts it, and in the report.
import type { RateSegment } from '../../../scenarios/schema/load-trial.ts';
import { asStated, count, countOf, threeDigits } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import type { ArmOfRun } from '../../results/arm-of-run.ts';
import { listed } from '../../words/listed.ts';
import { armStyles, dashPx, type StyleOf } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { type KeyEntry, keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { perSecondUnit } from './load-capacity-words.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import { durationAsPlanned, peakRate, plannedMs, plannedSignIns, ratePlanInWords } from './load-rate-plan.ts';
import { rateTick } from './load-tick-labels.ts';
import { loadTimeAxis } from './load-time-axis.ts';
import { profileTrials } from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';
import { startWords, type StartWords } from '../start-words.ts';

export const chart: Chart<ResultsOfLoad> = {
  id: 'load-rate-profile',
  section: 'loadArrivals',
  without: 'The scenario plans no arrivals over time, so there is no profile.',
  build,
};

export interface RateProfile {
  /** Arms that live it. */
  readonly arms: readonly string[];
  /** ms at the first rate before anything counts. */
  readonly leadInMs: number;
  readonly plan: readonly RateSegment[];
}

function build({ load, arms }: ResultsOfLoad, width: ChartWidth): BuiltChart | undefined {
  const planned = profileTrials(load, arms).filter(({ plan }) => plan.length > 0);
  const profiles = Map.groupBy(planned, ({ plan, leadInMs }) => JSON.stringify([leadInMs, plan]));
  return rateProfileChart(
    [...profiles.values()].flatMap((trials) =>
      trials.slice(0, 1).map(({ plan, leadInMs }) => ({ arms: trials.map(({ arm }) => arm), plan, leadInMs })),
    ),
    arms,
    width,
    startWords(load),
  );
}

/** Pure. undefined: nothing is planned. All arms mostly live one profile; then it has no key. */
export function rateProfileChart(
  profiles: readonly RateProfile[],
  arms: readonly ArmOfRun[],
  width: ChartWidth,
  words: StartWords,
): BuiltChart | undefined {
  if (profiles.length === 0) return undefined;
  const styleOf = armStyles(arms);
  const panel = 'rate';
  const highest = Math.max(...profiles.map(({ plan }) => peakRate(plan)));
  const step =
    [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000].find(
      (candidate) => highest / candidate <= 6,
    ) ?? highest;
  const end = Math.ceil((highest / step) * 1.02) * step;
  const key = layOutKey(keyEntries(profiles, styleOf), totalWidthPx[width]);
  const panels = layOutPanels(
    [
      {
        id: panel,
        title: `${words.Many} that become due per second`,
        heightPx: width === 'wide' ? 180 : 160,
        y: { type: 'linear', domain: [0, end], ticks: ticksBetween(0, end, step), label: rateTick },
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = loadTimeAxis(Math.max(...profiles.map(({ leadInMs, plan }) => leadInMs + plannedMs(plan))), width);
  const leadIn = Math.max(...profiles.map(({ leadInMs }) => leadInMs));
  const [band] = panels.bands;
  const title = findingOf(profiles, styleOf, words);
  return {
    spec: framedSpec(panels, [
      {
        data: { values: leadIn === 0 ? [] : [{ from: 0, to: leadIn / 1_000, y: band?.top, bottom: band?.bottom }] },
        mark: { type: 'rect', fill: colour('quiet') },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx, y2: { field: 'bottom' } },
      },
      ...panels.layers,
      gridLayer(panels, x),
      ...profiles.map((profile): Layer => ({
        data: {
          values: corners(profile).map(({ seconds, rate }) => ({
            arms: profile.arms.join(' '),
            seconds,
            rate,
            y: panels.yOf(panel, rate),
          })),
        },
        mark: {
          type: 'line',
          stroke: colourOf(profile, profiles.length, styleOf),
          strokeWidth: 2.5,
          strokeDash: [...dashOf(profile, styleOf)],
        },
        encoding: { x: { field: 'seconds', ...x }, y: yPx },
      })),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `As the scenario plans it, an open model: ${words.many} become due whether or not the target keeps up.${leadIn === 0 ? '' : ` The first ${durationAsPlanned(leadIn)} are lead-in and not counted.`}`,
    badge: 'assumed',
    alt: `${title}. ${profiles.map(({ plan }) => ratePlanInWords(plan)).join('; ')}.`,
    table: {
      caption: 'Arrivals as planned',
      columns: [
        'Part',
        'Arm',
        'From',
        'Lasts',
        'Rate at its begin, per second',
        'Rate at its end, per second',
        `${words.Many} due`,
      ],
      rows: profiles.flatMap((profile) => rowsOf(profile, styleOf)),
    },
  };
}

const nameOf = ({ arms }: RateProfile, styleOf: StyleOf) => listed(arms.map((arm) => styleOf(arm).name));
const colourOf = ({ arms }: RateProfile, among: number, styleOf: StyleOf) =>
  among === 1 ? colour('ink') : styleOf(arms[0] ?? '').colour;
const dashOf = ({ arms: [arm = '', ...others] }: RateProfile, styleOf: StyleOf) =>
  (others.length === 0 ? dashPx(styleOf(arm), 3) : undefined) ?? [1, 0];

function keyEntries(profiles: readonly RateProfile[], styleOf: StyleOf): KeyEntry[] {
  const lines = profiles.map((profile): KeyEntry => ({
    label: profiles.length === 1 ? 'Planned' : `${nameOf(profile, styleOf)}, planned`,
    colour: colourOf(profile, profiles.length, styleOf),
    sign: { kind: 'line', dash: dashOf(profile, styleOf) },
  }));
  return profiles.some(({ leadInMs }) => leadInMs > 0)
    ? [...lines, { label: 'Lead-in', colour: colour('quiet'), sign: { kind: 'swatch' } }]
    : lines;
}

/** The line of a profile, its lead-in at the first rate. */
function corners({ plan, leadInMs }: RateProfile): { seconds: number; rate: number }[] {
  const points = [{ seconds: 0, rate: plan[0]?.from ?? 0 }];
  let at = leadInMs;
  for (const { durationMs, from, to } of plan) {
    points.push({ seconds: at / 1_000, rate: from });
    at += durationMs;
    points.push({ seconds: at / 1_000, rate: to });
  }
  return points;
}

function rowsOf(profile: RateProfile, styleOf: StyleOf): string[][] {
  const first = profile.plan[0]?.from ?? 0;
  const parts = [
    ...(profile.leadInMs === 0 ? [] : [{ name: 'Lead-in', durationMs: profile.leadInMs, from: first, to: first }]),
    ...profile.plan.map((segment, index) => ({ name: `Part ${index + 1}`, ...segment })),
  ];
  let at = 0;
  return parts.map(({ name, durationMs, from, to }) => {
    const begin = at;
    at += durationMs;
    return [
      name,
      nameOf(profile, styleOf),
      durationAsPlanned(begin),
      durationAsPlanned(durationMs),
      threeDigits(from),
      threeDigits(to),
      count(Math.round(plannedSignIns([{ durationMs, from, to }]))),
    ];
  });
}

function findingOf(profiles: readonly RateProfile[], styleOf: StyleOf, { one, many }: StartWords): string {
  const told = profiles.map((profile) => {
    const { plan } = profile;
    const total = countOf(Math.round(plannedSignIns(plan)), one, many);
    const peak = peakRate(plan);
    const rate = plan.every(({ from, to }) => from === peak && to === peak)
      ? `${asStated(peak, perSecondUnit)} all the time`
      : `${asStated(peak, perSecondUnit)} at the peak`;
    return `${total} in ${durationAsPlanned(plannedMs(plan))}, ${rate}${profiles.length === 1 ? '' : `, with ${listed(profile.arms.map((arm) => styleOf(arm).inSentence))}`}`;
  });
  return `Planned: ${told.join('; ')}`;
}
