import { describe, expect, it } from 'vitest';
import { parsePosition } from './position.ts';

describe('position header', () => {
  it('reads what the driver writes', () => {
    expect(parsePosition('user=731;arm=passkey;attempt=2;visit=0;flow=password-otp;step=submit-password')).toEqual({
      user: 731,
      arm: 'passkey',
      attempt: 2,
      visit: 0,
      flow: 'password-otp',
      step: 'submit-password',
    });
  });

  it.each([
    '',
    'user=1',
    'user=-1;arm=a;attempt=0;visit=0;flow=f;step=s',
    'user=1.5;arm=a;attempt=0;visit=0;flow=f;step=s',
    'user=1;arm=a;attempt=0;visit=0;flow=f;step=s;more=1',
    'user=1;arm=a;attempt=0;visit=0;flow=../f;step=s',
    'user=4294967295;arm=a;attempt=0;visit=0;flow=f;step=s',
    'user=;arm=a;attempt=0;visit=0;flow=f;step=s',
  ])('does not take "%s"', (text) => {
    expect(parsePosition(text)).toBeUndefined();
  });
});
