// Costs of the project itself, as the scenario states them.
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import type { TenantResults } from '../results/tenant-results.ts';

type ProjectCosts = NonNullable<Rollout['projectCosts']>;

const projectCostTitles: Readonly<Record<keyof ProjectCosts, string>> = {
  training: 'Training',
  communication: 'Communication',
  securityKeyStock: 'Security keys bought and not handed out',
  staff: 'Staff of the project',
};

export function projectCostsOf(stated: ProjectCosts | undefined): Pick<TenantResults, 'projectCosts'> {
  if (stated === undefined) return {};
  return {
    projectCosts: (Object.keys(projectCostTitles) as (keyof ProjectCosts)[]).flatMap((id) => {
      const one = stated[id];
      return one === undefined ? [] : [Object.assign({ id, title: projectCostTitles[id] }, one)];
    }),
  };
}
