import { describe, expect, it } from 'vitest';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import { fixtureLoadResults, fixtureResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import { attackedTimelineFixture, timelineFixture } from '../fixtures/timeline.fixture.ts';
import type { Results } from '../results/results.ts';
import { estimatesColumns } from './estimates-columns.ts';
import { estimatesCsv } from './estimates-csv.ts';
import { readCsv } from '../fixtures/read-csv.fixture.ts';

type Row = Readonly<Record<string, string>>;

/** Rows by column name. */
function rowsOf(results: Results, decimalComma = false): Row[] {
  const [header = [], ...rows] = readCsv(estimatesCsv(results, { decimalComma }), decimalComma ? ';' : ',');
  expect(header).toEqual(estimatesColumns.map(({ name }) => name));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

const pilot = fixtureResults();
/** A rollout has no attempts, so nothing but its timeline. */
const rollout = fixtureRolloutResults();
const loadRun = fixtureLoadResults();
const everyKind = [
  ['a pilot', pilot],
  ['a load run', loadRun],
  ['a rollout', rollout],
] as const;

const isNumeric = (type: string) => type === 'DOUBLE' || type === 'INTEGER';
const numbers = estimatesColumns.filter(({ type }) => isNumeric(type)).map(({ name }) => name);

describe('estimates.csv', () => {
  it.each(everyKind)('of %s says in every row which run it is of, and what', (_, results) => {
    const rows = rowsOf(results);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({
        run: results.run.id,
        date: results.run.epochs[0]?.startedAt.slice(0, 10),
        scenario: results.run.name,
        seed: String(results.run.seed),
        driver: results.run.scenario['driver'],
      });
      for (const column of estimatesColumns)
        if (!('nullable' in column)) expect(row[column.name], column.name).not.toBe('');
      expect(row['value'] === '' && row['withheld'] === '', JSON.stringify(row)).toBe(false);
      expect(row['unit'], row['metric']).not.toMatch(/^as /);
      expect(row['metric']).not.toMatch(/interval|k-6|p-\d/);
    }
    const which = (row: Row) =>
      JSON.stringify(Object.entries(row).filter(([name]) => !['value', 'lower', 'upper'].includes(name)));
    expect(new Set(rows.map(which)).size).toBe(rows.length);
  });

  it.each(everyKind)(
    'of %s holds numbers as numbers, with either decimal sign, and no sign that is for people',
    (_, results) => {
      const [point, comma] = [rowsOf(results), rowsOf(results, true)];
      expect(comma).toHaveLength(point.length);
      for (const [nth, row] of point.entries()) {
        for (const name of numbers) {
          expect(row[name]).toMatch(/^(?:-?\d+(?:\.\d+)?(?:e[+-]\d+)?)?$/);
          expect(comma[nth]?.[name]).toBe(row[name]?.replace('.', ','));
        }
      }
      expect(estimatesCsv(results)).not.toMatch(/[\u2212\u00a0\u2007\u2009\u202f]/);
    },
  );

  it('has each estimate and contrast with its interval', () => {
    const rows = rowsOf(pilot);
    expect(rows).toHaveLength(pilot.estimates.length + pilot.contrasts.length);
    for (const [nth, { value, interval, persona }] of [...pilot.estimates, ...pilot.contrasts].entries()) {
      const weight = pilot.run.personas.find(({ id }) => id === persona)?.weight;
      expect(rows[nth]).toMatchObject({
        value: String(value ?? ''),
        lower: String(interval?.lower ?? ''),
        upper: String(interval?.upper ?? ''),
        weight: String(weight ?? ''),
      });
    }
    expect(rows.some(({ kind, value }) => kind === 'difference' && value?.startsWith('-'))).toBe(true);
  });

  it('has every number of every week of a rollout, by persona and tenant', () => {
    const { timeline } = rollout;
    const rows = rowsOf(rollout);
    for (const { tenant, persona, week, startsOn, ...record } of timeline.weeks) {
      const own = rows.filter(
        (row) =>
          row['kind'] === 'week' &&
          row['tenant'] === tenant &&
          row['persona'] === (persona ?? '') &&
          row['week'] === String(week),
      );
      expect(own.map(({ value }) => value).toSorted()).toEqual(numbersIn(record).map(String).toSorted());
      expect(new Set(own.map(({ metric }) => metric)).size).toBe(own.length);
      expect(own.every((row) => row['week_starts_on'] === startsOn && row['unit'] !== '')).toBe(true);
    }
    const week = { kind: 'week', tenant: 'rollout', persona: 'frontline-worker', week: '5' };
    for (const metric of [
      'enrolled',
      'ready',
      'success',
      'seconds-per-need',
      'tickets/opened',
      'lost-hours/queue',
      'costs/tickets-answered',
    ])
      expect(rows).toContainEqual(expect.objectContaining({ ...week, metric }));
    expect(rows.find(({ kind, metric }) => kind === 'week' && metric === 'success')).toMatchObject({
      unit: 'share, 0 to 1',
      level: '0.95',
    });
    expect(rows.filter(({ kind }) => kind === 'tenant-difference')).toHaveLength(timeline?.differences.length ?? 0);
  });

  it('has what came of attacks on a rollout, with the exact bounds of the share taken over', () => {
    const timeline = attackedTimelineFixture();
    const rows = rowsOf(fixtureRolloutResults({ timeline }));
    const { value, interval } = timeline.totals[0]?.attacked?.enrolled.takenOverShare ?? {};
    expect(value).toBeGreaterThan(0);
    expect(rows).toContainEqual(
      expect.objectContaining({
        kind: 'total',
        tenant: 'rollout',
        metric: 'attacked/enrolled/taken-over-share',
        unit: 'share, 0 to 1',
        value: String(value),
        lower: String(interval?.lower),
        upper: String(interval?.upper),
        method: 'Clopper-Pearson',
      }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({
        kind: 'week',
        tenant: 'nothing',
        week: '5',
        metric: 'attacks/not-enrolled/taken-over',
      }),
    );
  });

  it('says of every cost of a rollout in which currency it is', () => {
    const rows = rowsOf(fixtureRolloutResults({ timeline: timelineFixture(0.9, 'CHF') }));
    const costs = rows.filter(({ metric = '' }) => /^costs?(?:\/|$)/.test(metric));
    expect(new Set(costs.map(({ kind }) => kind))).toEqual(
      new Set(['week', 'total', 'per-person', 'tenant-difference']),
    );
    expect(new Set(costs.map(({ unit }) => unit))).toEqual(new Set(['CHF']));
    expect(rows.filter(({ unit }) => unit === 'CHF')).toHaveLength(costs.length);
  });

  it('has the figures of every trial of a load run, its latencies and its cost', () => {
    const rows = rowsOf(loadRun);
    for (const { id, offeredPerSecond, failureInterval } of loadFixture.trials) {
      expect(rows).toContainEqual(
        expect.objectContaining({
          kind: 'trial',
          trial: id,
          metric: 'offered-per-second',
          value: String(offeredPerSecond),
          unit: 'sign-ins per second',
        }),
      );
      if (failureInterval !== undefined)
        expect(rows).toContainEqual(
          expect.objectContaining({
            kind: 'trial',
            trial: id,
            metric: 'failure-share',
            lower: String(failureInterval.lower),
          }),
        );
    }
    const percentiles = loadFixture.latency.flatMap((summary) => summary.percentiles);
    expect(rows.filter(({ kind, metric }) => kind === 'latency' && !metric?.endsWith('/mean'))).toHaveLength(
      percentiles.length,
    );
    for (const { arm, cpuSecondsPer1000 } of loadFixture.cost)
      expect(rows).toContainEqual(
        expect.objectContaining({ kind: 'cost', arm, value: String(cpuSecondsPer1000), unit: 's' }),
      );
  });

  it('tells in every row what makes the run other than plain', () => {
    const departures: Results['departures'] = [
      { kind: 'fault', words: `2${String.fromCodePoint(0xa0)}faults planted`, sentence: '', items: [] },
      { kind: 'slow', words: 'waited', sentence: '', items: [] },
    ];
    expect(new Set(rowsOf({ ...pilot, departures }).map((row) => row['not_plain']))).toEqual(
      new Set(['2 faults planted, waited']),
    );
    expect(new Set(rowsOf({ ...pilot, departures: [] }).map((row) => row['not_plain']))).toEqual(new Set(['']));
  });

  it('defuses text that a spreadsheet would run', () => {
    const [estimate] = pilot.estimates;
    if (estimate === undefined) throw new Error('the fixture has no estimate');
    const [row] = rowsOf({
      ...pilot,
      contrasts: [],
      estimates: [{ ...estimate, persona: '=HYPERLINK("http://x")', withheld: '@sum "quoted"\nline' }],
    });
    expect(row).toMatchObject({ persona: `'=HYPERLINK("http://x")`, withheld: `'@sum "quoted"\nline` });
  });
});

/** Every number in a record but what says of an interval how it was made: the figures themselves. */
function numbersIn(record: object): number[] {
  return Object.entries(record).flatMap(([key, value]: [string, unknown]) =>
    key === 'interval'
      ? []
      : typeof value === 'number'
        ? [value]
        : typeof value === 'object' && value !== null
          ? numbersIn(value)
          : [],
  );
}
