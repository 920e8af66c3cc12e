import { expect, it } from 'vitest';
import { createTrialsLeft } from './trials-left.ts';

const forecast = {
  parts: [
    { what: 'accounts', count: 800, durationMs: 16_000 },
    { what: 'profile', count: 2, durationMs: 40_000 },
    { what: 'search', count: 6, durationMs: 60_000 },
  ],
} as const;
const arms = ['password-otp', 'passkey'];
const at = (trial: string, arm: string, elapsedMs = 0) => ({
  trial,
  arm,
  purpose: 'search' as const,
  elapsedMs,
  durationMs: 10_000,
});

it('counts what is left of this trial, of its arm and of the arms to come', () => {
  const left = createTrialsLeft(forecast, arms, []);
  // 4 trials of each arm take 50 s; the first has begun.
  expect(left(at('a', 'password-otp'))).toBe(10_000 + 37_500 + 50_000);
  expect(left(at('a', 'password-otp', 4_000))).toBe(6_000 + 37_500 + 50_000);
  expect(left(at('b', 'password-otp'))).toBe(10_000 + 25_000 + 50_000);
});

it('leaves out what an arm did not need', () => {
  const left = createTrialsLeft(forecast, arms, []);
  left(at('a', 'password-otp'));
  expect(left(at('b', 'passkey'))).toBe(10_000 + 37_500);
});

it('says nothing once the last arm takes more trials than forecast', () => {
  const left = createTrialsLeft(forecast, arms, []);
  const found = ['a', 'b', 'c', 'd', 'e'].map((trial) => left(at(trial, 'passkey')));
  expect(found.slice(3)).toEqual([10_000, undefined]);
});

it('does not count the trial that finds the limit of the generator', () => {
  const left = createTrialsLeft(forecast, arms, []);
  expect(left({ ...at('limit', 'password-otp'), purpose: 'generator' })).toBe(50_000 + 50_000);
  expect(left(at('a', 'password-otp'))).toBe(10_000 + 37_500 + 50_000);
});

it('knows the trials of a run that is resumed', () => {
  const left = createTrialsLeft(forecast, arms, [
    { id: 'limit', arm: 'password-otp', purpose: 'generator' },
    { id: 'a', arm: 'password-otp', purpose: 'profile' },
    { id: 'b', arm: 'password-otp', purpose: 'search', setAside: true },
    { id: 'c', arm: 'password-otp', purpose: 'search' },
  ]);
  expect(left(at('d', 'password-otp'))).toBe(10_000 + 12_500 + 50_000);
});
