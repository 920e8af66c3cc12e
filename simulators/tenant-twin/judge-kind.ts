// Everything that the policies make of one kind of person, but for who they are and by which groups a profile came to them.
import type { AuthenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import { anyOf, type Known } from '../../scenarios/schema/known.ts';
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { type SignInPerson, usersMet } from '../site/rules/conditional-access-conditions.ts';
import { firstFactorsOf } from './first-factor.ts';
import { wayToFirstPasskey } from './first-passkey.ts';
import { judgeHeld, stillSignsIn } from './held-passkey.ts';
import type { Subject } from './is-targeted.ts';
import type { CoveringPolicy, PersonFacts, SharedJudgement } from './judged-tenant.ts';
import { factsOf, type PersonKind } from './person-kinds.ts';
import { typeInReport } from '../../scenarios/schema/registered-method.ts';
import type { AccessRules, OpenMemory, UseMemory, Whereabouts } from './access-rules.ts';
import { effectiveRegistration, type EffectiveRegistration } from './registration.ts';
import { demandsOf, type DemandMemory } from './sign-in-demands.ts';
import { telephoneDeadline } from './telephone-deadline.ts';

export interface KindJudged {
  readonly kind: PersonKind;
  readonly facts: Omit<PersonFacts, 'person'>;
  readonly subject: Subject;
  readonly signInPerson: SignInPerson;
  readonly registration: EffectiveRegistration;
  readonly covering: readonly CoveringPolicy[];
  /** Alike for people to whom the same policies are, or may be, addressed: they are alike to Conditional Access. */
  readonly policiesKey: string;
}

/** What is the same for all kinds of a tenant, and what was worked out for kinds before. */
export interface JudgingContext {
  readonly tenant: Tenant;
  readonly strengths: ReadonlyMap<string, AuthenticationStrength>;
  /** Ids of groups → kind of person that the reader calls their members. */
  readonly personas: ReadonlyMap<string, string>;
  /** Where policies make an exception; absent: none asks from where. */
  readonly exceptedPlace: Whereabouts | undefined;
  readonly memory: OpenMemory;
  readonly useMemory: UseMemory;
  readonly demandMemory: DemandMemory;
  readonly waysByFacts: Map<string, PersonJudged['firstPasskey']>;
}

export function judgeKind(kind: PersonKind, { tenant, personas }: JudgingContext): KindJudged {
  const groups = kind.groups && new Set(kind.groups.map((place) => tenant.groups[place]?.id ?? ''));
  const subject: Subject = { id: kind.person.id, groups };
  const signInPerson: SignInPerson = {
    id: subject.id,
    groups,
    roles:
      tenant.roles &&
      new Set(kind.roles.flatMap((role) => (role.assignment === 'active' ? [role.roleTemplateId] : []))),
    isGuest: kind.isGuest,
  };
  const covering = coveringOf(tenant, signInPerson);
  return {
    kind,
    subject,
    signInPerson,
    facts: factsOf(kind, subject, tenant, personas),
    registration: effectiveRegistration(tenant.methodsPolicy?.passkeys, { ...subject, isGuest: kind.isGuest }),
    covering,
    policiesKey: covering.map(({ policy, isFor }) => `${policy.id} ${isFor}`).join(','),
  };
}

function coveringOf({ conditionalAccess = [] }: Tenant, person: SignInPerson): CoveringPolicy[] {
  return conditionalAccess
    .filter(({ state }) => state !== 'disabled')
    .flatMap((policy) => {
      const isFor = usersMet(policy.conditions, person);
      return isFor === 'no' ? [] : [{ policy, isFor }];
    });
}

export function judgementOf(judged: KindJudged, context: JudgingContext): SharedJudgement {
  const { kind, facts, registration, covering } = judged;
  const passkeys = (kind.person.passkeys ?? []).map((held) => judgeHeld(held, registration));
  const holds = holdsOneThatSignsIn(judged, passkeys);
  return {
    weakestRegistrable: registration.weakest,
    passkeys,
    demands: demandsOf(covering, context.strengths, context.demandMemory),
    deadline: telephoneDeadline(facts, holds),
    firstPasskey: holds === 'yes' ? { reachable: 'has-one', waysOut: [], ways: [] } : wayOf(judged, context),
  };
}

/** Where passkeys were not exported one by one, the registration report says that there are some, and of which type. */
function holdsOneThatSignsIn({ facts, registration }: KindJudged, passkeys: SharedJudgement['passkeys']): Known {
  if (passkeys.length > 0) return anyOf(passkeys.map(({ signsIn }) => signsIn));
  const reported = (facts.methods ?? []).filter(({ modes }) => modes.includes('fido2'));
  return anyOf(reported.map(({ written }) => stillSignsIn({ passkeyType: typeInReport(written) }, registration)));
}

function wayOf(judged: KindJudged, context: JudgingContext): PersonJudged['firstPasskey'] {
  const { kind, facts, subject, registration, policiesKey } = judged;
  const { tenant, waysByFacts, exceptedPlace } = context;
  const { devices } = kind.person;
  const factors = firstFactorsOf(tenant.methodsPolicy, {
    subject,
    isExternal: kind.isExternal,
    methods: facts.methods,
  });
  const key = JSON.stringify([
    policiesKey,
    factors.pass,
    factors.factors.map(({ words, isHad }) => `${words} ${isHad}`),
    devices,
    registration.profiles.map(({ profile }) => profile.id),
    registration.possible.map(({ profile }) => profile.id),
    registration.limits,
  ]);
  const way =
    waysByFacts.get(key) ??
    wayToFirstPasskey({ factors, registration, rules: rulesFor(judged, context), devices, exceptedPlace });
  waysByFacts.set(key, way);
  return way;
}

function rulesFor({ covering, signInPerson }: KindJudged, context: JudgingContext): AccessRules {
  const { tenant, strengths, memory, useMemory } = context;
  const enabled = covering.filter(({ policy }) => policy.state === 'enabled');
  return {
    policies: tenant.conditionalAccess && enabled,
    strengths,
    person: signInPerson,
    memory,
    useMemory,
  };
}
