import { expect, it } from 'vitest';
import { loadFixture as load } from '../fixtures/load-results.fixture.ts';
import { fixtureArms } from '../fixtures/results.fixture.ts';
import { loadSummary } from './load-summary.ts';

const once = (held: boolean) => ({
  ...load,
  capacity: load.capacity.map((each) =>
    each.arm === 'passkey' ? { ...each, confirmed: { perSecond: 1, held } } : each,
  ),
});

it('says of a capacity that did not hold once more that it did not', () => {
  expect(loadSummary(once(false), fixtureArms)).toMatch(
    /Held once more, .* with passkeys broke it: the knee lies there, so plan with the lower end of the interval\./,
  );
  expect(loadSummary(once(true), fixtureArms)).not.toContain('once more');
});

it('speaks of recoveries, and of an hour, where accounts are recovered', () => {
  const told = loadSummary({ ...load, of: 'recovery' }, fixtureArms);
  expect(told).toMatch(/255\srecoveries a second, 918\s000 an hour, with passkeys/);
  expect(told).toContain('Of recoveries with');
  expect(told).not.toContain('sign-in');
  expect(loadSummary(load, fixtureArms)).not.toContain('an hour');
});
