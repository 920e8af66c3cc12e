// The processes that stand for the target in a load run. People are spread over them by index, each always at the same one, so that
// no process needs to know what another does.
import { availableParallelism } from 'node:os';
import type { Policy } from '../../../../scenarios/schema/policy.ts';
import type { ArmPolicies } from '../../../../scenarios/schema/policy-of-arm.ts';
import type { Fault } from '../../../../scenarios/schema/scenario.ts';
import {
  startExternalProviderFor,
  type ExternalProviderProcess,
} from '../../../external-method/external-provider-process.ts';
import { newSimulationToken, startIdentityProvider } from '../../../identity-provider/process.ts';
import type { PasswordHashing } from '../../../identity-provider/server/provider-options.ts';
import { SimulationClient, type AccountOrder } from '../../../identity-provider/simulation-client.ts';
import type { ProcessExit, ServerProcess } from '../../../server-process/start-server-process.ts';
import { dropCutLine } from '../../../store/drop-cut-line.ts';

export interface FleetOptions {
  /** Absent: one for each core but one, which is left to k6; at least one. */
  readonly processes?: number;
  /** NDJSON, appended to; all processes write to it. */
  readonly signInLogFile: string;
  /** Likewise, of the audit log. Absent: none is kept. */
  readonly auditLogFile?: string;
  /** The simulation plays whoever checks identities. Absent: nobody recovers an account by an identity check. */
  readonly recovery?: 'planted';
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly policy: Policy;
  /** Absent: all arms have the same. */
  readonly armPolicies?: ArmPolicies;
  /** Absent: OWASP's cost. */
  readonly passwordHashing?: PasswordHashing;
}

export interface FleetExit {
  readonly processId: number;
  readonly baseUrl: string;
  readonly exit: ProcessExit;
  /** performance.now() when it was noticed. */
  readonly atMs: number;
  /** stop() had been called. */
  readonly asked: boolean;
}

export interface OpenAccountsOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Aborted: rejects with its reason after the batches under way, some 0.5 s. */
  readonly signal?: AbortSignal;
}

/** What trials ask of their target, whoever runs it. */
export interface TrialTarget {
  /** The person of index i is at i modulo their number. */
  readonly baseUrls: readonly string[];
  /** On this machine; empty: somebody else's, who knows where. */
  readonly processIds: readonly number[];
  /** The external provider that it sends people to. Absent: none. */
  readonly externalUrl?: string | undefined;
  /** To show in `x-pilot-token`. Absent: it was not started for simulation. */
  readonly token?: string;
  /** Resolves when every account is at its process. Absent: people have their accounts already. */
  openAccounts?(orders: readonly AccountOrder[], options?: OpenAccountsOptions): Promise<void>;
  /** Resolves once all of it that we started is gone. */
  stop(): Promise<void>;
  /** Resolves when the first process of it ends, for whatever reason. */
  readonly exited: Promise<FleetExit>;
}

export interface TargetFleet extends TrialTarget {
  /** Of all processes. */
  readonly token: string;
  openAccounts: NonNullable<TrialTarget['openAccounts']>;
  baseUrlOf(userIndex: number): string;
  clientOf(userIndex: number): SimulationClient;
}

/**
 * Rejects with PilotError `identity-provider-not-started` when one does not come up; none is left behind then.
 * All write their rows to one log: the system appends each row in one piece (O_APPEND), so that the log is in order of time and whole at
 * any moment, also when all of it is killed; of a row that was being written then, the cut end is removed at the next start.
 */
export async function startTargetFleet(options: FleetOptions): Promise<TargetFleet> {
  const {
    processes = Math.max(1, availableParallelism() - 1),
    signInLogFile,
    auditLogFile,
    recovery,
    seed,
    faults,
    policy,
    armPolicies,
    passwordHashing,
  } = options;
  dropCutLine(signInLogFile);
  if (auditLogFile !== undefined) dropCutLine(auditLogFile);
  const token = newSimulationToken();
  const external = await startExternalProviderFor([policy, ...Object.values(armPolicies ?? {})], {
    token,
    seed,
    faults,
  });
  const started = await Promise.allSettled(
    Array.from({ length: processes }, () =>
      startIdentityProvider({
        signInLogFile,
        ...(auditLogFile === undefined ? {} : { auditLogFile }),
        recovery,
        policy,
        external,
        simulation: { seed, faults, token, ...(armPolicies === undefined ? {} : { armPolicies }) },
        ...(passwordHashing === undefined ? {} : { passwordHashing }),
      }),
    ),
  );
  const failure = started.find((start) => start.status === 'rejected');
  const servers = started.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  if (failure !== undefined) {
    await Promise.all([...servers, external].map((server) => server?.stop()));
    throw failure.reason;
  }
  return targetFleetOf(servers, token, external);
}

/** A fleet of servers that run already: also of one null target. */
export function targetFleetOf(
  servers: readonly ServerProcess[],
  token: string,
  external?: ExternalProviderProcess,
): TargetFleet {
  const clients = servers.map(({ baseUrl }) => new SimulationClient({ baseUrl, token }));
  const at = <T>(all: readonly T[], userIndex: number): T => {
    const one = all[userIndex % all.length];
    if (one === undefined) throw new RangeError(`person ${userIndex} of a fleet of ${all.length} processes`);
    return one;
  };
  let asked = false;
  return {
    baseUrls: servers.map(({ baseUrl }) => baseUrl),
    processIds: servers.map(({ processId }) => processId),
    externalUrl: external?.baseUrl,
    token,
    baseUrlOf: (userIndex) => at(servers, userIndex).baseUrl,
    clientOf: (userIndex) => at(clients, userIndex),
    openAccounts: async (orders, { onProgress, signal } = {}) => {
      // One that fails ends the others too: nothing may go on behind the caller's back.
      const failed = new AbortController();
      const halt = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
      let done = 0;
      const openAt = async (client: SimulationClient, own: readonly AccountOrder[]) => {
        try {
          await client.openAccounts(own, {
            signal: halt,
            onBatch: (count) => {
              done += count;
              onProgress?.(done, orders.length);
            },
          });
        } catch (cause) {
          failed.abort(cause);
        }
      };
      await Promise.all(
        clients.map((client, place) =>
          openAt(
            client,
            orders.filter(({ user }) => user.index % clients.length === place),
          ),
        ),
      );
      if (failed.signal.aborted) throw failed.signal.reason;
    },
    stop: async () => {
      asked = true;
      await Promise.all([...servers, external].map((server) => server?.stop()));
    },
    exited: Promise.race(
      servers.map(async ({ processId, baseUrl, exited }): Promise<FleetExit> => {
        const exit = await exited;
        return { processId, baseUrl, exit, atMs: performance.now(), asked };
      }),
    ),
  };
}
