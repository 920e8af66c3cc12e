import { describe, expect, it } from 'vitest';
import type { Estimate } from '../results/estimate.ts';
import { evaluateGates } from './gates.ts';

const figure = (arm: string, value: number | undefined, more: Partial<Estimate> = {}): Estimate => ({
  metric: 'success-per-need',
  arm,
  ...(value === undefined
    ? {}
    : { value, interval: { lower: value - 0.05, upper: value + 0.02, level: 0.95, method: 'by hand' } }),
  unit: 'proportion',
  users: 100,
  of: 300,
  provenance: 'counted',
  ...more,
});

describe('gates', () => {
  const estimates = [
    figure('passkey', 0.95),
    figure('password-otp', 0.88),
    figure('passkey', 0.7, { persona: 'contractor' }),
    figure('passkey', undefined, { persona: 'frontline-worker', withheld: '12 users' }),
  ];

  it('compares the value, the limits and the tags', () => {
    const found = evaluateGates(
      {
        'success-per-need{arm:passkey}': ['value>0.9', 'lower>0.91', 'upper<=0.97', 'rate!=0.95'],
        'success-per-need{arm:passkey,persona:contractor}': ['value>0.9'],
      },
      estimates,
    );
    expect(found.map((gate) => gate.passed)).toEqual([true, false, true, false, false]);
    expect(found[4]?.found).toBe(0.7);
  });

  it('holds every arm to a gate without an arm, and tells the one that missed it', () => {
    const [gate] = evaluateGates({ 'success-per-need': ['value>0.9'] }, estimates);
    expect(gate).toMatchObject({ passed: false, found: 0.88 });
    expect(gate?.sentence).toContain('password-otp');
  });

  it('never passes on silence: withheld, unbounded or unknown', () => {
    const unbounded = figure('passkey', 2, {
      metric: 'give-ups',
      interval: { lower: 1, level: 0.95, method: 'by hand' },
    });
    const found = evaluateGates(
      {
        'success-per-need{arm:passkey,persona:frontline-worker}': ['value>=0', 'value!=0'],
        'give-ups{arm:passkey}': ['upper!=5'],
        'lock-outs{arm:passkey}': ['value<1 per 1000'],
      },
      [...estimates, unbounded],
    );
    expect(found.map((gate) => gate.passed)).toEqual([false, false, false, false]);
    expect(found[0]?.sentence).toContain('12 users');
  });

  it('meets none of a run on which nothing may be decided, and says why', () => {
    const gates = { 'success-per-need{arm:passkey}': ['value>0.9', 'value>0.99'] };
    expect(evaluateGates(gates, estimates).map(({ passed }) => passed)).toEqual([true, false]);
    const found = evaluateGates(gates, estimates, 'Trial x does not add up.');
    expect(found.map(({ passed }) => passed)).toEqual([false, false]);
    expect(found[0]?.sentence).toBe(
      'success-per-need{arm:passkey} value>0.9: missed, because nothing may be decided on this run (Trial x does not add up).',
    );
  });

  it('takes a bound in any unit of its metric, and tells both', () => {
    const time = figure('passkey', 21.4, { metric: 'restricted-time-to-sign-in', unit: 's' });
    const of = (bound: string) => evaluateGates({ 'restricted-time-to-sign-in': [bound] }, [time])[0];
    expect(of('value<20 s')).toMatchObject({
      passed: false,
      bound: 20,
      unit: 's',
      found: 21.4,
      sentence: 'restricted-time-to-sign-in value<20 s: missed, found 21.4\u00a0s.',
    });
    expect(of('value<21500 ms')).toMatchObject({ passed: true, bound: 21.5 });
    expect(of('value<0.5 min')).toMatchObject({ passed: true, bound: 30 });
    expect(of('value<30 %')).toMatchObject({ passed: false, sentence: expect.stringContaining('% is no unit of it') });
    expect(of('value<20')).toMatchObject({
      passed: false,
      bound: 20,
      sentence: expect.stringContaining('value<20 (20\u00a0s): missed'),
    });
  });

  it('refuses what is not a threshold', () => {
    expect(() => evaluateGates({ 'success-per-need': ['p95<1'] }, estimates)).toThrow('gate-syntax');
    expect(() => evaluateGates({ 'Success per need!': ['value<1'] }, estimates)).toThrow('gate-syntax');
  });
});
