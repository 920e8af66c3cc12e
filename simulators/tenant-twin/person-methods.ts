// The methods that somebody has registered, with what each can show and whether the methods policy lets them use it.
import { anyOf, type Known } from '../../scenarios/schema/known.ts';
import type { MethodMode } from '../../scenarios/schema/authentication-strength.ts';
import type { MethodConfiguration, MethodsPolicy, TenantPerson } from '../../scenarios/schema/tenant.ts';
import { isTargeted, type Subject } from './is-targeted.ts';
import type { RegisteredMethod } from './judged-tenant.ts';
import { isExternal, type ModeOfMethod, modesOf } from '../../scenarios/schema/registered-method.ts';

/** Absent: no registration report names the person. */
export function methodsOf(
  { methodsRegistered }: TenantPerson,
  policy: MethodsPolicy | undefined,
  subject: Subject,
): readonly RegisteredMethod[] | undefined {
  return methodsRegistered?.map((written) => methodOf(written, policy, subject));
}

function methodOf(written: string, policy: MethodsPolicy | undefined, subject: Subject): RegisteredMethod {
  const meant = modesOf(written);
  if (meant === undefined || meant.length === 0)
    return { written, modes: [], isKnown: meant !== undefined, isExternal: isExternal(written), isAllowed: 'unknown' };
  const answers = meant.map((mode) => isModeAllowed(mode, policy, subject));
  return {
    written,
    modes: meant.filter((_, place) => answers[place] !== 'no').map(({ mode }): MethodMode => mode),
    isKnown: true,
    isExternal: false,
    isAllowed: anyOf(answers),
  };
}

export function isModeAllowed({ ruledBy }: ModeOfMethod, policy: MethodsPolicy | undefined, subject: Subject): Known {
  return ruledBy.length === 0 ? 'yes' : anyOf(ruledBy.map((id) => isMethodAllowed(id, policy, subject)));
}

/** Ids that the older settings of multifactor authentication may still allow, as long as they have not been migrated. */
const ruledByOlderToo: ReadonlySet<string> = new Set([
  'Sms',
  'Voice',
  'MicrosoftAuthenticator',
  'SoftwareOath',
  'HardwareOath',
]);

function isMethodAllowed(id: string, policy: MethodsPolicy | undefined, subject: Subject): Known {
  const configuration = policy?.methods.find((method) => method.id.toLowerCase() === id.toLowerCase());
  if (policy === undefined || configuration === undefined) return 'unknown';
  const allowed = isAllowedBy(configuration, subject);
  const { policyMigrationState = 'migrationComplete' } = policy;
  return allowed === 'no' && policyMigrationState !== 'migrationComplete' && ruledByOlderToo.has(id)
    ? 'unknown'
    : allowed;
}

export const isAllowedBy = (configuration: MethodConfiguration, subject: Subject): Known =>
  configuration.state === 'enabled' ? isTargeted(configuration, subject) : 'no';
