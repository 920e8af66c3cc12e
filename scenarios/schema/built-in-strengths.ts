// The authentication strengths that every tenant has, as Microsoft Graph lists them. The newer multifactor strengths hold the older: what is
// phishing-resistant is passwordless, and that is multifactor. Source: Microsoft Learn, concept-authentication-strengths; Graph CSDL v1.0.
import type { AuthenticationStrength } from './authentication-strength.ts';

const phishingResistant = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
const passwordless = [...phishingResistant, 'deviceBasedPush'];
const secondFactors = ['microsoftAuthenticatorPush', 'softwareOath', 'hardwareOath', 'sms', 'voice'];
const multifactor = [
  ...passwordless,
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  ...secondFactors.map((second) => `password,${second}`),
  'federatedMultiFactor',
  ...secondFactors.map((second) => `federatedSingleFactor,${second}`),
];

const builtIn = (lastDigit: number, displayName: string, allowedCombinations: string[]): AuthenticationStrength => ({
  id: `00000000-0000-0000-0000-00000000000${lastDigit}`,
  displayName,
  policyType: 'builtIn',
  allowedCombinations,
  combinationConfigurations: [],
});

export const multifactorStrength = builtIn(2, 'Multifactor authentication', multifactor);
export const passwordlessStrength = builtIn(3, 'Passwordless MFA', passwordless);
export const phishingResistantStrength = builtIn(4, 'Phishing-resistant MFA', phishingResistant);

export const builtInStrengths: readonly AuthenticationStrength[] = [
  multifactorStrength,
  passwordlessStrength,
  phishingResistantStrength,
];
