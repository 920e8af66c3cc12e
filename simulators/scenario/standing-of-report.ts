// Where the people of a persona stand, counted from the registration report of a tenant's exports.
import { basename } from 'node:path';
import { isExternal, isTelephone, modesOf, standsInForTelephone } from '../../scenarios/schema/registered-method.ts';
import type { StandingAtStart } from '../../scenarios/schema/standing-at-start.ts';
import type { Tenant, TenantPerson } from '../../scenarios/schema/tenant.ts';
import { around, placesNamed } from './groups-in-scenario.ts';

type Standing = keyof Pick<StandingAtStart, 'textMessageOnly' | 'app' | 'passkey'>;

/** As a scenario writes it; or why it cannot be told. */
export type StandingOfReport =
  | { readonly written: Readonly<Record<Standing | 'assumed', string>> }
  | { readonly found: string; readonly expected: string };

/** @param groups names or ids; undefined: everybody but guests. */
export function standingOfReport(tenant: Tenant, groups: readonly string[] | undefined): StandingOfReport {
  const people = groups === undefined ? tenant.people.filter(isOwn) : peopleIn(tenant, groups);
  if ('found' in people) return people;
  const counts: Record<Standing | 'nothing', number> = { textMessageOnly: 0, app: 0, passkey: 0, nothing: 0 };
  for (const person of people) {
    const { methodsRegistered: methods } = person;
    if (methods !== undefined && person.accountEnabled !== false) counts[standingOf(person, methods)] += 1;
  }
  const { nothing, ...standing } = counts;
  const counted = standing.textMessageOnly + standing.app + standing.passkey;
  const whose = groups === undefined ? 'everybody but guests' : groups.join(', ');
  if (counted === 0)
    return {
      found: `nobody who has registered a second factor (${whose})`,
      expected: 'exports with a registration report (User registration details) that has such people',
    };
  const share = (of: Standing) => `${((100 * standing[of]) / counted).toFixed(6)} %`;
  return {
    written: {
      textMessageOnly: share('textMessageOnly'),
      app: share('app'),
      passkey: share('passkey'),
      assumed: [
        `Counted of ${peopleInWords(counted)} in a registration report (${whose})`,
        ...(nothing === 0 ? [] : [`${peopleInWords(nothing)} with no second factor left out`]),
        ...tenant.unread.map(({ file, sentence }) => `not read, ${basename(file)}: ${sentence.replace(/\.$/, '')}`),
      ].join('; '),
    },
  };
}

const peopleInWords = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;

const isOwn = ({ userType }: TenantPerson): boolean => userType !== 'guest';

/** Windows Hello for Business is no passkey that the campaign knows, and stands in for a telephone all the same. */
function standingOf({ passkeys = [] }: TenantPerson, methods: readonly string[]): Standing | 'nothing' {
  const modes = methods.flatMap((method) => modesOf(method) ?? []).map(({ mode }) => mode);
  if (passkeys.length > 0 || modes.includes('fido2')) return 'passkey';
  if (standsInForTelephone(modes) || methods.some(isExternal)) return 'app';
  return isTelephone(modes) ? 'textMessageOnly' : 'nothing';
}

function peopleIn(
  { people, groups, memberships }: Tenant,
  names: readonly string[],
): readonly TenantPerson[] | { readonly found: string; readonly expected: string } {
  if (memberships === undefined)
    return { found: 'exports without memberships', expected: 'who is in which group, or no "groups"' };
  const wanted = new Set<number>();
  for (const name of names) {
    const [place, ...others] = placesNamed(groups, name);
    if (place === undefined || others.length > 0)
      return {
        found: `${place === undefined ? 'no group' : `${others.length + 1} groups`} "${name}" in the exports`,
        expected: 'the name of one group, or its id',
      };
    wanted.add(place);
  }
  const isInside = groups.map((_, place) => [...around([place], memberships)].some((each) => wanted.has(each)));
  return people.filter((_, person) => [...memberships.directGroups(person)].some((place) => isInside[place] === true));
}
