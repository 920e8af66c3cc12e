import { describe, expect, it } from 'vitest';
import { k6Thresholds } from './k6-thresholds.ts';

describe('gates as thresholds of k6', () => {
  it.each([
    ['load-latency-p50', 'value<200 ms', 'sign_in_due_duration', 'p(50)<200'],
    ['load-latency-p95', 'value<1 s', 'sign_in_due_duration', 'p(95)<1000'],
    ['load-latency-p99', 'value<=2.5 s', 'sign_in_due_duration', 'p(99)<=2500'],
    ['load-failure-share', 'value<1 %', 'sign_in_failed', 'rate<0.01'],
    ['load-failure-share', 'rate==0', 'sign_in_failed', 'rate==0'],
    ['success-per-attempt', 'value>0.9', 'signed_in', 'rate>0.9'],
    ['load-latency-p95{arm:passkey}', 'value<1 s', 'sign_in_due_duration{arm:passkey}', 'p(95)<1000'],
    [' load-latency-p95 { arm: passkey } ', ' value < 1000 ms ', 'sign_in_due_duration{arm:passkey}', 'p(95)<1000'],
  ])('%s: %s', (selector, bound, metric, threshold) => {
    expect(k6Thresholds({ [selector]: [bound] }, undefined)).toEqual({ [metric]: [threshold] });
  });

  it.each([
    ['of a metric k6 does not know', 'success-per-need', 'value>0.9'],
    ['of one that is no metric', 'load latency', 'value>0.9'],
    ['of a persona', 'load-latency-p95{persona:contractor}', 'value<1 s'],
    ['of a persona in an arm', 'load-latency-p95{arm:passkey,persona:contractor}', 'value<1 s'],
    ['on the upper end of an interval', 'load-latency-p95', 'upper<1 s'],
    ['on its lower end', 'success-per-attempt', 'lower>0.5'],
    ['that says nothing', 'load-latency-p95', 'fast'],
    ['without a unit', 'load-latency-p95', 'value<1'],
    ['in a unit of something else', 'load-latency-p95', 'value<1 %'],
  ])('leaves a bound to the results %s', (_, selector, bound) =>
    expect(k6Thresholds({ [selector]: [bound] }, undefined)).toEqual({}),
  );

  const gates = {
    'load-latency-p95': ['value<2 s'],
    'load-latency-p95{arm:passkey}': ['value<1 s'],
    'load-latency-p95{arm:password-otp}': ['value<3000ms'],
  };

  it('holds gates of an arm against that arm only, and those of none against any', () => {
    expect(k6Thresholds(gates, 'passkey')).toEqual({
      sign_in_due_duration: ['p(95)<2000'],
      'sign_in_due_duration{arm:passkey}': ['p(95)<1000'],
    });
    expect(k6Thresholds(gates, 'password-otp')).toEqual({
      sign_in_due_duration: ['p(95)<2000'],
      'sign_in_due_duration{arm:password-otp}': ['p(95)<3000'],
    });
    expect(Object.keys(k6Thresholds(gates, undefined))).toHaveLength(3);
  });

  it('gathers the bounds of one metric of k6', () => {
    expect(
      k6Thresholds(
        { 'load-latency-p50': ['value<200 ms', 'upper<300 ms'], 'load-latency-p99': ['value<900 ms', 'value>1 ms'] },
        undefined,
      ),
    ).toEqual({ sign_in_due_duration: ['p(50)<200', 'p(99)<900', 'p(99)>1'] });
  });
});
