import { expect, it } from 'vitest';
import { attackedTimelineFixture, timelineFixture } from '../fixtures/timeline.fixture.ts';
import { wordsOfPage } from '../fixtures/words-of-page.fixture.ts';
import { fixtureResults, fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import { page } from './page.ts';

const base = fixtureResults();
const ofTenant = (change: Parameters<typeof fixtureRolloutResults>[0] = {}) => page(fixtureRolloutResults(change));
const sectionsOf = (html: string) => [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);

it('tells of the tenant, and nothing of single attempts', async () => {
  const html = await ofTenant();
  expect(sectionsOf(html)).toEqual([
    'reading',
    'tenant',
    'personas',
    'difference',
    'ledger',
    'weeks',
    'rates',
    'parameters',
    'environment',
    'repeat',
  ]);
  for (const chart of ['tenant-enrolment', 'tenant-success', 'tenant-time', 'tenant-cost', 'tenant-help-desk'])
    expect(html).toContain(`<figure id="${chart}">`);
  expect(sectionsOf(await page(base))).not.toContain('tenant');
});

it('begins with who is enrolled, needs met, and each difference to doing nothing with its interval', async () => {
  const [, top = ''] = wordsOfPage(await ofTenant()).split('In short');
  expect(top).toMatch(/Enrolled in the last week 90\.0 % of 100 people/);
  expect(top).toMatch(/Needs to sign in met, last week \d\d\.\d % with the rollout \d\d\.\d % with nothing done/);
  expect(top).toMatch(
    /Cost, per person 130 USD with the rollout 160 USD with nothing done difference −30\.3 USD \(95 % CI −47\.9 to −12\.7\)/,
  );
});

it('says the currency of the scenario wherever there is money, and no other', async () => {
  const html = await ofTenant({ timeline: timelineFixture(0.9, 'JPY') });
  const text = wordsOfPage(html);
  expect(text).toMatch(/Cost, per person 130 JPY with the rollout 160 JPY with nothing done difference −30\.3 JPY/);
  for (const said of [
    'Japanese Yen (JPY)',
    'With the rollout, JPY',
    'Difference, JPY',
    'Cost with nothing done, JPY',
    'adds up to the smallest unit of the currency, 1 JPY.',
  ])
    expect(text).toContain(said);
  expect(html.replaceAll('\u00a0', ' ')).toContain('Cost so far, JPY');
  expect(
    /.{0,40}(?:\bUSD\b|[Dd]ollar).{0,40}/.exec(html.slice(0, html.indexOf('id="parameters"')))?.[0],
  ).toBeUndefined();
  expect(text).not.toContain('undefined');
});

it('states the variance reduction, and the warnings of the run', async () => {
  const text = wordsOfPage(await ofTenant({ validity: { voidShare: 0, warnings: ['The help desk is too small.'] } }));
  expect(text).toMatch(/would need 1\.78 to 3\.75 times as many people/);
  expect(text).toContain('The help desk is too small.');
});

it('tells of accounts taken over where people were attacked, with and without a passkey, and of the same attacks with nothing done', async () => {
  const timeline = attackedTimelineFixture();
  const html = await ofTenant({ timeline });
  expect(sectionsOf(html)).toContain('attacks');
  expect(html).toContain('<figure id="tenant-attacks">');
  const [rollout] = timeline.totals;
  const { came = 0, takenOver = 0 } = rollout?.attacked?.notEnrolled ?? {};
  expect(takenOver).toBeGreaterThan(0);
  expect(wordsOfPage(html)).toContain(`With the rollout: without a passkey ${came} `);
  expect(wordsOfPage(html)).toMatch(/Nothing done: with a passkey 0 0 0 0 none came 0 0/);
  expect(sectionsOf(await ofTenant())).not.toContain('attacks');
  expect((await ofTenant()).includes('<figure id="tenant-attacks">')).toBe(false);
});

it('escapes names of waves and rates', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const timeline = timelineFixture();
  const html = await ofTenant({
    timeline: {
      ...timeline,
      machineTime: hostile,
      waves: timeline.waves.map(({ startsOn, people }) => ({ name: hostile, startsOn, people })),
      rates: timeline.rates.map((rate) => Object.assign(structuredClone(rate), { title: hostile, assumed: hostile })),
    },
  });
  expect(html).not.toContain('<img');
});
