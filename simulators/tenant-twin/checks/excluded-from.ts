// Whom a Conditional Access policy leaves out by name, group or role. Guests are told apart by policies themselves and are not meant.
import type { ConditionalAccessPolicy } from '../../../scenarios/schema/conditional-access.ts';
import type { JudgedTenant, PersonFacts } from '../judged-tenant.ts';

export function excludedFrom(
  { people, membersOf }: JudgedTenant,
  { conditions: { users } }: ConditionalAccessPolicy,
): readonly PersonFacts[] {
  const inGroups = new Set(users.excludeGroups.flatMap((id) => [...(membersOf(id) ?? [])]));
  const excluded: PersonFacts[] = [];
  for (let person = 0; person < people.count; person += 1) {
    const facts = people.facts(person);
    const byRole = facts.roles.some(
      ({ roleTemplateId, assignment }) => assignment === 'active' && users.excludeRoles.includes(roleTemplateId),
    );
    if (byRole || inGroups.has(person) || users.excludeUsers.includes(facts.person.id)) excluded.push(facts);
  }
  return excluded;
}
