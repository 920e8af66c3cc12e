import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../scenarios/schema/policy.ts';
import { decideNewPassword } from './password-policy.ts';

const names = ['ana.lopez@contoso.example', 'Ana López'];

describe('new password', () => {
  it.each([
    { password: 'Aa1-xyz', code: 'password-length' },
    { password: `Aa1-${'x'.repeat(253)}`, code: 'password-length' },
    { password: 'abcdefgh1', code: 'password-too-simple' },
    { password: 'ABCDEFGH1', code: 'password-too-simple' },
    // "password" counts one point, "1", "2", "!" one each: four.
    { password: 'P@$$w0rd12!', code: 'password-banned' },
    // "lopez" and "contoso" one point each, "1", "!" too: four.
    { password: 'Lopezcontoso1!', code: 'password-banned' },
  ])('refuses "$password": $code', ({ password, code }) => {
    expect(decideNewPassword(defaultPolicy.passwords, password, names)).toEqual({ kind: 'refused', code });
  });

  it.each(['Aa1-xyzw', `Aa1-${'x'.repeat(252)}`, 'P@$$w0rd123!', 'Zwölf-grüne-Äpfel', 'Тихий-океан-7'])(
    'accepts "%s"',
    (password) => {
      expect(decideNewPassword(defaultPolicy.passwords, password, names)).toEqual({ kind: 'accepted' });
    },
  );
});
