// What k6 is told of how people behave, of a scenario.
import { armPolicies } from '../../../../scenarios/schema/policy-of-arm.ts';
import type { Policy } from '../../../../scenarios/schema/policy.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { TenantPolicy } from '../../../attempt/checked-by-tenant.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import type { HumanData } from '../script/script-data.ts';

export function humanData(loaded: LoadedScenario<LoadScenario>): HumanData {
  const { scenario, personas, parameters, documents, verifiers, faceCheck } = loaded;
  const told = { parameters, overrides: scenario.parameters, personas, faults: scenario.faults };
  if (documents === undefined) return told;
  const ofArms = Object.entries(armPolicies(scenario.policy, scenario.arms));
  return {
    ...told,
    recovery: {
      verifiers,
      ...(faceCheck === undefined ? {} : { faceCheck }),
      policy: ofTenant(scenario.policy),
      armPolicies: Object.fromEntries(ofArms.map(([arm, policy]) => [arm, ofTenant(policy)])),
    },
  };
}

function ofTenant({ recovery, helpDesk }: Policy): TenantPolicy {
  return { recovery, helpDesk };
}
