// The Request Service that is a part of this server, and the issuers whose credentials it knows.
import { randomBytes } from 'node:crypto';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { TrustedIssuer } from '../../identity-proofing/identity-credential.ts';
import { RequestService } from '../../identity-proofing/request-service.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { recoveryServicesOf, type ProviderOptions } from './provider-options.ts';

export interface KnownIssuers {
  readonly byId: Map<string, TrustedIssuer>;
  readonly byVerifier: Map<string, TrustedIssuer>;
}

/** Undefined where the server knows no verifier. */
export function ownRequestService(
  options: Pick<ProviderOptions, 'baseUrl' | 'recovery'>,
  issuers: KnownIssuers,
  policyFor: (context: AppContext) => Policy,
): RequestService | undefined {
  const services = recoveryServicesOf(options);
  if (services === undefined) return undefined;
  return new RequestService({
    baseUrl: options.baseUrl,
    profile: services.faceCheck,
    // Of this process alone.
    apiKey: randomBytes(32).toString('base64url'),
    issuers: issuers.byId,
    isRevoked: () => false,
    settingsFor: (context) => {
      const { recovery: set } = policyFor(context);
      return { tries: set?.faceCheck.tries ?? 1, requestLifeMs: set?.requestLife ?? 0 };
    },
  });
}
