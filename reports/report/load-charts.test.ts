// What the shared contract of charts (charts.test.ts) does not ask: load runs that are odd, partial or honest about the generator.
import { describe, expect, it } from 'vitest';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import { loadResults, type LoadResults } from '../results/load-results.ts';
import { fixtureArms, fixtureLoadResults } from '../fixtures/results.fixture.ts';
import { loadHardFixture } from '../fixtures/load-results-hard.fixture.ts';
import { chartsOfLoad } from './charts-of-load.ts';
import type { ResultsOfLoad } from '../results/results.ts';
import type { BuiltChart, Chart } from '../drawing/chart.ts';
import { logScale } from '../load/charts/load-log-scale.ts';
import { layOutPanels } from '../drawing/panels.ts';
import { loadRateMedians } from '../load/charts/load-rate-medians.ts';
import { rateProfileChart } from '../load/charts/load-rate-profile.ts';
import { startWords } from '../load/start-words.ts';
import { loadTimeAxis } from '../load/charts/load-time-axis.ts';
import { renderStandaloneSvg, renderSvg } from '../drawing/render.ts';
import { toldChart } from '../drawing/told-chart.ts';

const loadCharts: readonly Chart<ResultsOfLoad>[] = Object.values(chartsOfLoad);
const build = (chart: Chart<ResultsOfLoad>, load: LoadResults): BuiltChart | undefined =>
  chart.build(fixtureLoadResults({ load }), 'wide');

function built(chart: Chart<ResultsOfLoad>, load: LoadResults = loadFixture): BuiltChart {
  const found = build(chart, load);
  if (found === undefined) throw new Error(`expected ${chart.id} to have data`);
  return found;
}

/** Data of the layers with a mark, with those fields. */
function valuesWith({ spec }: BuiltChart, mark: string, ...fields: string[]): Record<string, unknown>[] {
  return spec.layer.flatMap((layer) => {
    const { data, mark: drawn } = layer as { data?: { values?: Record<string, unknown>[] }; mark?: { type: string } };
    return drawn?.type === mark ? (data?.values ?? []).filter((value) => fields.every((field) => field in value)) : [];
  });
}

describe.each(loadCharts)('$id', (chart) => {
  it.each(['wide', 'narrow'] as const)(
    'draws an awkward run without a warning or a hole in its words, %s',
    async (width) => {
      expect(loadResults.safeParse(loadHardFixture).error).toBeUndefined();
      const found = chart.build(fixtureLoadResults({ load: loadHardFixture }), width);
      if (found === undefined) throw new Error(`expected ${chart.id} to have data`);
      const { svg, warnings } = await renderSvg(found.spec);
      expect(warnings).toEqual([]);
      expect(`${svg}${found.title}${found.subtitle}${found.alt}${JSON.stringify(found.table)}`).not.toMatch(
        /NaN|undefined|Infinity|null/,
      );
      for (const row of found.table.rows) expect(row).toHaveLength(found.table.columns.length);
    },
  );

  it('is absent when the run has no data for it', () => {
    expect(
      build(chart, {
        ...loadFixture,
        trials: [],
        latency: [],
        timeline: [],
        heat: [],
        cpu: [],
        errors: [],
        stepShares: [],
        cost: [],
        capacity: [],
        generator: [],
      }),
    ).toBeUndefined();
  });
});

describe('latency by rate', () => {
  it('marks exactly the trials that broke with the other shape, on the log scale of the panel', () => {
    const chart = built(chartsOfLoad['load-latency-by-rate']);
    const points = valuesWith(chart, 'point', 'trial', 'broke');
    const broken = new Set(loadFixture.trials.filter(({ verdict }) => verdict?.held === false).map(({ id }) => id));
    expect(broken.size).toBeGreaterThan(0);
    expect(new Set(points.filter(({ broke }) => broke).map(({ trial }) => trial))).toEqual(broken);
    const y = (ms: number) => Number(points.find((point) => point['arm'] === 'passkey' && point['ms'] === ms)?.['y']);
    const ms = points
      .filter((point) => point['arm'] === 'passkey')
      .map((point) => Number(point['ms']))
      .toSorted((a, b) => a - b);
    const [low = 0, high = 0] = [ms[0], ms.at(-1)];
    const middle = ms.find((each) => each > low * 3) ?? 0;
    expect((y(low) - y(middle)) / (y(low) - y(high))).toBeCloseTo(Math.log(middle / low) / Math.log(high / low), 2);
  });

  it('gives no capacity that hangs on the generator', () => {
    const { title } = built(chartsOfLoad['load-latency-by-rate'], loadHardFixture);
    expect(title).toContain('no capacity is given for passkeys');
    expect(title).toContain('43.8\u00a0a\u00a0second or more with password + code');
  });

  it('tells latency where no capacity was searched for', () => {
    expect(built(chartsOfLoad['load-latency-by-rate'], { ...loadFixture, capacity: [] }).title).toMatch(
      /^p95 is .* with password \+ code and .* with passkeys$/,
    );
  });
});

describe('throughput by rate', () => {
  it('does not lay the generator’s limit at the target’s door', () => {
    expect(built(chartsOfLoad['load-throughput-by-rate'], loadHardFixture).title).toContain(
      'by a generator that gave way',
    );
    expect(built(chartsOfLoad['load-throughput-by-rate']).title).not.toContain('generator');
  });
});

describe('latency over time', () => {
  it('breaks its line where a span has too few sign-ins for the percentile', () => {
    const chart = built(chartsOfLoad['load-latency-over-time'], loadHardFixture);
    const line = valuesWith(chart, 'line', 'stretch').filter(
      ({ percentile, arm }) => percentile === 'p95' && arm === 'passkey',
    );
    expect(new Set(line.map(({ stretch }) => stretch)).size).toBeGreaterThan(5);
    expect(line.every(({ ms }) => Number(ms) > 0)).toBe(true);
  });

  it('does not look for the worst moment before counting begins', () => {
    const profiles = new Set(loadFixture.trials.filter(({ purpose }) => purpose === 'profile').map(({ id }) => id));
    const timeline = loadFixture.timeline.map((span) =>
      profiles.has(span.trial) && span.atMs === 0 ? { ...span, p95Ms: 9_870 } : span,
    );
    expect(built(chartsOfLoad['load-latency-over-time'], { ...loadFixture, timeline }).title).not.toContain('9.87');
  });

  it('marks a trial that was cut short and says why', () => {
    const chart = built(chartsOfLoad['load-latency-over-time'], loadHardFixture);
    expect(chart.alt).toContain('cut short after 84.0\u00a0min, the target died');
    expect(valuesWith(chart, 'rule', 'code').map(({ code, at }) => ({ code, at }))).toEqual([
      { code: 'target-died', at: 5_040 },
    ]);
  });
});

describe('heat map', () => {
  it('covers each cell once: the rectangles have the area of the cells', () => {
    const cells = loadHardFixture.heat.filter(({ trial }) => trial.startsWith('passkey'));
    const rectangles = valuesWith(built(chartsOfLoad['load-heat'], loadHardFixture), 'rect', 'shade', 'bottom').filter(
      ({ arm }) => arm === 'passkey',
    );
    expect(rectangles.length).toBeLessThan(cells.length);
    const covered = new Set<string>();
    for (const { x, to, y, bottom } of rectangles)
      for (let px = Number(x); px < Number(to); px += 1) covered.add(`${px} ${String(y)} ${String(bottom)}`);
    const area = rectangles.reduce((sum, { x, to }) => sum + Number(to) - Number(x), 0);
    expect(covered.size).toBe(area);
    const rows = new Set(rectangles.map(({ y }) => y));
    expect(rows.size).toBe(24);
    // Whole px of 24 rows over the whole axis: 60 columns, none missing.
    expect(area % 24).toBe(0);
  });
});

describe('busy cores', () => {
  it('keeps the mean when it puts samples together, and the machine absent when the system does not tell', () => {
    const chart = built(chartsOfLoad['load-cpu'], loadHardFixture);
    const drawn = valuesWith(chart, 'area', 'process').filter(
      ({ arm, process }) => arm === 'passkey' && process === 'k6',
    );
    expect(drawn.length).toBeLessThanOrEqual(150);
    const samples = loadHardFixture.cpu.filter(({ trial }) => trial.startsWith('passkey'));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(drawn.map(({ cores }) => Number(cores)))).toBeCloseTo(mean(samples.map(({ k6 }) => k6)), 6);
    expect(JSON.stringify(chart.table)).not.toContain('All else');
  });
});

describe('a run of users who lived one after the other', () => {
  const lives: LoadResults = {
    ...loadFixture,
    capacity: [],
    latency: loadFixture.latency.filter(({ from }) => from === 'own'),
    trials: loadFixture.trials
      .filter(({ purpose }) => purpose === 'profile')
      .map((trial) => Object.assign(structuredClone(trial), { purpose: 'lives', plan: [] })),
  };

  it.each(['load-latency-over-time', 'load-heat'] as const)('%s counts from when a sign-in began', (id) => {
    const { subtitle, title } = built(chartsOfLoad[id], lives);
    expect(subtitle).toContain('from the moment it began');
    expect(title).toMatch(/70\.5|177/);
  });

  it.each(['load-rate-profile', 'load-due-against-own', 'load-latency-by-rate'] as const)(
    '%s says that nothing was due',
    (id) => {
      expect(build(chartsOfLoad[id], lives)).toBeUndefined();
    },
  );
});

describe('the profile as planned', () => {
  it('can be drawn before a run, into a file of its own', async () => {
    const planned = rateProfileChart(
      [
        {
          arms: ['password-otp', 'passkey'],
          leadInMs: 5_000,
          plan: [
            { durationMs: 60_000, from: 2, to: 40 },
            { durationMs: 120_000, from: 40, to: 40 },
          ],
        },
      ],
      fixtureArms,
      'wide',
      startWords(loadFixture),
    );
    if (planned === undefined) throw new Error('expected a chart of the plan');
    expect(planned.title).toBe('Planned: 6060\u00a0sign-ins in 3\u00a0min, 40\u00a0a\u00a0second at the peak');
    expect(valuesWith(planned, 'line', 'seconds').map(({ seconds, rate }) => [seconds, rate])).toEqual([
      [0, 2],
      [5, 2],
      [65, 40],
      [65, 40],
      [185, 40],
    ]);
    const { svg, warnings } = await renderStandaloneSvg(toldChart(planned, []));
    expect(warnings).toEqual([]);
    expect(svg).toContain('role="img"');
    expect(rateProfileChart([], fixtureArms, 'wide', startWords(loadFixture))).toBeUndefined();
  });
});

describe('cost', () => {
  it('says what a rollout saves, or that it costs more', () => {
    expect(built(chartsOfLoad['load-cost']).title).toContain('a rollout saves 18.4\u00a0CPU s');
    const dearer = loadFixture.cost.map((each) => ({ ...each, cpuSecondsPer1000: each.arm === 'passkey' ? 30 : 22 }));
    expect(built(chartsOfLoad['load-cost'], { ...loadFixture, cost: dearer }).title).toContain(
      'a rollout costs 8.00\u00a0CPU s more',
    );
  });
});

describe('due against own', () => {
  it('says that the two agree where no start was late', () => {
    const quiet = { ...loadFixture, trials: loadFixture.trials.filter(({ purpose }) => purpose === 'profile') };
    expect(built(chartsOfLoad['load-due-against-own'], quiet).title).toContain('either way');
    expect(built(chartsOfLoad['load-due-against-own']).title).toContain('k6’s own clock says');
  });
});

describe('scales', () => {
  it('ends log scales at round numbers and keeps to the ticks there is room for', () => {
    expect(logScale([12, 900], 10)).toEqual({ domain: [10, 1_000], ticks: [10, 20, 50, 100, 200, 500, 1_000] });
    expect(logScale([12, 900], 5).ticks).toEqual([10, 30, 100, 300, 1_000]);
    expect(logScale([0.3, 9_000], 4).ticks).toEqual([1, 10, 100, 1_000, 10_000]);
    expect(logScale([], 4).domain).toEqual([1, 10]);
    expect(logScale([5], 4).domain).toEqual([5, 10]);
    expect(logScale([0, -3, 7], 4).domain).toEqual([5, 10]);
  });

  it('counts time in the unit that fits', () => {
    expect(loadTimeAxis(95_000, 'wide').axis).toMatchObject({
      values: [0, 15, 30, 45, 60, 75, 90],
      labelExpr: "(datum.value / 1) + ' s'",
    });
    expect(loadTimeAxis(7_200_000, 'narrow').axis).toMatchObject({
      values: [0, 1_800, 3_600, 5_400, 7_200],
      labelExpr: "(datum.value / 60) + ' min'",
    });
  });

  it('places values in their panel, beyond the scale at its end', () => {
    const scale = { type: 'log', domain: [1, 100], ticks: [1, 10, 100], label: String } as const;
    const panels = layOutPanels(
      [
        { id: 'a', title: 'A', heightPx: 100, y: scale },
        { id: 'b', title: 'B', heightPx: 50, y: { ...scale, type: 'linear', domain: [0, 10] } },
      ],
      'wide',
      { topPx: 0, bottomPx: 0 },
    );
    const { top, bottom } = panels.band('a');
    expect([panels.yOf('a', 100), panels.yOf('a', 10), panels.yOf('a', 0.01)]).toEqual([
      top,
      (top + bottom) / 2,
      bottom,
    ]);
    expect(panels.yOf('b', 2.5)).toBe(panels.band('b').bottom - 12.5);
    expect(panels.band('b').top).toBeGreaterThan(bottom);
    expect(() => panels.band('c')).toThrow('Found no panel "c"');
  });

  it('joins medians of trials at nearly the same rate', () => {
    const points = [
      { rate: 100, value: 5 },
      { rate: 10, value: 1 },
      { rate: 10.5, value: 9 },
      { rate: 10.9, value: 2 },
      { rate: 11.1, value: 7 },
    ];
    expect(loadRateMedians(points)).toEqual([
      { rate: 10.5, value: 2 },
      { rate: 11.1, value: 7 },
      { rate: 100, value: 5 },
    ]);
  });
});
