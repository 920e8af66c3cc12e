import { describe, expect, it } from 'vitest';
import type { KnownAuthenticator } from '../../../scenarios/schema/known-authenticator.ts';
import { decideAttestation, type ShownStatement } from './attestation-trust.ts';
import { certified } from './certified-authenticator.fixture.ts';

const { aaguid } = certified();
const nowMs = Date.UTC(2026, 5, 1);

const codeOf = (
  changes: Partial<KnownAuthenticator> = {},
  statement: ShownStatement = 'chained',
  backupEligible = false,
) => {
  const trust = decideAttestation([certified(changes)], { aaguid, statement }, backupEligible, nowMs);
  return trust.kind === 'trusted' ? 'trusted' : trust.code;
};

describe('what a new passkey shows of its maker', () => {
  it('is trusted of a certified model whose chain leads to its root', () => {
    expect(codeOf()).toBe('trusted');
  });

  it.each<[ShownStatement, string]>([
    ['none', '135016'],
    ['self', 'attestation-not-trusted'],
    ['other-format', 'attestation-not-trusted'],
    ['not-chained', 'attestation-not-trusted'],
    ['model-not-named', 'attestation-not-trusted'],
  ])('is not where the statement is %s: %s', (statement, code) => {
    expect(codeOf({}, statement)).toBe(code);
  });

  it('is not of a passkey that can be copied, whatever it shows', () => {
    expect(codeOf({}, 'chained', true)).toBe('135016');
  });

  it('is not of a model that the metadata does not know, or where there is no metadata', () => {
    expect(codeOf({ aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96' })).toBe('attestation-not-trusted');
    expect(decideAttestation(undefined, { aaguid, statement: 'chained' }, false, nowMs)).toEqual({
      kind: 'untrusted',
      code: 'attestation-not-trusted',
    });
  });

  it.each([
    'REVOKED',
    'USER_VERIFICATION_BYPASS',
    'ATTESTATION_KEY_COMPROMISE',
    'USER_KEY_REMOTE_COMPROMISE',
    'USER_KEY_PHYSICAL_COMPROMISE',
  ] as const)('is not of a certified model that is %s, from that day on', (status) => {
    const since = (from: string) => codeOf({ statuses: [{ status: 'FIDO_CERTIFIED' }, { status, from }] });
    expect(since('2026-06-01')).toBe('authenticator-revoked');
    expect(since('2026-06-02')).toBe('trusted');
    expect(codeOf({ statuses: [{ status: 'FIDO_CERTIFIED' }, { status }] })).toBe('authenticator-revoked');
  });

  it('is not of a model that was never certified, or is only from later on', () => {
    expect(codeOf({ statuses: [] })).toBe('authenticator-unfit');
    expect(codeOf({ statuses: [{ status: 'FIDO_CERTIFIED_L2', from: '2026-06-02' }] })).toBe('authenticator-unfit');
    expect(codeOf({ statuses: [{ status: 'FIDO_CERTIFIED_L3plus', from: '2026-06-01' }] })).toBe('trusted');
  });

  it.each(['isFido2', 'verifiesUsers', 'keepsPasskeys', 'hasHmacSecret', 'attestsInFull'] as const)(
    'is not of a model without %s',
    (lacking) => {
      expect(codeOf({ [lacking]: false })).toBe('authenticator-unfit');
    },
  );
});
