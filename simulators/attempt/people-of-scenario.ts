// How the people of a scenario behave, and who comes to their accounts beside them: what every driver lives them by.
import type { ArmId } from '../../scenarios/schema/arm.ts';
import { usualLockedOut, type Drill } from '../../scenarios/schema/drill.ts';
import type { HeldDocuments } from '../../scenarios/schema/held-documents.ts';
import { armPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { HumanModel } from '../people/intent.ts';
import { attackTurn } from '../../scenarios/sampling/attack-turn.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { Impostor } from '../../scenarios/schema/impostor.ts';
import type { PhishingScenario } from '../../scenarios/schema/scenario.ts';
import { phishedModels } from '../people/phished-models.ts';
import { createHumanModel } from '../people/human-model.ts';
import { documentNameOf, effectiveCauses } from '../identity-proofing/document-name.ts';
import type { NameCause, NamedPerson } from '../people/name-cause.ts';
import { directoryIdentityOf, lockedOut, type LockedOut, type NameOnDocument } from '../people/lock-out.ts';
import { impostorModel } from '../people/impostor-model.ts';
import type { IntentInHand } from '../people/intent-in-hand.ts';
import type { DrillKnown } from '../people/recovering.ts';
import type { Parameters } from '../people/parameters.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { LivedScenario } from '../scenario/load-scenario.ts';
import { unmeantLife } from './before-need.ts';
import { checkedByTenant } from './checked-by-tenant.ts';
import { impostorLife } from './impostors-before.ts';
import { attackNamed } from '../attacks/attack-named.ts';
import type { AttackLife } from './attack-after.ts';
import type { Life } from './life.ts';

export interface PeopleOfScenario extends Pick<Life, 'unmeant' | 'impostors' | 'attacks' | 'identityOf' | 'countryOf'> {
  readonly human: HumanModel;
  /** Of whoever recovers an account. Absent: nobody does. */
  readonly lockedOut?: DrillKnown['lockedOut'];
}

/** @param intent for who keeps no intent: each is gone with the next. */
export function peopleOfScenario(
  loaded: Pick<LivedScenario, 'scenario' | 'impostors' | 'documents' | 'verifiers' | 'faceCheck'>,
  parameters: Parameters,
  intent?: IntentInHand,
): PeopleOfScenario {
  const { scenario, impostors = [], documents } = loaded;
  const { seed } = scenario;
  const why = whyLockedOut(scenario);
  if (scenario.kind === 'phishing-drill') {
    const [impostor] = impostors;
    const caller =
      documents === undefined || impostor === undefined
        ? undefined
        : { known: drillKnown(loaded, documents, parameters, usualLockedOut), impostor };
    return {
      human: createHumanModel({ seed, parameters, intent }),
      attacks: attackLife(scenario, parameters, caller),
      ...(caller === undefined ? {} : { identityOf: (user) => directoryIdentityOf(seed, parameters, user) }),
    };
  }
  if (why === undefined || documents === undefined)
    return {
      human: createHumanModel({ seed, parameters, intent }),
      unmeant: 'unmeant' in scenario ? unmeantLife(scenario, parameters) : undefined,
    };
  const known = drillKnown(loaded, documents, parameters, why);
  return {
    human: createHumanModel({ seed, parameters, intent, drill: known }),
    impostors: impostorLife({ seed, parameters, ...known }, impostors),
    lockedOut: known.lockedOut,
    identityOf: (user) => directoryIdentityOf(seed, parameters, user),
    countryOf: (user) => known.lockedOut(user).country,
  };
}

function attackLife(
  scenario: PhishingScenario,
  parameters: Parameters,
  caller: { readonly known: DrillKnown; readonly impostor: Impostor } | undefined,
): AttackLife {
  const { seed, phishing, policy, arms } = scenario;
  const policies = armPolicies(policy, arms);
  const ground = {
    seed,
    parameters,
    trained: phishing.trained,
    caller:
      caller === undefined
        ? undefined
        : (human: HumanModel) => impostorModel({ seed, parameters, ...caller.known }, human, caller.impostor),
  };
  const turn = attackTurn(scenario);
  return {
    attackOn: (user) => attackNamed[turn(user)],
    victimIn: ({ id, signIn }) => ({
      byPasskey: registrationFor(signIn) !== undefined,
      hasHelpDesk: caller !== undefined && (policies[id] ?? policy).helpDesk !== undefined,
      callsAtMost: caller?.impostor.tries.atMost.value ?? 0,
    }),
    modelOf: phishedModels(ground),
  };
}

/** Undefined: nobody recovers an account alone, outside of a tenant's months. */
function whyLockedOut(scenario: LivedScenario['scenario']): Pick<Drill['lockedOut'], 'shares'> | undefined {
  switch (scenario.kind) {
    case 'recovery-drill':
      return scenario.drill.lockedOut;
    case 'load':
      return scenario.load.lockedOut ?? usualLockedOut;
    case 'pilot':
    case 'rollout':
    case 'phishing-drill':
      return undefined;
  }
}

/** What people who recover an account know, hold and wait for. */
export function drillKnown(
  loaded: Pick<LivedScenario, 'scenario' | 'verifiers' | 'faceCheck'>,
  documents: HeldDocuments,
  parameters: Parameters,
  why: Pick<Drill['lockedOut'], 'shares'>,
): DrillKnown {
  const { seed, policy, arms } = loaded.scenario;
  const policies = armPolicies(policy, arms);
  const policyOf = (arm: ArmId) => policies[arm] ?? policy;
  return {
    lockedOut: lastAsked((user) => lockedOut({ seed, parameters, lockedOut: why, documents, namesOnDocument }, user)),
    ...checkedByTenant({ verifiers: loaded.verifiers ?? [], faceCheck: loaded.faceCheck }, policyOf),
  };
}

export function namesOnDocument(person: NamedPerson, causes: readonly NameCause[]): NameOnDocument {
  return { ...documentNameOf(person, causes), causes: effectiveCauses(person, causes) };
}

/** One person is asked of many times in a row. */
function lastAsked(make: (user: VirtualUser) => LockedOut): (user: VirtualUser) => LockedOut {
  let last: { readonly user: VirtualUser; readonly made: LockedOut } | undefined;
  return (user) => {
    if (last?.user !== user) last = { user, made: make(user) };
    return last.made;
  };
}
