// Whom account recovery needs beside the target, started for a run: the identity verifiers that the tenants' profiles name. Each is a process of
// its own, with the clock and the faults of the simulation.
import type { FaceCheck } from '../../scenarios/schema/face-check.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import { permittedEndpoint } from '../claims-extension/permitted-endpoint.ts';
import { startVerifier } from '../identity-proofing/verifier-process.ts';
import type { RecoveryServices } from '../identity-provider/server/provider-options.ts';
import type { Simulated } from '../web-server/simulated.ts';

/** As a scenario names them. */
export interface ProofingProfiles {
  readonly verifiers: readonly Verifier[];
  readonly faceCheck?: FaceCheck;
}

export interface StartedRecoveryServices {
  /** Absent: nobody can recover an account by an identity check. */
  readonly services?: RecoveryServices;
  stop(): Promise<void>;
}

/** Somebody can get back in with a pass, and the target keeps an audit log of it. */
export function isAudited(policies: readonly Policy[]): boolean {
  return policies.some(({ recovery, helpDesk }) => recovery !== undefined || helpDesk !== undefined);
}

/**
 * Rejects when one does not come up; none is left running then.
 * @param consent the host of a claims endpoint that the user has said is theirs; undefined: it must be on this machine.
 * @throws PilotError, bad input, as permittedEndpoint() does.
 */
export async function startRecoveryServices(
  { verifiers, faceCheck }: ProofingProfiles,
  policies: readonly Policy[],
  simulation: Simulated,
  consent?: string,
): Promise<StartedRecoveryServices> {
  const named = new Set(policies.flatMap(({ recovery }) => recovery?.profiles.map(({ verifier }) => verifier) ?? []));
  const urls = new Set(policies.flatMap(({ recovery }) => recovery?.claimsEndpoint ?? []));
  const claimsEndpoints = [...urls].map((url) => permittedEndpoint(url, consent));
  const profiles = verifiers.filter(({ id }) => named.has(id));
  if (profiles.length === 0 || faceCheck === undefined) return { stop: async () => {} };
  const settled = await Promise.allSettled(profiles.map((profile) => startVerifier({ profile, simulation })));
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => void (await Promise.all(started.map((verifier) => verifier.stop())));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  const addresses = started.map(({ baseUrl, apiKey }, at) => [profiles[at]?.id ?? '', { baseUrl, apiKey }] as const);
  return {
    services: {
      verifiers: Object.fromEntries(addresses),
      faceCheck,
      claimsEndpoints,
    },
    stop,
  };
}
