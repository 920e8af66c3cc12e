// One person as a chain of facts: who they are, what reaches them by which group, what they may register, what their sign-ins need, and how
// they come to a first passkey.
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import type { JudgedTenant, PersonFacts, Registration, RegistrationLimit } from './judged-tenant.ts';

export function explainPerson(judged: JudgedTenant, person: number): string[] {
  const { people } = judged;
  const facts = people.facts(person);
  const answer = people.judged(person);
  return [
    whoTheyAre(facts),
    ...rolesOf(judged, facts),
    ...methodsOf(facts),
    ...profilesOf(judged, people.registration(person)),
    `So the weakest passkey that they may register is: ${answer.weakestRegistrable}.`,
    ...answer.passkeys.map(passkeyHeld),
    ...demandsOf(judged, answer),
    endOfTelephone(answer.deadline),
    ...wayOf(answer),
  ];
}

function whoTheyAre({ person, persona, isEmergency, isExternal, isGuest, groups }: PersonFacts): string {
  const traits = [
    ...(isExternal ? ['a guest from another directory'] : isGuest ? ['a guest'] : []),
    ...(isEmergency ? ['a declared emergency account'] : []),
    ...(person.accountEnabled === false ? ['disabled'] : []),
    groups === undefined
      ? 'in groups that were not exported'
      : `in ${groups.length} ${groups.length === 1 ? 'group' : 'groups'} that policies name`,
  ];
  return `${person.userPrincipalName} is judged as ${persona}: ${traits.join(', ')}.`;
}

function rolesOf({ groupName }: JudgedTenant, { roles, isAdmin }: PersonFacts): string[] {
  if (roles.length === 0) return isAdmin ? ['The registration report calls them an administrator.'] : [];
  const named = roles.map(({ roleName, roleTemplateId, assignment, viaGroup }) => {
    const through = viaGroup === undefined ? '' : ` through ${groupName(viaGroup)}`;
    return `${roleName ?? roleTemplateId} (${assignment}${through})`;
  });
  return [`Roles: ${named.join(', ')}.`];
}

const allowedWords = { yes: '', no: ', switched off for them', unknown: ', of which the policy is not known' };

function methodsOf({ methods }: PersonFacts): string[] {
  if (methods === undefined) return ['No registration report names them, so what they have registered is not known.'];
  if (methods.length === 0) return ['They have registered no method.'];
  const told = methods.map(({ written, isKnown, isAllowed }) =>
    isKnown ? `${written}${allowedWords[isAllowed]}` : `${written}, a name that is not documented`,
  );
  return [`They have registered: ${told.join('; ')}.`];
}

function profilesOf({ groupName }: JudgedTenant, { profiles, limits }: Registration): string[] {
  return [
    ...profiles.map(({ profile, registrable, via }) => {
      const path = via.length === 0 ? 'by their own name' : `through ${via.map(groupName).join(' → ')}`;
      return `The profile "${profile.name}" reaches them ${path}, and allows: ${registrable}.`;
    }),
    ...limits.map((limit) => limitWords[limit]),
  ];
}

const limitWords: Readonly<Record<RegistrationLimit, string>> = {
  'policy-not-exported': 'The passkey policy was not exported.',
  'memberships-not-exported':
    'Memberships of groups were not exported: more profiles, or an exclusion, may reach them.',
  'method-off': 'Passkeys are switched off in the methods policy.',
  excluded: 'They are excluded from passkeys, which wins over every target.',
  'not-targeted': 'No profile reaches them.',
  'self-service-off': 'Self-service set-up of passkeys is off.',
  guest: 'Guests cannot register a passkey in this tenant.',
};

function passkeyHeld({ aaguid, model, type, signsIn, why }: PersonJudged['passkeys'][number]): string {
  const named = [model, type, aaguid].filter((part) => part !== undefined).join(', ');
  return `They hold a passkey (${named || 'of which the export tells nothing'}). Signs in: ${signsIn}, as ${why}.`;
}

function demandsOf({ tenant }: JudgedTenant, { demands }: PersonJudged): string[] {
  if (tenant.conditionalAccess === undefined) return ['Conditional Access was not exported.'];
  if (demands.length === 0) return ['No enabled Conditional Access policy demands anything of them.'];
  return demands.map(({ policy, demands: what }) => `The policy "${policy}" demands: ${what.join(', ')}.`);
}

function endOfTelephone(deadline: PersonJudged['deadline']): string {
  switch (deadline) {
    case 'none':
      return 'The end of text messages and calls takes nothing from them.';
    case 'unknown':
      return 'Whether the end of text messages and calls hits them is not known.';
    default:
      return `Text messages and calls, their only second factor, end for them on ${deadline}.`;
  }
}

function stepsInWords({ device, reachable, steps }: PersonJudged['firstPasskey']['ways'][number]): string[] {
  const reached = steps.filter(({ passed }) => passed !== 'not-reached');
  return [`By ${device}: ${reachable}.`].concat(
    reached.map(({ step, passed, because }) => `— ${step}: ${passed}, ${because}.`),
  );
}

function wayOf({ firstPasskey }: PersonJudged): string[] {
  const { reachable, stopsAt, ways, waysOut } = firstPasskey;
  if (reachable === 'has-one') return ['They hold a passkey that signs in.'];
  const stops = stopsAt === undefined ? '' : `, and the way that comes furthest stops at: ${stopsAt}`;
  return [
    `A first passkey can be reached: ${reachable}${stops}.`,
    ...ways.flatMap(stepsInWords),
    ...waysOut.map((wayOut) => `Way out: ${wayOut}.`),
  ];
}
