// Nobody compares with a flow's id: what sets a flow apart is said by the flow. One of the checks of `npm run check`.
import { isTestOnly, type SourceFile, type SourceProblem } from './source-files.ts';

/** Where flows lie, and may name each other. */
const flowsFolder = 'scenarios/flows/';

export function comparedFlowProblems({ path, comparesFlow }: SourceFile): SourceProblem[] {
  if (comparesFlow === undefined || path.startsWith(flowsFolder) || isTestOnly(path)) return [];
  return [
    {
      file: path,
      rule: 'compared-flow',
      sentence: `found a comparison with the flow "${comparesFlow}", expected a question that the flow answers (scenarios/flows/flow.ts): a new flow must not have to be named here`,
    },
  ];
}
