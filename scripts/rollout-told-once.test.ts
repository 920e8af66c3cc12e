// A rollout that was lived, told: whatever stands in several places of its report and results is the same in each, and adds up.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { timelineRows } from '../reports/exports/timeline-rows.ts';
import { fixtureRolloutResults } from '../reports/fixtures/results.fixture.ts';
import { page } from '../reports/report/page.ts';
import { numberIn, plainText, tableOf, titleOf } from '../reports/fixtures/read-tables.fixture.ts';
import { count, percent } from '../reports/words/quantity.ts';
import { judgeTimeline } from '../reports/rollout/judge-timeline.ts';
import type { TenantResults, TenantWeekResult } from '../reports/results/tenant-results.ts';
import { tenantSummary } from '../reports/rollout/tenant-summary.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { loadedOfKind } from '../simulators/scenario/loaded-of-kind.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { liveTenant } from '../simulators/experiments/rollout/live-tenant.ts';
import { findMachineProfile } from '../simulators/drivers/virtual/find-machine-profile.ts';
import { sampledMachineTime } from '../simulators/drivers/virtual/machine-time.ts';

let timeline: TenantResults;
let html: string;
let summary: string;

const tenants = [
  ['rollout', 'With the rollout', 'with the rollout'],
  ['nothing', 'Nothing done', 'with nothing done'],
] as const;
const ledger = 'The whole tenant over the whole time: amount × price';

beforeAll(async () => {
  // Sampled days, a desk that is swamped, people who leave while they wait: nothing is whole by chance.
  const set = {
    users: '200',
    'rollout.endsOn': '2026-06-30',
    'rollout.passwordsRemovedOn': '2026-06-08',
    'rollout.signInDaysSampled': '30 %',
    'rollout.rates.leavers': '4 per year',
    'rollout.rates.hires': '4 per year',
    'rollout.rates.phone-lost': '3 per year',
    'rollout.rates.main-device-lost': '3 per year',
    'rollout.rates.pass-used-after': '30 min',
    'rollout.rates.help-desk-handling': '4 h',
    'rollout.prices.licencePerUserAndMonth.amount': '1.37',
    'rollout.prices.workingHour.amount': '43.21',
  };
  const loaded = loadedOfKind(
    await loadScenario(fileURLToPath(new URL('../scenarios/tenant-year.yaml', import.meta.url)), {
      overrides: Object.entries(set).map(([path, value]) => ({ path, value, option: `--set ${path}` })),
      metrics: {},
      flows,
    }),
    'rollout',
  );
  const { rollout, seed } = loaded.scenario;
  const machineTime = sampledMachineTime(await findMachineProfile(loaded.scenario), seed);
  const lived = await liveTenant({
    loaded,
    rollout,
    hands: { kind: 'here', machineTime },
    machineTimeInWords: 'of the profile',
    folder: mkdtempSync(join(tmpdir(), 'rollout-told-once-')),
    stop: new AbortController().signal,
  });
  timeline = judgeTimeline(lived, rollout, 0.95);
  summary = tenantSummary(timeline);
  html = await page(fixtureRolloutResults({ timeline, summary }));
}, 120_000);

const total = (tenant: string) => {
  const found = timeline.totals.find((each) => each.tenant === tenant);
  if (found === undefined) throw new Error(`found no totals of ${tenant}`);
  return found;
};
const weeks = (tenant: string, persona: 'all' | 'each') =>
  timeline.weeks.filter((week) => week.tenant === tenant && (week.persona === undefined) === (persona === 'all'));
const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((so, row) => so + of(row), 0);
const difference = (id: string) => {
  const found = timeline.differences.find((each) => each.id === id);
  if (found === undefined) throw new Error(`found no difference ${id}`);
  return found;
};

function cell(caption: string, row: string, column: string): string {
  const { columns, rows } = tableOf(html, caption);
  return rows.find(([first]) => first === row)?.[columns.indexOf(column)] ?? `no cell ${row}, ${column}`;
}
const column = (caption: string, name: string): string[] => {
  const { columns, rows } = tableOf(html, caption);
  return rows.map((row) => row[columns.indexOf(name)] ?? '');
};

it('has something of everything that can differ', () => {
  const parts = (['tickets', 'lostHours'] as const).flatMap((kind) =>
    Object.keys(total('rollout')[kind]).map(
      (part) =>
        [part, sum(timeline.totals, (each) => (each[kind] as Readonly<Record<string, number>>)[part] ?? 0)] as const,
    ),
  );
  expect(parts.filter(([, amount]) => amount === 0)).toEqual([]);
  expect(parts).toHaveLength(11);
});

it.each(tenants)(
  'tickets, %s: title, charts, tables, results, weeks, personas, help desk and persons',
  (tenant, name, words) => {
    const { tickets } = total(tenant);
    const opened = {
      title: numberIn(
        new RegExp(`([\\d ]+)(?: tickets opened)? ${words}`).exec(titleOf(html, 'tenant-help-desk'))?.[1] ?? '',
      ),
      chart: sum(column('Help desk by week', `${name}: tickets opened`), numberIn),
      table: numberIn(cell('What became of the tickets', 'Opened', name)),
      weeks: sum(weeks(tenant, 'all'), (week) => week.tickets.opened),
      personas: sum(weeks(tenant, 'each'), (week) => week.tickets.opened),
      desk: sum(
        timeline.desk.filter((week) => week.tenant === tenant),
        (week) => week.tickets.opened,
      ),
      persons: Math.round(difference('tickets')[tenant] * difference('tickets').people),
      ends: tickets.answered + tickets.givenUp + tickets.stillOpen,
    };
    expect(opened).toEqual(Object.fromEntries(Object.keys(opened).map((place) => [place, tickets.opened])));
    if (tenant === 'rollout')
      expect(sum(column('Sign-ins by week, with the rollout', 'Tickets opened'), numberIn)).toBe(tickets.opened);
    const answered = {
      table: numberIn(cell('What became of the tickets', 'Of those: answered', name)),
      charged: numberIn(cell(ledger, 'Tickets answered', name)),
      weeks: sum(weeks(tenant, 'all'), (week) => week.tickets.answered),
    };
    expect(answered).toEqual({ table: tickets.answered, charged: tickets.answered, weeks: tickets.answered });
    const stillOpen = {
      table: numberIn(cell('What became of the tickets', 'Of those: still open at the end of the last day', name)),
      chart: numberIn(column('Help desk by week', `${name}: tickets open at its end`).at(-1) ?? ''),
    };
    expect(stillOpen).toEqual({ table: tickets.stillOpen, chart: tickets.stillOpen });
  },
);

describe.each(tenants)('money and hours, %s', (tenant, name, words) => {
  const ofMoney = `${name}, USD`;

  it('each line is its amount times its price, and the lines are the cost, to the cent', () => {
    const { rows } = tableOf(html, ledger);
    const lines = rows.filter(([title]) => title !== 'Cost' && title !== 'Of that: working time lost');
    expect(lines).toHaveLength(10);
    for (const [title = ''] of lines) {
      const [amount, price, money] = [name, 'Price', ofMoney].map((of) => numberIn(cell(ledger, title, of)));
      // Amounts are shown to the hundredth.
      expect(Math.abs((amount ?? 0) * (price ?? 0) - (money ?? Number.NaN)), title).toBeLessThanOrEqual(
        0.005 * (price ?? 0) + 0.005 + 1e-9,
      );
    }
    const cents = (title: string) => Math.round(100 * numberIn(cell(ledger, title, ofMoney)));
    expect(sum(lines, ([title = '']) => cents(title))).toBe(cents('Cost'));
    expect(
      sum(
        lines.filter(([title = '']) => title.startsWith('Hours')),
        ([title = '']) => cents(title),
      ),
    ).toBe(cents('Of that: working time lost'));
    expect(cents('Cost')).toBe(Math.round(100 * total(tenant).cost));
  });

  it('the cost is one in title, chart, table, results, weeks and persons', () => {
    const { cost, costs } = total(tenant);
    const whole = count(Math.round(cost)).replaceAll('\u00a0', ' ');
    expect(titleOf(html, 'tenant-cost')).toContain(`${whole} USD${tenant === 'nothing' ? ' with nothing done' : ''}`);
    expect(column('Cost and lost working time so far, by week', `Cost ${words}, USD`).at(-1)).toBe(whole);
    for (const [id, value = 0] of Object.entries(costs)) {
      const line = id as keyof TenantWeekResult['costs'];
      for (const persona of ['all', 'each'] as const)
        expect(Math.round(100 * sum(weeks(tenant, persona), (week) => week.costs[line] ?? 0)), id).toBe(
          Math.round(100 * value),
        );
    }
    // Ten lines, each rounded.
    expect(Math.abs(difference('cost')[tenant] * difference('cost').people - cost)).toBeLessThanOrEqual(0.05 + 1e-6);
  });

  it('the hours are one in table, chart, results, weeks and persons', () => {
    const { lostHours, lostHoursInAll } = total(tenant);
    expect(sum(Object.values(lostHours), (hours = 0) => hours)).toBeCloseTo(lostHoursInAll, 9);
    expect(numberIn(cell(ledger, 'Of that: working time lost', name))).toBeCloseTo(lostHoursInAll, 2);
    expect(column('Cost and lost working time so far, by week', `Hours ${words}`).at(-1)).toBe(
      count(Math.round(lostHoursInAll)).replaceAll('\u00a0', ' '),
    );
    for (const [part, hours = 0] of Object.entries(lostHours)) {
      for (const persona of ['all', 'each'] as const)
        expect(
          sum(weeks(tenant, persona), (week) => week.lostHours[part as keyof TenantWeekResult['lostHours']] ?? 0),
          part,
        ).toBeCloseTo(hours, 6);
    }
    expect(difference('lost-hours')[tenant] * difference('lost-hours').people).toBeCloseTo(lostHoursInAll, 6);
  });

  it('waits of the chart are those of the ledger', () => {
    for (const [part, of] of [
      ['queue', 'mean working time lost in the queue'],
      ['deskClosed', 'mean working time lost while closed'],
    ] as const) {
      const means = column('Help desk by week', `${name}: ${of}`);
      for (const [nth, week] of weeks(tenant, 'all').entries()) {
        if (week.tickets.opened === 0) expect(means[nth]).toBe('none');
        else
          expect(
            Math.abs(
              numberIn((means[nth] ?? '').replace(' min', '')) - (60 * week.lostHours[part]) / week.tickets.opened,
            ),
          ).toBeLessThanOrEqual(0.005 * ((60 * week.lostHours[part]) / week.tickets.opened) + 1e-9);
      }
    }
  });
});

it('people: enrolled, ready and neither make everybody, of all and by persona, in title, key figure, summary and table', () => {
  for (const [tenant] of tenants) {
    for (const week of weeks(tenant, 'all')) {
      const personas = weeks(tenant, 'each').filter((each) => each.week === week.week);
      for (const key of ['people', 'invited', 'enrolled', 'ready', 'passwordless', 'lockedOut'] as const)
        expect(
          sum(personas, (each) => each[key]),
          `${key}, week ${week.week}`,
        ).toBe(week[key]);
      expect(week.ready <= week.enrolled && week.enrolled <= week.people).toBe(true);
    }
    expect(weeks(tenant, 'all').at(-1)?.people).toBe(timeline.people + timeline.hires - timeline.leavers);
  }
  const text = plainText(html);
  const share = /In the last week ([>\d.]+ %) have a passkey and ([>\d.]+ %) can use/.exec(plainText(summary));
  const title = /^([>\d.]+ %) have a passkey in the last week, ([>\d.]+ %) one that works/.exec(
    titleOf(html, 'tenant-enrolment'),
  );
  const key = /Enrolled in the last week ([>\d.]+ %) of ([\d ]+) people ([\d ]+) can use it/.exec(text);
  expect([share?.[1], share?.[2]]).toEqual([title?.[1], title?.[2]]);
  expect(key?.[1]).toBe(title?.[1]);
  const table = (name: string) => column('People of the tenant by week', name).at(-1);
  expect([key?.[2], key?.[3]]).toEqual([table('People'), table('Ready on the main device')]);
  expect(percent(numberIn(table('Enrolled') ?? '') / numberIn(table('People') ?? '')).replace('\u00a0', ' ')).toBe(
    title?.[1],
  );
});

it('needs met in the last week, and each difference per person, alike wherever they are told', () => {
  const key = /Needs to sign in met, last week ([\d.]+ %) with the rollout ([\d.]+ %) with nothing done/.exec(
    plainText(html),
  );
  const title = /last week ([\d.]+ %) of the needs to sign in are met, ([\d.]+ %) with nothing done/.exec(
    titleOf(html, 'tenant-success'),
  );
  const chart = (name: string) =>
    column('Share of needs to sign in that were met, by week', `all personas: ${name}`).at(-1);
  expect([key?.[1], key?.[2]]).toEqual([title?.[1], title?.[2]]);
  expect([chart('with the rollout'), chart('nothing done')]).toEqual([title?.[1], title?.[2]]);
  expect(column('Sign-ins by week, with the rollout', 'Met').at(-1)).toBe(title?.[1]);
  for (const { id, title: name } of timeline.differences) {
    const [here, there, apart] = ['With the rollout', 'Nothing done', 'Difference (95 % CI)'].map((of) =>
      cell('Per person over the whole time', name, of),
    );
    if (id === 'unmet-needs') continue;
    expect(plainText(summary)).toContain(
      `${here ?? ''} against ${there ?? ''} with nothing done, difference ${apart ?? ''}`,
    );
    expect(plainText(html)).toContain(
      `${name}, per person ${here ?? ''} with the rollout ${there ?? ''} with nothing done difference ${apart ?? ''}`,
    );
  }
});

it('estimates.csv: weeks, weeks by persona and the help desk add up to the totals beside them', () => {
  const rows = timelineRows(timeline);
  for (const [tenant] of tenants) {
    const of = (kind: string, metric: string, personas: 'all' | 'each' = 'all') =>
      sum(
        rows.filter(
          (row) =>
            row.kind === kind &&
            row.tenant === tenant &&
            row.metric === metric &&
            (row.persona === undefined) === (personas === 'all'),
        ),
        ({ value }) => Number(value),
      );
    const metrics = rows
      .filter(
        ({ kind, tenant: whose, metric }) =>
          kind === 'total' && whose === tenant && /^(?:tickets|lost-hours)\//.test(String(metric)),
      )
      .map(({ metric }) => String(metric));
    expect(metrics).toHaveLength(11);
    for (const metric of metrics) {
      expect([of('week', metric), of('week', metric, 'each')], metric).toEqual([
        expect.closeTo(of('total', metric), 6),
        expect.closeTo(of('total', metric), 6),
      ]);
      if (metric.startsWith('tickets/')) expect(of('desk-week', metric), metric).toBe(of('total', metric));
    }
  }
});
