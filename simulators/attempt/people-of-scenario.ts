// How the people of a scenario behave, and who comes to their accounts beside them: what every driver lives them by.
import type { ArmId } from '../../scenarios/schema/arm.ts';
import type { Drill } from '../../scenarios/schema/drill.ts';
import type { HeldDocuments } from '../../scenarios/schema/held-documents.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import { armPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { HumanModel } from '../people/intent.ts';
import { createHumanModel } from '../people/human-model.ts';
import { decisionTimeMs } from '../identity-proofing/decision-time.ts';
import { documentNameOf, effectiveCauses } from '../identity-proofing/document-name.ts';
import type { NameCause, NamedPerson } from '../people/name-cause.ts';
import { directoryIdentityOf, lockedOut, type LockedOut, type NameOnDocument } from '../people/lock-out.ts';
import type { IntentInHand } from '../people/intent-in-hand.ts';
import type { DrillKnown } from '../people/recovering.ts';
import type { Parameters } from '../people/parameters.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { LivedScenario } from '../scenario/load-scenario.ts';
import { recoveryProfileFor } from '../site/rules/recovery-profile.ts';
import { unmeantLife } from './before-need.ts';
import { impostorLife } from './impostors-before.ts';
import type { Life } from './life.ts';

export interface PeopleOfScenario extends Pick<Life, 'unmeant' | 'impostors' | 'identityOf'> {
  readonly human: HumanModel;
}

/** @param intent for who keeps no intent: each is gone with the next. */
export function peopleOfScenario(
  loaded: Pick<LivedScenario, 'scenario' | 'impostors' | 'documents' | 'verifiers' | 'faceCheck'>,
  parameters: Parameters,
  intent?: IntentInHand,
): PeopleOfScenario {
  const { scenario, impostors = [], documents } = loaded;
  const { seed } = scenario;
  if (scenario.kind !== 'recovery-drill' || documents === undefined)
    return {
      human: createHumanModel({ seed, parameters, intent }),
      unmeant: 'unmeant' in scenario ? unmeantLife(scenario, parameters) : undefined,
    };
  const known = drillKnown(loaded, documents, parameters, scenario.drill.lockedOut);
  return {
    human: createHumanModel({ seed, parameters, intent, drill: known }),
    impostors: impostorLife({ seed, parameters, ...known }, impostors),
    identityOf: (user) => directoryIdentityOf(seed, parameters, user),
  };
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
    decisionMs: decisionTimes(loaded, policyOf),
    deskQuestions: (arm: ArmId) => policyOf(arm).helpDesk?.questions ?? 0,
  };
}

/** By whoever the recovery profile of a person names; 0 where nobody checks them. */
function decisionTimes(
  { verifiers = [], faceCheck }: Pick<LivedScenario, 'verifiers' | 'faceCheck'>,
  policyOf: (arm: ArmId) => Policy,
): DrillKnown['decisionMs'] {
  const byId = new Map(verifiers.map((verifier) => [verifier.id, verifier]));
  return ({ user: { groups }, arm }, about, u) => {
    const { recovery } = policyOf(arm);
    const profile = recovery === undefined ? undefined : recoveryProfileFor(recovery, groups);
    const verifier = profile === undefined ? undefined : byId.get(profile.verifier);
    if (verifier === undefined || faceCheck === undefined) return 0;
    const { document, face, sigma } = verifier.decisionTime;
    switch (about) {
      case 'document':
        return decisionTimeMs(document, sigma, u);
      case 'selfie':
        return decisionTimeMs(face, sigma, u);
      case 'face-check':
        return decisionTimeMs(faceCheck.decisionTime.median, faceCheck.decisionTime.sigma, u);
    }
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
