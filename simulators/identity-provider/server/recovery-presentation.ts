// The presentations that the site asks the Request Service for.
import { credentialType, type TrustedIssuer } from '../../identity-proofing/identity-credential.ts';
import type { RecoveryCall } from '../../site/recovery.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import type { Provider } from './provider.ts';
import { presentationCallbackPath } from './callback-paths.ts';
import { recoveryServicesOf } from './provider-options.ts';
import type { OpenRecovery } from './recovery-register.ts';
import { issuerOf } from './verifier-client.ts';

/** Claim that holds the photo. */
const photoClaim = 'portrait';

/** Leaves the recovery without an address where the verifier tells no key, and the phone is told that there is no such page. */
export async function askForPresentation(
  context: AppContext,
  provider: Provider,
  recovery: OpenRecovery,
  { faceCheck, state }: Extract<RecoveryCall, { kind: 'presentation' }>,
): Promise<void> {
  const { options, requestService } = provider;
  const issuer = await issuerKnown(provider, recovery.verifier);
  if (requestService === undefined || issuer === undefined) return;
  const created = requestService.create(context, {
    authority: `did:web:${encodeURIComponent(new URL(options.baseUrl).host)}`,
    registration: { clientName: 'Passkey Pilot reference' },
    callback: { url: `${options.baseUrl}${presentationCallbackPath}`, state },
    requestedCredentials: [
      {
        type: credentialType,
        purpose: 'recovery',
        acceptedIssuers: [issuer.id],
        configuration: {
          validation: {
            faceCheck: { sourcePhotoClaimName: photoClaim, matchConfidenceThreshold: faceCheck.threshold },
          },
        },
      },
    ],
  });
  if (created.status !== 201) throw new Error(`the Request Service refused our own request: ${created.status}`);
  recovery.presentationId = created.body.requestId;
  recovery.presentationUrl = `${options.baseUrl}/presentation/${created.body.requestId}`;
}

/** Asked once: a verifier keeps its key. */
async function issuerKnown({ options, issuers }: Provider, verifier: string): Promise<TrustedIssuer | undefined> {
  const known = issuers.byVerifier.get(verifier);
  const address = recoveryServicesOf(options)?.verifiers[verifier];
  if (known !== undefined || address === undefined) return known;
  const issuer = await issuerOf(address);
  if (issuer === undefined) return undefined;
  issuers.byVerifier.set(verifier, issuer);
  issuers.byId.set(issuer.id, issuer);
  return issuer;
}
