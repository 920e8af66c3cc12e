// What is said of known counts: doors and what closes them, verdicts, limits where nothing was seen, prices of the same people.
import { describe, expect, it } from 'vitest';
import { phishingResults } from '../results/phishing-results.ts';
import { clopperPearsonCI } from '../statistics/proportions/clopper-pearson-ci.ts';
import { medianS } from './attack-results.ts';
import { judgePhishing } from './judge-phishing.ts';
import { countsOf, livedAlone, livedPhishing } from './lived-phishing.fixture.ts';
import { rateOf } from './lived-phishing.ts';
import { needsDifference } from './own-sign-ins.ts';
import { settingsBetween } from './settings-between-arms.ts';

const plain = { planted: false };
const found = judgePhishing(livedPhishing(), plain);
const doorOf = (arm: string, persona: string, results = found) =>
  results.doors.find((door) => door.arm === arm && door.persona === persona) ?? expect.unreachable();
const verdictOf = (arm: string, results = found) =>
  results.verdicts.find((verdict) => verdict.arm === arm) ?? expect.unreachable();
const takeOver = (kind: string, events: number, byPasskey = 0, of = countsOf(1_000)) => ({
  ...of,
  cells: of.cells.map((cell) =>
    Object.assign({}, cell, {
      attacks: cell.attacks.map((each) =>
        each.kind === kind && cell.arm === 'required' ? { ...each, takenOver: events, byPasskey } : each,
      ),
    }),
  ),
});
const withMany = (counts: ReturnType<typeof countsOf>) => {
  const lived = livedPhishing();
  return judgePhishing({ ...lived, ...(lived.many === undefined ? {} : { many: { ...lived.many, counts } }) }, plain);
};

it('is as its schema says', () => {
  expect(phishingResults.parse(found)).toEqual(found);
});

describe('a rate', () => {
  it('has exact limits, and without an event the one that it may be at most', () => {
    const { lower, upper } = clopperPearsonCI({ x: 3, n: 200, conf: 0.95 });
    expect(rateOf(3, 200)).toEqual({ events: 3, per1000: 15, lower1000: lower * 1_000, upper1000: upper * 1_000 });
    const none = rateOf(0, 200);
    expect(none.lower1000).toBeUndefined();
    // 1 - 0.05^(1/200)
    expect(none.upper1000).toBeCloseTo(14.867, 2);
  });
});

describe('the remaining door', () => {
  it('is the attack that takes over most', () => {
    expect(doorOf('today', 'clerk')).toMatchObject({
      kind: 'relay',
      takenOver: { events: 40, per1000: 40 },
      layer: 'many',
    });
    expect(doorOf('passkey', 'nurse')).toMatchObject({ kind: 'harvest', takenOver: { events: 20 } });
  });

  it('is closed by the arm with the fewest settings that leaves at most a third, at a price of the same people', () => {
    // 16 of 1 000 by relay are more than a third of 40, so passkeys alone close nothing.
    const { change } = doorOf('today', 'clerk');
    expect(change).toMatchObject({
      arm: 'required',
      settings: ['Sign-in by passkey', '“Phishing-resistant methods”'],
      takenOver: { events: 0 },
      opens: [{ kind: 'stolen-passkey' }],
    });
    expect(change?.needs?.value).toBeCloseTo(-0.06, 9);
    expect(change?.needs?.simulationError).toBeGreaterThan(0);
    expect(doorOf('passkey', 'nurse').change?.opens).toEqual([]);
  });

  it('is said to stay open where no arm closes it, and to be none where nothing was seen', () => {
    expect(doorOf('required', 'clerk').without).toMatch(/No other arm/);
    expect(doorOf('required', 'nurse')).toMatchObject({ takenOver: { events: 0 } });
    expect(doorOf('required', 'nurse').without).toMatch(/No attack took over an account: of any kind under 2\.99/);
  });

  it('is not closed by what opens another surely wider', () => {
    expect(doorOf('passkey', 'nurse', withMany(takeOver('replay', 60))).change).toBeUndefined();
  });
});

describe('the claim', () => {
  it('falls to the fallback where no passkey worked, and to the passkey where one did', () => {
    expect(found.verdicts.map(({ arm, verdict }) => [arm, verdict])).toEqual([
      ['today', 'not-resistant'],
      ['passkey', 'resistant-without-fallback'],
      ['required', 'resistant'],
    ]);
    expect(verdictOf('required').why).toMatch(/Beside the claim: by copied passkey .* 10 of/);
    expect(verdictOf('required', withMany(takeOver('relay', 1))).verdict).toBe('resistant-without-fallback');
    expect(verdictOf('required', withMany(takeOver('relay', 1, 1))).verdict).toBe('not-resistant');
  });

  it('is not upheld where no passkey was ever asked for on the page of a lure', () => {
    const of = countsOf(1_000);
    const cells = of.cells.map((cell) => ({
      ...cell,
      attacks: cell.attacks.map((each) => ({ ...each, originRefused: 0 })),
    }));
    expect(verdictOf('required', withMany({ ...of, cells })).verdict).toBe('too-few');
  });

  it('is not judged where faults are planted in the target', () => {
    expect(judgePhishing(livedPhishing(), { planted: true }).verdicts).toEqual([]);
  });

  it('shows an attempt of the run where there is one, else of the many', () => {
    expect(verdictOf('today').trace?.layer).toBe('real');
    expect(verdictOf('passkey').trace?.layer).toBe('many');
    expect(verdictOf('required').trace?.attack.end).toBe('policy');
  });
});

it('tells of the people of the run alone where nothing else was lived', () => {
  const alone = judgePhishing(livedAlone(), plain);
  expect(alone.many).toBeUndefined();
  expect(alone.doors.every(({ layer }) => layer === 'real')).toBe(true);
  expect(alone.attacks.some(({ layer }) => layer === 'many')).toBe(false);
});

it('turns a difference round with its sides, and says what its error is', () => {
  const counts = countsOf(1_000);
  const [one, other] = [
    needsDifference(counts, 'real', { arm: 'required', baseline: 'today', persona: 'clerk' }),
    needsDifference(counts, 'real', { arm: 'today', baseline: 'required', persona: 'clerk' }),
  ];
  expect(one?.value).toBeCloseTo(-(other?.value ?? 0), 12);
  // 240 of 4 000 people lose one need: sd of one is sqrt(0.06 · 0.94).
  const half = ((one?.interval?.upper ?? 0) - (one?.interval?.lower ?? 0)) / 2;
  expect(half).toBeCloseTo(1.9606 * Math.sqrt((0.06 * 0.94) / 3_999), 5);
});

it('finds the median within the interval in which half is reached', () => {
  expect(medianS([0, 0, 0, 4], 4)).toBe(17.5);
  expect(medianS([2, 2], 4)).toBe(5);
  expect(medianS([1], 4)).toBeUndefined();
  expect(medianS([], 0)).toBeUndefined();
});

it('names each policy that differs, in either direction', () => {
  const { written, policy } = livedPhishing();
  const arm = (id: string) => written.find((each) => each.id === id) ?? expect.unreachable();
  expect(settingsBetween(policy, arm('passkey'), arm('required'))).toEqual(['“Phishing-resistant methods”']);
  expect(settingsBetween(policy, arm('required'), arm('passkey'))).toEqual(['Without “Phishing-resistant methods”']);
  expect(settingsBetween(policy, arm('today'), arm('today'))).toEqual([]);
});
