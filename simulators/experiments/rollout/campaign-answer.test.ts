// Known truths of answers: the chance at one request is the rate whatever else is set, and further requests say less the more alike they are.
import { describe, expect, it } from 'vitest';
import type { TenantRateId } from '../../../scenarios/schema/tenant-rate.ts';
import { isExcepted, takesUp, wantsNone } from './campaign-answer.ts';
import type { Rates } from './rates.ts';

const people = 20_000;
const groundWith = (rates: Partial<Record<TenantRateId, number>>) => ({
  seed: 7,
  rates: {
    'campaign-taken-up': 0.25,
    'campaign-answers-alike': 0,
    'registration-refused': 0,
    'exception-granted': 0.5,
    ...rates,
  } as Rates,
});
const shareOf = (holds: (person: number) => boolean) =>
  Array.from({ length: people }, (_, person) => holds(person)).filter(Boolean).length / people;
const error = (share: number) => 4 * Math.sqrt((share * (1 - share)) / people);

describe('an answer to the campaign', () => {
  it.each([0, 0.5, 0.9, 1])(
    'takes up one request with the chance of the rate, however alike answers are (%d)',
    (alike) => {
      const ground = groundWith({ 'campaign-answers-alike': alike });
      for (const need of [0, 5])
        expect(Math.abs(shareOf((person) => takesUp(ground, person, need)) - 0.25)).toBeLessThan(error(0.25));
    },
  );

  it('is drawn anew each time where answers are not alike, and always the same where they are', () => {
    const afterFour = (alike: number) => {
      const ground = groundWith({ 'campaign-answers-alike': alike });
      return shareOf((person) => [0, 1, 2, 3].some((need) => takesUp(ground, person, need)));
    };
    const anew = 1 - 0.75 ** 4;
    expect(Math.abs(afterFour(0) - anew)).toBeLessThan(error(anew));
    expect(Math.abs(afterFour(1) - 0.25)).toBeLessThan(error(0.25));
    expect(afterFour(0.5)).toBeGreaterThan(0.25 + error(0.25));
    expect(afterFour(0.5)).toBeLessThan(anew - error(anew));
  });

  it('is no, always, from those who want none, who are as many as the rate says and the least inclined', () => {
    const ground = groundWith({
      'registration-refused': 0.1,
      'campaign-taken-up': 0.95,
      'campaign-answers-alike': 0.5,
    });
    expect(Math.abs(shareOf((person) => wantsNone(ground, person)) - 0.1)).toBeLessThan(error(0.1));
    expect(shareOf((person) => wantsNone(ground, person) && takesUp(ground, person, 0))).toBe(0);
    const more = groundWith({ 'registration-refused': 0.2 });
    expect(shareOf((person) => wantsNone(ground, person) && !wantsNone(more, person))).toBe(0);
  });

  it('of the help desk is the exception, with its chance', () => {
    expect(Math.abs(shareOf((person) => isExcepted(groundWith({}), person)) - 0.5)).toBeLessThan(error(0.5));
  });
});
