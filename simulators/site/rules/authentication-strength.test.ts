import { describe, expect, it } from 'vitest';
import { authenticationStrength } from '../../../scenarios/schema/authentication-strength.ts';
import {
  builtInStrengths,
  multifactorStrength,
  passwordlessStrength,
  phishingResistantStrength,
} from '../../../scenarios/schema/built-in-strengths.ts';
import { isMultifactor, meetsStrength } from './authentication-strength.ts';

const yubiKey = 'a25342c0-3cdc-4414-8e46-f4807fca511c';
const iCloudKeychain = 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd';

describe('what is built in', () => {
  it('is what Graph could have said', () => {
    for (const strength of builtInStrengths) expect(authenticationStrength.parse(strength)).toEqual(strength);
  });

  it('a pass is multifactor, and neither passwordless nor phishing-resistant', () => {
    const shown = { modes: ['temporaryAccessPassOneTime'] } as const;
    expect(meetsStrength(multifactorStrength, shown)).toBe('yes');
    expect(meetsStrength(passwordlessStrength, shown)).toBe('no');
    expect(meetsStrength(phishingResistantStrength, shown)).toBe('no');
  });

  it('a second factor needs the password beside it', () => {
    expect(meetsStrength(multifactorStrength, { modes: ['sms'] })).toBe('no');
    expect(meetsStrength(multifactorStrength, { modes: ['sms', 'password'] })).toBe('yes');
  });

  it('a passkey of any kind is phishing-resistant', () => {
    expect(meetsStrength(phishingResistantStrength, { modes: ['fido2'], aaguid: iCloudKeychain })).toBe('yes');
    expect(meetsStrength(phishingResistantStrength, { modes: ['fido2'] })).toBe('yes');
  });
});

describe('a strength is judged by its content', () => {
  it('one named phishing-resistant that holds text messages takes them', () => {
    const misnamed = { ...phishingResistantStrength, id: 'x', allowedCombinations: ['fido2', 'password, sms'] };
    expect(meetsStrength(misnamed, { modes: ['password', 'sms'] })).toBe('yes');
  });

  const listed = {
    ...phishingResistantStrength,
    combinationConfigurations: [{ appliesToCombinations: ['fido2'], allowedAAGUIDs: [yubiKey] }],
  };

  it('a list of AAGUIDs leaves other passkeys out, and what is not told unknown', () => {
    expect(meetsStrength(listed, { modes: ['fido2'], aaguid: yubiKey })).toBe('yes');
    expect(meetsStrength(listed, { modes: ['fido2'], aaguid: iCloudKeychain })).toBe('no');
    expect(meetsStrength(listed, { modes: ['fido2'] })).toBe('unknown');
  });

  it('a list for passkeys says nothing of Windows Hello for Business', () => {
    expect(meetsStrength(listed, { modes: ['windowsHelloForBusiness'] })).toBe('yes');
  });

  it('a strength without combinations is met by nothing', () => {
    expect(meetsStrength({ ...listed, allowedCombinations: [] }, { modes: ['fido2'], aaguid: yubiKey })).toBe('no');
  });
});

describe('an external provider', () => {
  it('after a password is multifactor, and meets no strength', () => {
    const shown = { modes: ['password'], external: true } as const;
    expect(isMultifactor(shown)).toBe('yes');
    expect(meetsStrength(multifactorStrength, shown)).toBe('no');
  });

  it('without a first factor is nothing', () => {
    expect(isMultifactor({ modes: [], external: true })).toBe('no');
  });
});
