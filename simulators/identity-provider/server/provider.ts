// The parts every route needs, made once for each app.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { DirectoryStore } from './directory-store.ts';
import { Passwords } from './passwords.ts';
import type { ProviderOptions } from './provider-options.ts';
import { SessionStore } from './session-store.ts';

export interface Provider {
  readonly options: ProviderOptions;
  readonly directory: DirectoryStore;
  /** Of its pages. */
  readonly origins: readonly string[];
  readonly sessions: SessionStore;
  readonly passwords: Passwords;
  /** What the administrator of the tenant has set that the request goes to: in simulation each arm is one. */
  readonly policyFor: (context: AppContext) => Policy;
}

export function createProvider(options: ProviderOptions): Provider {
  const ofArms = new Map(Object.entries(options.simulation?.armPolicies ?? {}));
  const policyFor = ({ var: { position } }: AppContext) =>
    (position === undefined ? undefined : ofArms.get(position.arm)) ?? options.policy;
  return {
    options,
    directory: new DirectoryStore(),
    origins: [options.baseUrl],
    sessions: new SessionStore(policyFor),
    passwords: new Passwords(options.passwordHashing),
    policyFor,
  };
}
