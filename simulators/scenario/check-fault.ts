// Where a planted fault may strike: at a step that sends a request, of a flow that somebody comes to.
import { actionsAt, type Action } from '../../scenarios/flows/action.ts';
import { phoneActions } from '../../scenarios/flows/recovery-action.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import { describeValue, unknownWord, type Locate } from './issue-problem.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

/** In the person's head or by telephone: no request is sent that could be delayed or refused. */
const withoutRequest: ReadonlySet<Action> = new Set(actionsAt('head', 'call'));
const onPhone: ReadonlySet<Action> = new Set(phoneActions);

export function checkFault(
  fault: Readonly<Record<string, unknown>>,
  index: number,
  { flows, lived, isLoad }: { flows: Readonly<Record<string, Flow>>; lived: ReadonlySet<string>; isLoad: boolean },
  locate: Locate,
  problems: ScenarioProblem[],
): void {
  const at = fault['at'];
  if (typeof at !== 'string') return;
  const path = ['faults', index, 'at'];
  const report = (found: string, expected: string) =>
    problems.push({ code: 'contradiction', place: locate(path, 'value'), path: path.join('.'), found, expected });
  const skews = fault['clockSkew'] !== undefined;
  const touchesAStep = fault['delay'] !== undefined || fault['refuse'] !== undefined;
  if (at === '*') {
    if (touchesAStep)
      report('"*" with delay or refuse', 'a step such as "password-otp/submit-password"; "*" is for clockSkew alone');
    return;
  }
  if (skews) {
    report(`clockSkew at ${describeValue(at)}`, '"*", as the clock of a target is one for all steps');
    return;
  }
  const steps = Object.values(flows).flatMap((flow) => Object.keys(flow.steps).map((step) => `${flow.id}/${step}`));
  if (!steps.includes(at)) {
    problems.push(
      unknownWord('unknown-reference', at, stepsWorthNaming(at, flows, steps), path, locate(path, 'value')),
    );
    return;
  }
  const [flowId = '', stepId = ''] = at.split('/');
  const action = flows[flowId]?.steps[stepId]?.action;
  if (action !== undefined && withoutRequest.has(action))
    report(`a fault at "${at}", where no request is sent`, 'a step that sends a request');
  else if (action !== undefined && isLoad && onPhone.has(action))
    report(
      `a fault at "${at}" in a load`,
      'a step at the target, as k6 plays whoever checks identities and the wallet',
    );
  else if (!lived.has(flowId))
    report(`a fault at "${at}", which nobody in this scenario comes to`, `a step of ${[...lived].join(', ')}`);
}

/** With the right flow, its steps; else all of them. */
function stepsWorthNaming(
  at: string,
  flows: Readonly<Record<string, Flow>>,
  steps: readonly string[],
): readonly string[] {
  const flow = at.split('/')[0] ?? '';
  return flow in flows ? steps.filter((step) => step.startsWith(`${flow}/`)) : steps;
}
