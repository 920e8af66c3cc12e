// What is said of recoveries: nothing where nobody began one; else counts that are those of the weeks, in the lead and in the table.
import { expect, it } from 'vitest';
import { noRecoveries } from '../../scenarios/measures/tenant/recovery-sums.ts';
import type { Timeline } from '../../scenarios/schema/timeline.ts';
import { fixtureRolloutResults } from '../fixtures/results.fixture.ts';
import { livedFixture, pricesFixture, timelineFixture } from '../fixtures/timeline.fixture.ts';
import { page } from '../report/page.ts';
import { rolloutResults } from '../results/results.ts';
import { judgeTimeline } from './judge-timeline.ts';
import { recoveryFinding } from './recovery-finding.ts';

/** In the week from 2026-03-02: ten begin, four come back, five have no phone, one a name that differs. */
function withRecoveries(): Timeline {
  const lived = livedFixture();
  const week = lived.weeks.find(({ tenant, week: nth }) => tenant === 'rollout' && nth === 8);
  if (week === undefined) throw new Error('found no such week in the fixture, expected one');
  week.recoveries = {
    begun: 10,
    recovered: 4,
    lostAt: { ...noRecoveries().lostAt, phone: 5, matching: 1 },
  };
  week.ledger.identityChecks = 5;
  week.ledger.lostMs.recovering = 3_600_000;
  return lived;
}
const prices = { ...pricesFixture, identityCheck: { amount: 2, assumed: 'Invented for a test' } };
const judged = () => judgeTimeline(withRecoveries(), { currency: 'USD', prices }, 0.95);
const planted = { losses: [{ on: '2026-03-04', what: 'phones' as const, people: 40 }] };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('nothing is said where nobody began one', () => {
  expect(recoveryFinding(timelineFixture(), planted)).toBe('');
});

it('who came back, where most others ended, and what the help desk bore in the week of planted losses', () => {
  const said = plain(recoveryFinding(judged(), planted));
  expect(said).toMatch(/^Of 10 recoveries by an identity check 40\.0 % brought somebody back in without the help desk/);
  expect(said).toContain('of the others most ended at “no phone at hand” (83.3 %)');
  expect(said).toContain('Planted: 40 people lose their phones on 2026-03-04.');
  expect(said).toMatch(
    /In the week from 2026-03-02 10 recoveries began and 4 brought somebody back in; \d+ tickets? came/,
  );
});

it('is charged: checks at their price, hours as any that are lost', () => {
  const { costs, lostHours, identityChecks } = judged().totals.find(({ tenant }) => tenant === 'rollout') ?? {};
  expect([costs?.identityChecks, costs?.recovering, lostHours?.recovering, identityChecks]).toEqual([10, 45, 1, 5]);
  expect(judged().totals.find(({ tenant }) => tenant === 'nothing')?.costs).not.toHaveProperty('identityChecks');
  expect(rolloutResults.shape.timeline.safeParse(judged()).error).toBeUndefined();
});

it('stands on the page in a part of its own, and only there', async () => {
  const html = plain(await page(fixtureRolloutResults({ timeline: judged() })));
  expect(html).toContain('<section id="recoveries"');
  expect(html).toContain('Hours of recovering accounts by an identity check');
  expect(await page(fixtureRolloutResults())).not.toContain('id="recoveries"');
});
