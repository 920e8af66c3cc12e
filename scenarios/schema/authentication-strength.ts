// Authentication strengths as Microsoft Graph has them (authenticationStrengthPolicy): which combinations of methods are enough.
// Source: Graph CSDL v1.0; Microsoft Learn, concept-authentication-strengths. A strength is judged by its content, never by its name.
import { z } from 'zod';

/** Graph's authenticationMethodModes: what a combination is made of. */
export const methodModes = [
  'password',
  'voice',
  'hardwareOath',
  'softwareOath',
  'sms',
  'fido2',
  'windowsHelloForBusiness',
  'microsoftAuthenticatorPush',
  'deviceBasedPush',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'email',
  'x509CertificateSingleFactor',
  'x509CertificateMultiFactor',
  'federatedSingleFactor',
  'federatedMultiFactor',
  'qrCodePin',
] as const;
export type MethodMode = (typeof methodModes)[number];

export const authenticationStrength = z.strictObject({
  id: z.string().min(1).max(100).describe('Id, a GUID in Microsoft Entra'),
  displayName: z.string().min(1).max(300).describe('What the administrator calls it'),
  policyType: z.enum(['builtIn', 'custom']).default('custom').describe('Whether Microsoft made it'),
  allowedCombinations: z
    .array(z.string().min(1).max(200))
    .max(200)
    .describe('Combinations that are enough, each as Graph writes it: "fido2", "password,sms"'),
  combinationConfigurations: z
    .array(
      z.strictObject({
        appliesToCombinations: z.array(z.string().min(1).max(200)).min(1).max(50).describe('Combinations it is for'),
        allowedAAGUIDs: z
          .array(z.string().toLowerCase().max(100))
          .min(1)
          .max(1_000)
          .describe('Authenticators that alone are enough there'),
      }),
    )
    .max(50)
    .default([])
    .describe('What a combination demands beyond (fido2CombinationConfiguration)'),
});
export type AuthenticationStrength = z.output<typeof authenticationStrength>;
