// Every chart of the catalogue: a valid spec without warnings, the same bytes each time, and honest when there are no data.
// UPDATE_GOLDEN=1 rewrites the golden files; look at them before they are committed.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { fixtureDrillResults } from '../fixtures/drill-results.fixture.ts';
import { fixturePhishingResults } from '../fixtures/phishing-results.fixture.ts';
import { fixtureLoadResults, fixtureResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import { countsOf, layersFixture, livedFixture } from '../recovery/lived-drill.fixture.ts';
import { livedAlone } from '../phishing/lived-phishing.fixture.ts';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import type { LoadResults } from '../results/load-results.ts';
import { results as schema, type ResultsOfPilot } from '../results/results.ts';
import type { SignInResults } from '../results/sign-in-results.ts';
import type { PhishingResults } from '../results/phishing-results.ts';
import type { RecoveryResults } from '../results/recovery-results.ts';
import type { TenantResults } from '../results/tenant-results.ts';
import { sensitivityFixture } from '../fixtures/sensitivity.fixture.ts';
import { deadlineTimelineFixture, recoveringTimelineFixture } from '../fixtures/timeline.fixture.ts';
import { chartsOf } from './chart-catalogue.ts';
import type { BuiltChart, ChartOfRun } from '../drawing/chart.ts';
import { totalWidthPx } from '../drawing/frame.ts';
import { renderStandaloneSvg, renderSvg, standaloneSpec } from '../drawing/render.ts';
import { textWidth } from '../drawing/text-width.ts';
import { toldChart } from '../drawing/told-chart.ts';

const golden = new URL('golden/', import.meta.url);
/** What a chart may be about, of results of every kind. */
type Change = Partial<SignInResults> &
  Pick<Partial<ResultsOfPilot>, 'sensitivity'> & {
    readonly personaTitle?: string;
    readonly load?: LoadResults;
    readonly timeline?: TenantResults;
    readonly recovery?: RecoveryResults;
    readonly phishing?: PhishingResults;
  };
const { phishing: phishingFixture } = fixturePhishingResults();
const { recovery: recoveryFixture } = fixtureDrillResults();
/** Other thresholds, other errors, an attack that got in of every kind. */
const { recovery: otherRecovery } = fixtureDrillResults(
  {},
  livedFixture({ layers: otherLayers(), threshold: 90, procedure: ['questions', 'manager'] }),
);
const whole: Change = { sensitivity: sensitivityFixture() };
const notAnalysed: Change = {};

/** The charts of a pilot, of a load run, of a rollout and of both drills. */
function chartsWith({
  load = loadFixture,
  timeline = deadlineTimelineFixture(),
  recovery = recoveryFixture,
  phishing = phishingFixture,
  personaTitle,
  ...change
}: Change) {
  const { sensitivity: _, ...signIns } = change;
  const run = <R extends { personas: { title: string }[] }>(of: R): R => ({
    ...of,
    personas: of.personas.map((persona) => ({ ...persona, title: personaTitle ?? persona.title })),
  });
  return [
    fixtureResults({ ...change, run: run(fixtureResults().run) }),
    fixtureLoadResults({ ...signIns, load, run: run(fixtureLoadResults().run) }),
    fixtureRolloutResults({ timeline, run: run(fixtureRolloutResults().run) }),
    fixtureDrillResults({ recovery, run: run(fixtureDrillResults().run) }),
    fixturePhishingResults({ phishing, run: run(fixturePhishingResults().run) }),
  ].map((results) => ({ results, charts: chartsOf(results) }));
}
/** What is drawn of a change is judged once, for all charts: judging a drill costs more than drawing it. */
const drawnOf = new Map<Change, ReturnType<typeof chartsWith>>();
function chartsOnce(change: Change): ReturnType<typeof chartsWith> {
  const drawn = drawnOf.get(change) ?? chartsWith(change);
  drawnOf.set(change, drawn);
  return drawn;
}
const ofEveryKind = chartsOnce(whole);
const results = fixtureResults(whole);
const ids = [...new Set(ofEveryKind.flatMap(({ charts }) => charts.map(({ id }) => id)))];

function chartWith(id: string, change: Change = whole): ChartOfRun {
  const found = chartsOnce(change)
    .flatMap(({ charts }) => charts)
    .find((chart) => chart.id === id);
  if (found === undefined) throw new Error(`Found no chart ${id}, expected one`);
  return found;
}

function build(id: string, change: Change = whole, width: 'wide' | 'narrow' = 'wide'): BuiltChart {
  const built = chartWith(id, change).build(width);
  if (built === undefined) throw new Error(`Found no data for chart ${id}, expected the fixture to have them`);
  return built;
}

function otherLayers() {
  const layers = layersFixture(0);
  return {
    ...layers,
    many: countsOf({ people: 20_000, threshold: 90, injectedFound: 0.9, procedure: ['questions', 'manager'] }),
    thresholds: layers.thresholds.map(({ threshold }) => ({
      threshold,
      counts: countsOf({ people: 20_000, threshold, injectedFound: 0.9 }),
    })),
    procedures: layers.procedures.map((each) => ({
      ...each,
      counts: each.counts.map((cell) => ({
        ...cell,
        impostors: cell.impostors.map((one) => ({ ...one, gotIn: one.kind === 'print' ? 0 : one.gotIn })),
      })),
    })),
  };
}

function only<T extends { arm: string }>(rows: readonly T[]): T[] {
  return rows.filter(({ arm }) => arm === 'passkey');
}

/** Of a drawing, in order, as one line. */
function wordsIn(svg: string): string {
  return svg
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ');
}

async function expectGolden(name: string, text: string): Promise<void> {
  const file = new URL(name, golden);
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(file, text);
  expect(text).toBe(await readFile(file, 'utf8'));
}

const validate = await (async () => {
  const path = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');
  // Optimising takes longer than all that is validated.
  return new Ajv({ allowUnionTypes: true, strict: false, validateFormats: false, code: { optimize: false } }).compile(
    JSON.parse(await readFile(path, 'utf8')) as object,
  );
})();

it.each(ofEveryKind)('draws the fixture of a $results.kind, which is a valid result', ({ results: of }) => {
  expect(schema.safeParse(of).error).toBeUndefined();
});

it('knows charts of every kind', () => {
  expect(ids.length).toBeGreaterThanOrEqual(25);
  for (const { charts } of ofEveryKind) expect(charts.length).toBeGreaterThanOrEqual(2);
});

const swapped: Change = {
  estimates: results.estimates.map((estimate) =>
    estimate.value === undefined ? estimate : { ...estimate, value: estimate.value * 0.9 },
  ),
  contrasts: results.contrasts.map((contrast) => ({
    ...contrast,
    ...(contrast.value === undefined
      ? {}
      : { value: 1.01, interval: { lower: -2, upper: 3, level: 0.95, method: 'test' } }),
  })),
  curves: results.curves.map((curve) => ({
    ...curve,
    points: curve.points.map((point) => ({ ...point, signedIn: point.signedIn / 2 })),
  })),
  phases: results.phases.map((phase) => ({ ...phase, modelledMs: phase.modelledMs / 3 })),
  dropOff: results.dropOff.map((step) => ({ ...step, abandonedHere: step.abandonedHere * 2 })),
  denominators: results.denominators.map((reading) => ({
    ...reading,
    ...(reading.value === undefined ? {} : { value: reading.value / 4 }),
  })),
  claims: results.claims.slice(0, 3),
  timeline: deadlineTimelineFixture(0.4),
  recovery: otherRecovery,
  phishing: fixturePhishingResults({}, livedAlone()).phishing,
  sensitivity: sensitivityFixture(0.5),
  load: {
    ...loadFixture,
    trials: loadFixture.trials.map(({ plan, ...trial }) => ({
      ...trial,
      plan: plan.map(({ durationMs, from, to }) => ({ durationMs, from: from / 2, to: to / 2 })),
      completedPerSecond: trial.completedPerSecond / 3,
      ...(trial.busyCores === undefined
        ? {}
        : { busyCores: { ...trial.busyCores, target: (trial.busyCores.target ?? Number.NaN) / 2 } }),
    })),
    latency: loadFixture.latency.map((summary) => ({
      ...summary,
      percentiles: summary.percentiles.map((each) => ({ ...each, ms: each.ms * 3 })),
    })),
    capacity: loadFixture.capacity.map((each) => ({ ...each, perSecond: (each.perSecond ?? 0) / 2 })),
    cost: loadFixture.cost.map((each) => ({ ...each, cpuSecondsPer1000: each.cpuSecondsPer1000 * 2 })),
    stepShares: loadFixture.stepShares.map((each) => ({ ...each, networkMs: each.networkMs * 2 })),
  },
};
const nothing: Change = {
  load: {
    ...loadFixture,
    trials: [],
    latency: [],
    timeline: [],
    heat: [],
    cpu: [],
    capacity: [],
    cost: [],
    stepShares: [],
    generator: [],
  },
  timeline: { ...recoveringTimelineFixture(), weeks: [], desk: [] },
  recovery: { ...recoveryFixture, rightful: [], impostors: [], tradeOff: [] },
  phishing: { ...phishingFixture, attacks: [], signIns: [], doors: [] },
  estimates: [],
  contrasts: [],
  curves: [],
  phases: [],
  dropOff: [],
  denominators: [],
  claims: [],
};
const byOneWay = <T extends { arm: string }>(rows: readonly T[]) => rows.filter(({ arm }) => arm === 'by-identity');
const required = <T extends { arm: string }>(rows: readonly T[]) => rows.filter(({ arm }) => arm === 'required');
const oneArm: Change = {
  phishing: {
    ...phishingFixture,
    attacks: required(phishingFixture.attacks),
    signIns: required(phishingFixture.signIns),
    doors: required(phishingFixture.doors),
  },
  recovery: {
    ...recoveryFixture,
    rightful: byOneWay(recoveryFixture.rightful),
    impostors: byOneWay(recoveryFixture.impostors),
    tradeOff: byOneWay(recoveryFixture.tradeOff),
  },
  sensitivity: sensitivityFixture(),
  counts: { ...results.counts, byArm: only(results.counts.byArm) },
  estimates: only(results.estimates),
  contrasts: [],
  curves: only(results.curves),
  phases: only(results.phases),
  dropOff: only(results.dropOff),
  denominators: only(results.denominators),
  load: {
    ...loadFixture,
    trials: only(loadFixture.trials),
    latency: only(loadFixture.latency),
    capacity: only(loadFixture.capacity),
    cost: only(loadFixture.cost),
    stepShares: only(loadFixture.stepShares),
    generator: only(loadFixture.generator),
  },
};
const hostile = '</text><script>alert(1)</script>"&';
const hostilelyNamed: Change = {
  personaTitle: hostile,
  phishing: { ...phishingFixture, doors: phishingFixture.doors.map((door) => ({ ...door, title: hostile })) },
  recovery: {
    ...recoveryFixture,
    rightful: recoveryFixture.rightful.map((row) => ({
      ...row,
      stops: row.stops.map((stop) => ({ ...stop, words: hostile })),
    })),
    tradeOff: recoveryFixture.tradeOff.map((point) => ({ ...point, words: hostile })),
  },
  sensitivity: {
    ...sensitivityFixture(),
    parameters: sensitivityFixture().parameters.map((parameter) => ({ ...parameter, title: hostile })),
  },
  personas: results.personas.map((persona) => ({ ...persona, title: hostile })),
  phases: results.phases.map((phase) => ({ ...phase, title: hostile })),
  load: {
    ...loadFixture,
    stepShares: loadFixture.stepShares.map((step) => ({ ...step, title: hostile })),
    capacity: loadFixture.capacity.map(({ arm, held, unbroken, objective }) => ({
      arm,
      held,
      unbroken,
      objective,
      withheld: hostile,
    })),
  },
  dropOff: results.dropOff.map((step) => ({ ...step, title: hostile })),
  claims: results.claims.map((claim) => ({ ...claim, who: hostile, title: hostile })),
  denominators: results.denominators.map((reading) =>
    Object.assign(structuredClone(reading), { definition: `${reading.definition}${hostile}` }),
  ),
};

describe.each(ids.map((id) => ({ id })))('$id', ({ id }) => {
  it('has the golden spec and drawing', async () => {
    const built = build(id);
    await expectGolden(`${id}.vl.json`, `${JSON.stringify(standaloneSpec(toldChart(built, [])), null, 2)}\n`);
    await expectGolden(`${id}.svg`, (await renderStandaloneSvg(toldChart(built, []))).svg);
  });

  it.each(['wide', 'narrow'] as const)('is valid Vega-Lite and draws without a warning, %s', async (width) => {
    const { spec } = build(id, whole, width);
    const valid = validate(spec);
    expect(valid, JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    const before = structuredClone(spec);
    const { svg, warnings } = await renderSvg(spec);
    expect(warnings).toEqual([]);
    expect(spec).toEqual(before);
    expect(svg).toContain(`width="${totalWidthPx[width]}"`);
    expect(svg).not.toMatch(/NaN|undefined|…<\/text>/);
  });

  it.each(['wide', 'narrow'] as const)(
    'says inside the drawing and in words what makes its run other than plain, and nothing of a plain one, %s',
    async (width) => {
      const plain = toldChart(build(id, whole, width), []);
      expect(plain).toEqual(build(id, whole, width));
      const words = [
        '2 faults planted',
        '3 parameters fixed',
        'machine time of another machine',
        '5.1\u00a0% of attempts void',
        'failed run',
      ].map((each) => ({ words: each }));
      const told = toldChart(build(id, whole, width), words);
      expect(validate(told.spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
      const line = `Not a plain run: ${words.map((each) => each.words).join(', ')}`;
      expect(told.alt.startsWith(`${line}. ${plain.alt}`)).toBe(true);
      for (const { svg, warnings } of [await renderSvg(told.spec), await renderStandaloneSvg(told)]) {
        expect(warnings).toEqual([]);
        expect(wordsIn(svg)).toContain(line.replaceAll('\u00a0', ' '));
      }
      for (const { svg } of [await renderSvg(plain.spec), await renderStandaloneSvg(plain)])
        expect(svg).not.toContain('plain run');
      // Above the chart, which stays as it was, and within its width.
      expect(told.spec.layer.slice(0, plain.spec.layer.length)).toEqual(plain.spec.layer);
      expect([told.spec.width, told.spec.height, told.spec.padding.left, told.spec.padding.bottom]).toEqual([
        plain.spec.width,
        plain.spec.height,
        plain.spec.padding.left,
        plain.spec.padding.bottom,
      ]);
      const strip = told.spec.layer.at(-1) as unknown as { data: { values: [{ text: string[] }] } };
      for (const each of strip.data.values[0].text)
        expect(textWidth(each, 12, 'bold')).toBeLessThan(totalWidthPx[width]);
    },
  );

  it('says its finding, its estimand and n, and the same in words and in a table', () => {
    const { title, subtitle, alt, table } = build(id);
    expect(title).toMatch(/\d/);
    expect(subtitle.length).toBeGreaterThan(20);
    expect(alt.startsWith(title)).toBe(true);
    expect(table.rows.length).toBeGreaterThan(1);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(JSON.stringify([title, subtitle, alt, table])).not.toMatch(/NaN|undefined|\[object/);
  });

  it('takes its words from the data, not from a template', () => {
    expect(build(id, swapped).title).not.toBe(build(id).title);
  });

  it('is absent, not empty or zero, when there are no data', () => {
    const chart = chartWith(id, nothing);
    expect(chart.build('wide')).toBeUndefined();
    expect(chart.without).toMatch(/\.$/);
  });

  it('draws what there is when only one arm ran', async () => {
    const built = chartWith(id, oneArm).build('wide');
    if (built === undefined) return expect(['success-difference', 'time-ratio']).toContain(id);
    expect((await renderSvg(built.spec)).warnings).toEqual([]);
    expect(`${built.title} ${built.alt}`).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('escapes hostile names in the drawing', async () => {
    const built = build(id, hostilelyNamed);
    const { svg } = await renderStandaloneSvg(toldChart(built, []));
    expect(svg).not.toContain('<script');
  });
});

describe('bands of what is not known', () => {
  it.each(['success-by-arm', 'success-difference', 'time-by-arm', 'time-ratio'] as const)(
    'stand in %s beside the interval of the sample, which stays as it was',
    (id) => {
      const [bare, banded] = [build(id, notAnalysed), build(id)];
      const marks = (built: BuiltChart) => JSON.stringify(built.spec).split('"fillOpacity":0.28').length - 1;
      expect(marks(bare)).toBe(0);
      // One for the key, one for each arm or the difference.
      expect(marks(banded)).toBe(id.endsWith('by-arm') ? 3 : 2);
      expect(JSON.stringify(banded.spec)).toContain('What is not known about people, 95 % of the points');
      expect(banded.title).toBe(bare.title);
      for (const [row, cells] of bare.table.rows.entries())
        expect(banded.table.rows[row]?.slice(0, cells.length)).toEqual(cells);
      expect(banded.table.columns.length).toBe(bare.table.columns.length + 2);
      // A persona the analysis does not have.
      expect(banded.table.rows.at(-1)).toContain('not analysed');
      expect(banded.alt).toContain('not known about people');
    },
  );
});
