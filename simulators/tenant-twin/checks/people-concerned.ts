// Whom a finding concerns, by name, of how many who could be. Whoever is disabled signs in to nothing, and is not counted.
import type { Finding } from '../../../scenarios/schema/policy-answer.ts';
import type { JudgedTenant, PersonFacts } from '../judged-tenant.ts';

export type Concerned = NonNullable<Finding['people']>;

export const isEnabled = ({ person }: Pick<PersonFacts, 'person'>): boolean => person.accountEnabled !== false;

/** @param could absent: everybody. */
export function peopleConcerned(
  { people }: JudgedTenant,
  concerned: (facts: PersonFacts, person: number) => boolean,
  could: (facts: PersonFacts) => boolean = () => true,
): Concerned {
  const userPrincipalNames: string[] = [];
  let of = 0;
  for (let person = 0; person < people.count; person += 1) {
    const facts = people.facts(person);
    if (!isEnabled(facts) || !could(facts)) continue;
    of += 1;
    if (concerned(facts, person)) userPrincipalNames.push(facts.person.userPrincipalName);
  }
  return { count: userPrincipalNames.length, of, userPrincipalNames };
}
