import { describe, expect, it } from 'vitest';
import { flow as passwordOtp } from '../../scenarios/flows/password-otp.ts';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import { testPopulation } from '../people/test-population.fixture.ts';
import { createDelivery, type MessageAddress } from './delivery.ts';

const { scenario, parameters, population } = testPopulation({ users: 20 });
const { seed } = scenario;
const open = (faults: readonly Fault[] = []) =>
  createDelivery({ seed, parameters, faults, flows: { 'password-otp': passwordOtp } });
const user = population.user(7);
const address = (attempt: number, given: Partial<MessageAddress> = {}): MessageAddress => ({
  user,
  attempt,
  message: 0,
  channel: 'text-message',
  flow: 'password-otp',
  ...given,
});
const count = 10_000;
const attempts = Array.from({ length: count }, (_, attempt) => attempt);
/** Within five standard errors of a share. */
const near = (found: number, share: number) => Math.abs(found - share) < 5 * Math.sqrt((share * (1 - share)) / count);

describe('delivery', () => {
  const delivery = open();

  it('of a text message follows the published mixture', () => {
    const arrivals = attempts.map((attempt) => delivery(address(attempt)));
    expect(near(arrivals.filter(({ lost }) => lost).length / count, 0.02)).toBe(true);
    const within = (ms: number) => arrivals.filter(({ arrivesInMs = Infinity }) => arrivesInMs <= ms).length / count;
    // F(5 s) = .98 · .95 · 1/2: none of the slow arrives before 30 s.
    expect(near(within(5_000), 0.98 * 0.95 * 0.5)).toBe(true);
    // F(75 s) = .98 · (.95 · Φ(ln(15)/.8) + .05 · 1/2), with Φ(3.385) = .99964.
    expect(near(within(75_000), 0.98 * (0.95 * 0.99964 + 0.05 * 0.5))).toBe(true);
  });

  it('of an e-mail has the published median and 95th percentile', () => {
    const arrivals = attempts.map((attempt) => delivery(address(attempt, { channel: 'e-mail' })));
    const within = (ms: number) => arrivals.filter(({ arrivesInMs = Infinity }) => arrivesInMs <= ms).length / count;
    expect(near(within(5_000), 0.99 * 0.5)).toBe(true);
    expect(near(within(30_000), 0.99 * 0.95)).toBe(true);
  });

  it('is the same again, another for the next message, and none for an authenticator app', () => {
    expect(delivery(address(3))).toEqual(delivery(address(3)));
    expect(delivery(address(3, { message: 1 }))).not.toEqual(delivery(address(3)));
    expect(delivery(address(3, { channel: 'totp' }))).toEqual({ arrivesInMs: 0 });
  });
});

describe('planted faults', () => {
  const plain = open();
  const arrivals = (faults: readonly Fault[]) =>
    attempts.slice(0, 2_000).map((attempt) => open(faults)(address(attempt)));

  it('delay every message at a step that obtains a code by just as much', () => {
    for (const [attempt, arrival] of arrivals([{ at: 'password-otp/obtain-code', delay: 60_000 }]).entries()) {
      const { arrivesInMs } = plain(address(attempt));
      expect(arrival.arrivesInMs).toBe(arrivesInMs === undefined ? undefined : arrivesInMs + 60_000);
    }
  });

  it('lose a share of them', () => {
    const lost =
      arrivals([{ at: 'password-otp/obtain-code', refuse: { share: 0.3, with: '500' } }]).filter(
        (arrival) => arrival.lost,
      ).length / 2_000;
    const expected = 1 - 0.98 * 0.7;
    expect(Math.abs(lost - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / 2_000));
  });

  it('at other steps and in other flows touch none', () => {
    const elsewhere: readonly Fault[] = [
      { at: 'password-otp/submit-password', delay: 60_000 },
      { at: 'password-reset/obtain-code', delay: 60_000 },
      { at: '*', clockSkew: { ahead: 5_000 } },
    ];
    expect(arrivals(elsewhere)).toEqual(attempts.slice(0, 2_000).map((attempt) => plain(address(attempt))));
  });
});
