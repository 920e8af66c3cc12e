import { describe, expect, it } from 'vitest';
import type { RecordedArm } from '../../scenarios/schema/arm.ts';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { sidesOfClaim } from './sides-of-claim.ts';

const arm = (id: string, signIn: string, baseline?: string, none?: number): RecordedArm => ({
  id,
  title: id,
  inSentence: id,
  domain: `${id}.example`,
  signIn,
  ...(baseline === undefined ? {} : { baseline }),
  ...(none === undefined ? {} : { secondFactors: { shares: { none, totp: 1 - none }, assumed: 'a test' } }),
});
const code = arm('today', 'password-otp');
const synced = arm('synced', 'passkey', 'today');
const bound = arm('bound', 'passkey', 'today');
const password = (baseline?: string) => arm('bare', 'password-otp', baseline, 1);
const mix = (baseline?: string) => arm('mixture', 'password-otp', baseline, 0.3);

const sidesOf = (id: string, arms: readonly RecordedArm[]) =>
  sidesOfClaim(judgedClaim(id), arms, arms).map(
    ({ passkey, other, fits }) => `${passkey.id} ${other?.arm.id ?? '-'} ${fits ? 'fits' : 'beside'}`,
  );

describe('the sides of a claim', () => {
  it('are the arms that are what it speaks of, whatever they are called', () => {
    expect(sidesOf('microsoft-2025-speed', [code, synced])).toEqual(['synced today fits']);
    expect(sidesOf('google-2023-speed', [password(), arm('keys', 'passkey', 'bare')])).toEqual(['keys bare fits']);
    expect(sidesOf('microsoft-2025-success', [mix(), arm('keys', 'passkey', 'mixture')])).toEqual([
      'keys mixture fits',
    ]);
  });

  it('are every comparison that fits, and no other', () => {
    expect(sidesOf('microsoft-2025-speed', [code, synced, bound])).toEqual(['synced today fits', 'bound today fits']);
    const four = [password(), arm('keys', 'passkey', 'bare'), mix('bare'), arm('more', 'passkey', 'mixture')];
    expect(sidesOf('google-2023-speed', four)).toEqual(['keys bare fits']);
    expect(sidesOf('microsoft-2025-success', four)).toEqual(['more mixture fits']);
  });

  it('are the first with passkeys on one side where none is the way they mean', () => {
    expect(sidesOf('google-2023-speed', [code, synced, bound])).toEqual(['synced today beside']);
    expect(sidesOf('mercari-2023-speed', [code, synced])).toEqual(['synced today beside']);
  });

  it('are told with passkeys first, also where the other arm is the one compared', () => {
    const turned = [arm('keys', 'passkey'), arm('codes', 'password-otp', 'keys')];
    expect(sidesOf('microsoft-2025-speed', turned)).toEqual(['keys codes fits']);
  });

  it('are none where no comparison has passkeys on one side alone', () => {
    expect(sidesOf('microsoft-2025-speed', [code])).toEqual([]);
    expect(sidesOf('microsoft-2025-speed', [code, password('today')])).toEqual([]);
    expect(sidesOf('microsoft-2025-speed', [arm('keys', 'passkey'), arm('others', 'passkey', 'keys')])).toEqual([]);
  });

  it('of one figure are each arm with passkeys', () => {
    expect(sidesOf('microsoft-2025-registration', [code, synced, bound])).toEqual(['synced - fits', 'bound - fits']);
    expect(sidesOf('microsoft-2025-registration', [code])).toEqual([]);
  });
});
