// Known truths of single sign-on: who is not kept signed in is asked at each need, who is at the rate; and days say what needs say.
import { describe, expect, it } from 'vitest';
import type { DeviceKind } from '../../../scenarios/schema/provider.ts';
import type { SignInNeed, VirtualUser } from '../../people/virtual-user.ts';
import { createCalendar } from './calendar.ts';
import type { Rates } from './rates.ts';
import { SingleSignOn } from './single-sign-on.ts';

const calendar = createCalendar('2026-01-05', '2026-12-31');
const workingDays = Array.from({ length: calendar.days }, (_, day) => day).filter(calendar.isWorkingDay);
const people = 400;
const perDay = 2;

const ssoOf = (kept: number, days: number) =>
  new SingleSignOn({
    seed: 3,
    calendar,
    perDay,
    rates: { 'kept-signed-in': kept, 'signed-in-again-after': days } as Rates,
  });
const userOn = (index: number, kind: DeviceKind) =>
  ({ index, devices: [{ id: 'main', kind }] }) as unknown as VirtualUser;
const needsOf = ({ devices: [device] }: VirtualUser, day: number) =>
  Array.from({ length: perDay }, (_, nth) => ({ ordinal: day * perDay + nth, day, atMs: 0, device }) as SignInNeed);
const shareAsked = (sso: SingleSignOn, kind: DeviceKind) => {
  let asked = 0;
  for (let index = 0; index < people; index += 1) {
    const user = userOn(index, kind);
    for (const day of workingDays) for (const need of needsOf(user, day)) if (sso.asksAt(user, need)) asked += 1;
  }
  return asked / (people * workingDays.length * perDay);
};

describe('single sign-on', () => {
  it('asks at each need whom nothing keeps signed in, and everybody on a shared terminal', () => {
    expect(shareAsked(ssoOf(0, 10), 'mac')).toBe(1);
    expect(shareAsked(ssoOf(1, 10), 'shared-windows-terminal')).toBe(1);
  });

  it('asks whom it keeps once in so many working days', () => {
    const needs = people * workingDays.length * perDay;
    const truth = 1 / (10 * perDay);
    expect(Math.abs(shareAsked(ssoOf(1, 10), 'mac') - truth)).toBeLessThan(
      4 * Math.sqrt((truth * (1 - truth)) / needs),
    );
  });

  it('keeps as many as its share says', () => {
    const share = shareAsked(ssoOf(0.6, 1e9), 'mac');
    expect(Math.abs(share - 0.4)).toBeLessThan(4 * Math.sqrt((0.4 * 0.6) / people));
  });

  it('names the next day on which it asks, and none between', () => {
    const sso = ssoOf(1, 7);
    for (let index = 0; index < 20; index += 1) {
      const user = userOn(index, 'windows-laptop');
      const asked = workingDays.filter((day) => needsOf(user, day).some((need) => sso.asksAt(user, need)));
      for (const day of workingDays)
        expect(sso.dayFrom(user, day)).toBe(asked.find((each) => each >= day) ?? Number.POSITIVE_INFINITY);
    }
  });
});
