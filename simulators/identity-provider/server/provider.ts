// The parts every route needs, made once for each app.
import type { DirectoryAudit } from '../../../scenarios/schema/directory-audit.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { RequestService } from '../../identity-proofing/request-service.ts';
import { BoundedMap } from '../../web-server/bounded-map.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { externalAnswerPath } from '../external-paths.ts';
import { DirectoryStore } from './directory-store.ts';
import { ExternalMethod } from './external-method.ts';
import { Passwords } from './passwords.ts';
import type { ProviderOptions } from './provider-options.ts';
import { ownRequestService, type KnownIssuers } from './own-request-service.ts';
import { RecoveryRegister } from './recovery-register.ts';
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
  readonly recoveries: RecoveryRegister;
  readonly issuers: KnownIssuers;
  /** Absent where the server knows no verifier. */
  readonly requestService?: RequestService | undefined;
  /** Absent where the server knows no external provider. */
  readonly external?: ExternalMethod | undefined;
  /** In simulation: rows of the audit log by user name. */
  readonly auditRows: BoundedMap<string, readonly DirectoryAudit[]>;
}

const auditedAccounts = 10_000;

export function createProvider(options: ProviderOptions): Provider {
  const ofArms = new Map(Object.entries(options.simulation?.armPolicies ?? {}));
  const policyFor = ({ var: { position } }: AppContext) =>
    (position === undefined ? undefined : ofArms.get(position.arm)) ?? options.policy;
  const { baseUrl, external } = options;
  const issuers = { byId: new Map(), byVerifier: new Map() };
  return {
    options,
    directory: new DirectoryStore(),
    origins: [options.baseUrl],
    sessions: new SessionStore(policyFor),
    passwords: new Passwords(options.passwordHashing),
    policyFor,
    recoveries: new RecoveryRegister(),
    issuers,
    requestService: ownRequestService(options, issuers, policyFor),
    external:
      external === undefined
        ? undefined
        : new ExternalMethod({ ...external, redirectUri: `${baseUrl}${externalAnswerPath}` }, baseUrl),
    auditRows: new BoundedMap(auditedAccounts),
  };
}
