// A target of somebody else's: no process of it is ours, no account is opened by us, no token is known to it. It has its own clock, so that
// people's time is really waited out.
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import type { TrialTarget } from '../fleet/target-fleet.ts';

/** @param target of kind `remote`, permitted, as asTargetAllows gives it. */
export function remoteTarget({ baseUrl = '' }: Pick<Target, 'baseUrl'>): TrialTarget {
  return {
    baseUrls: [baseUrl],
    processIds: [],
    stop: () => Promise.resolve(),
    // Nobody tells us: k6 notices.
    exited: new Promise(() => undefined),
  };
}

/**
 * The scenario as its target makes it: realtime where nobody can move the clock, the target's address as its origin.
 * @throws PilotError, bad input: `target-address-not-valid`.
 */
export function asTargetAllows(loaded: LoadedScenario<LoadScenario>): LoadedScenario<LoadScenario> {
  const { scenario, target } = loaded;
  if (target.kind === 'reference') return loaded;
  return {
    ...loaded,
    scenario: { ...scenario, load: { ...scenario.load, realtime: true } },
    target: { ...target, baseUrl: originOf(target.baseUrl ?? '') },
  };
}

/** As it stands in the Origin header; paths have a place of their own in the target's file. */
function originOf(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.pathname === '/' && url.search === '' && url.hash === '') return url.origin;
  throw new PilotError(
    'target-address-not-valid',
    {
      found: `${url.pathname}${url.search}${url.hash} behind the host`,
      expected: 'an address that ends with the host or port',
      where: baseUrl,
      remedy: 'put it before each path under "paths" and "ceremonies" in the file of the target',
    },
    { badInput: true },
  );
}
