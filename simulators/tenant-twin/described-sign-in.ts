// A sign-in as somebody writes it: "user=ana@contoso.example,app=Office365,platform=windows,client=browser,place=trusted,method=password+sms".
// What is left out is not told, and can leave the verdict open; risk alone is none unless it is told.
import { type MethodMode, methodModes } from '../../scenarios/schema/authentication-strength.ts';
import {
  clientAppTypes,
  platforms,
  registerSecurityInformation,
  riskLevels,
} from '../../scenarios/schema/conditional-access.ts';
import { knownApplications, suites } from '../../scenarios/schema/known-applications.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { isGuid } from '../tenant-exports/recognise.ts';
import type { Shown } from '../site/rules/authentication-strength.ts';
import type { DescribedSignIn } from '../site/rules/conditional-access.ts';

const keys = ['user', 'app', 'platform', 'client', 'place', 'method', 'device', 'user-risk', 'sign-in-risk'] as const;
type Key = (typeof keys)[number];
export type WrittenSignIn = Readonly<Partial<Record<Key, string>>>;

export function parseSignIn(text: string): WrittenSignIn {
  const written: Partial<Record<Key, string>> = {};
  for (const part of text.split(',').map((one) => one.trim())) {
    const [key = '', ...value] = part.split('=');
    const known = keys.find((one) => one === key.trim().toLowerCase());
    if (known === undefined || value.length === 0) throw unclear(part, `one of ${keys.join('=…, ')}=…`);
    if (written[known] !== undefined) throw unclear(part, `${known}= once`);
    written[known] = value.join('=').trim();
  }
  return written;
}

export function describedSignIn(written: WrittenSignIn, tenant: Tenant): DescribedSignIn {
  const { app, platform, client, place, method, device } = written;
  const riskOf = (key: 'user-risk' | 'sign-in-risk') =>
    choose(written[key] ?? 'none', ['none', ...riskLevels] as const, `${key}=${written[key] ?? ''}`);
  return {
    ...(app === undefined ? {} : { resource: resourceOf(app, tenant) }),
    ...(platform === undefined ? {} : { platform: choose(platform, platforms, `platform=${platform}`) }),
    ...(client === undefined ? {} : { client: choose(client, clientAppTypes, `client=${client}`) }),
    ...(place === undefined ? {} : placeOf(place, tenant)),
    ...(method === undefined ? {} : { shown: shownBy(method) }),
    ...(device === undefined ? {} : { device: deviceOf(device) }),
    userRisk: riskOf('user-risk'),
    signInRisk: riskOf('sign-in-risk'),
  };
}

/**
 * An id, a name that is known here or that a policy writes, a suite, or "register" for registering security information. Exports do not name
 * applications; taken for one, a name that was misspelt would be under no policy but those for all.
 */
function resourceOf(app: string, { conditionalAccess = [] }: Tenant): string {
  const same = (name: string): boolean => name.toLowerCase() === app.toLowerCase();
  if (same('register')) return registerSecurityInformation;
  const known = Object.entries(knownApplications).find(([, { name }]) => same(name));
  const written = conditionalAccess.flatMap(({ conditions: { applications } }) => [
    ...applications.includeApplications,
    ...applications.excludeApplications,
  ]);
  const found = known?.[0] ?? [...suites, ...written].find(same);
  if (found === undefined && !isGuid(app))
    throw unclear(
      `app=${app}`,
      `the id of an application, register, ${[...suites, ...Object.values(knownApplications).map(({ name }) => name)].join(', ')}`,
    );
  return found ?? app.toLowerCase();
}

/** "trusted", "elsewhere", or the id or name of a named location. */
function placeOf(
  place: string,
  { namedLocations = [] }: Tenant,
): Pick<DescribedSignIn, 'locations' | 'isTrustedLocation'> {
  const written = place.toLowerCase();
  if (written === 'elsewhere') return { locations: [], isTrustedLocation: false };
  if (written === 'trusted')
    return {
      isTrustedLocation: true,
      locations: namedLocations.flatMap(({ id, isTrusted }) => (isTrusted === true ? [id] : [])),
    };
  const named = namedLocations.find(
    ({ id, displayName }) => id.toLowerCase() === written || displayName.toLowerCase() === written,
  );
  if (named === undefined)
    throw unclear(
      `place=${place}`,
      ['trusted', 'elsewhere', ...namedLocations.map(({ displayName }) => displayName)].join(', '),
    );
  return { locations: [named.id], isTrustedLocation: named.isTrusted === true };
}

/** Everyday names of methods; those of Graph are understood too. */
const methodNames: Readonly<Record<string, MethodMode>> = {
  passkey: 'fido2',
  pass: 'temporaryAccessPassOneTime',
  push: 'microsoftAuthenticatorPush',
  totp: 'softwareOath',
  call: 'voice',
  hello: 'windowsHelloForBusiness',
  certificate: 'x509CertificateMultiFactor',
};

/** Methods with "+" between; a passkey may have its AAGUID after a colon; "external" is an external provider. */
function shownBy(method: string): Shown {
  const parts = method.split('+').map((part) => part.trim().toLowerCase());
  const aaguid = parts.flatMap((part) => part.split(':').slice(1))[0];
  const names = parts.map((part) => part.split(':')[0] ?? '');
  return {
    modes: names.filter((name) => name !== 'external').map((name) => modeOf(name, method)),
    ...(aaguid === undefined ? {} : { aaguid }),
    ...(names.includes('external') ? { external: true } : {}),
  };
}

function modeOf(name: string, method: string): MethodMode {
  const everyday = Object.hasOwn(methodNames, name) ? methodNames[name] : undefined;
  return everyday ?? choose(name, methodModes, `method=${method}`, [...Object.keys(methodNames), 'external']);
}

const deviceFacts: Readonly<Record<string, NonNullable<DescribedSignIn['device']>>> = {
  compliant: { compliantDevice: true },
  hybrid: { domainJoinedDevice: true },
  private: { compliantDevice: false, domainJoinedDevice: false },
  'protected-app': { compliantApplication: true },
};

function deviceOf(device: string): NonNullable<DescribedSignIn['device']> {
  const parts = device.split('+').map((part) => choose(part.trim(), Object.keys(deviceFacts), `device=${device}`));
  return Object.assign({}, ...parts.map((part) => deviceFacts[part])) as NonNullable<DescribedSignIn['device']>;
}

function choose<T extends string>(
  value: string,
  choices: readonly T[],
  found: string,
  alsoUnderstood: readonly string[] = [],
): T {
  const chosen = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  if (chosen === undefined) throw unclear(found, [...alsoUnderstood, ...choices].join(', '));
  return chosen;
}

const unclear = (found: string, expected: string): PilotError =>
  new PilotError(
    'sign-in-unclear',
    {
      found: `"${found}"`,
      expected,
      where: '--sign-in',
      remedy:
        'describe it as user=ana@contoso.example,app=Office365,platform=windows,client=browser,method=password+sms',
    },
    { badInput: true },
  );
