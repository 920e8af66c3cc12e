import { expect, it } from 'vitest';
import { demandSecondFactor } from './second-factor-demand.ts';

it.each(['required', 'where-registered'] as const)('asks whoever has a second factor for it (%s)', (multifactor) => {
  for (const secondFactor of ['totp', 'text-message', 'e-mail'] as const)
    expect(demandSecondFactor({ multifactor }, secondFactor)).toEqual({
      kind: 'second-factor-needed',
      code: '50074',
      secondFactor,
    });
});

it('lets the password suffice for those without one, unless it is required of everybody', () => {
  expect(demandSecondFactor({ multifactor: 'where-registered' }, 'none')).toEqual({ kind: 'signed-in', code: '0' });
  expect(demandSecondFactor({ multifactor: 'required' }, 'none')).toEqual({
    kind: 'registration-needed',
    code: '50079',
  });
});
