// Calls a tenant's own check for each person of a list, several at a time.
import { callExtension, type ExtensionCall } from './call-extension.ts';
import type { AskedPerson } from './callouts-of-people.ts';
import type { PermittedEndpoint } from './permitted-endpoint.ts';

export interface ProbeOrder {
  readonly endpoint: PermittedEndpoint;
  readonly people: readonly AskedPerson[];
  /** Calls at a time. */
  readonly concurrency: number;
  readonly bearerToken?: string | undefined;
  /** Aborted: calls in hand end, and nobody else is asked for. */
  readonly stop: AbortSignal;
  /** @param done people that were asked for. */
  readonly onDone: (done: number) => void;
}

export interface ProbedPerson extends ExtensionCall {
  readonly userPrincipalName: string;
}

/** In the order of the list; fewer than it has where it was stopped. */
export async function probePeople(order: ProbeOrder): Promise<readonly ProbedPerson[]> {
  const { endpoint, people, concurrency, bearerToken, stop, onDone } = order;
  const probed: (ProbedPerson | undefined)[] = people.map(() => undefined);
  const waiting = people.entries();
  let done = 0;
  const askInTurn = async () => {
    for (const [at, { userPrincipalName, callout }] of waiting) {
      if (stop.aborted) return;
      probed[at] = { userPrincipalName, ...(await callExtension(endpoint, callout, { bearerToken })) };
      done += 1;
      onDone(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, people.length) }, askInTurn));
  return probed.filter((one) => one !== undefined);
}
