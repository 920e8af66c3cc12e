// Starts the identity provider as a child process of the harness.
import { randomBytes, randomUUID } from 'node:crypto';
import { defaultPolicy, type Policy } from '../../scenarios/schema/policy.ts';
import type { ArmPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import type { ExternalProviderProcess } from '../external-method/external-provider-process.ts';
import { startServerProcess, type ServerProcess } from '../server-process/start-server-process.ts';
import { registrationOf } from './external-paths.ts';
import type { StartMessage } from './server/process-messages.ts';
import { owaspPasswordHashing, type PasswordHashing, type RecoveryServices } from './server/provider-options.ts';

export interface IdentityProviderOptions {
  /** Absent: wherever there is room. */
  readonly port?: number;
  /** NDJSON, appended to, a row at a time: several processes may share it. Absent: no log is kept. */
  readonly signInLogFile?: string;
  /** Likewise, of the audit log. */
  readonly auditLogFile?: string;
  /** Absent: OWASP's cost. */
  readonly passwordHashing?: PasswordHashing;
  /** Absent: the defaults. */
  readonly policy?: Policy;
  /** Whom account recovery needs; `planted`: the simulation plays them. Absent: nobody gets further than their user name. */
  readonly recovery?: RecoveryServices | 'planted' | undefined;
  /** Asks for second factors, and is told of this tenant. Absent: nobody does. */
  readonly external?: Pick<ExternalProviderProcess, 'discoveryUrl' | 'register'> | undefined;
  /** Absent: a server as it would be in earnest; nobody can move its time, read a code or make an account. */
  readonly simulation?: {
    readonly seed: number;
    readonly faults: readonly Fault[];
    /** Absent: all arms have the same. */
    readonly armPolicies?: ArmPolicies;
    /** At least 32 characters. Absent: a fresh one. */
    readonly token?: string;
  };
}

export interface IdentityProvider extends ServerProcess {
  /** To show in `x-pilot-token`. Opens nothing when the server was not started for simulation. */
  readonly token: string;
}

/**
 * MB. A small nursery and a bounded heap: V8 otherwise lets the process double before it collects, and its growth over a run could not
 * be told from a leak. Room for some hundred thousand accounts.
 */
const heapFlags = ['--max-semi-space-size=4', '--max-old-space-size=512'] as const;

export function newSimulationToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Rejects with PilotError `identity-provider-not-started` when it does not come up. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const {
    port = 0,
    signInLogFile,
    auditLogFile,
    recovery,
    external,
    passwordHashing = owaspPasswordHashing,
    policy = defaultPolicy,
    simulation,
  } = options;
  const token = simulation?.token ?? newSimulationToken();
  const clientId = randomUUID();
  const message: StartMessage = {
    port,
    ...(signInLogFile === undefined ? {} : { signInLogFile }),
    ...(auditLogFile === undefined ? {} : { auditLogFile }),
    ...(recovery === undefined ? {} : { recovery: recovery === 'planted' ? recovery : asMessage(recovery) }),
    ...(external === undefined ? {} : { external: { discoveryUrl: external.discoveryUrl, clientId } }),
    passwordHashing,
    policy,
    ...(simulation === undefined
      ? {}
      : {
          simulation: {
            token,
            seed: simulation.seed,
            faults: [...simulation.faults],
            ...(simulation.armPolicies === undefined ? {} : { armPolicies: simulation.armPolicies }),
          },
        }),
  };
  const server = await startServerProcess({
    name: 'identity-provider',
    main: new URL('server/main.ts', import.meta.url),
    message,
    runtimeFlags: heapFlags,
  });
  await external?.register(registrationOf(server.baseUrl, clientId)).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return { ...server, token };
}

const asMessage = ({ verifiers, faceCheck, claimsEndpoints }: RecoveryServices): StartMessage['recovery'] => ({
  verifiers: { ...verifiers },
  faceCheck,
  claimsEndpoints: [...claimsEndpoints],
});
