// What the schema of a scenario cannot see: names that must exist elsewhere, sums, and fields that contradict each other.
// Works on raw values, so that one wrong field does not hide what is wrong with the others.
import { livedFlows } from '../../scenarios/flows/lived-flows.ts';
import { actionsAt, type Action } from '../../scenarios/flows/action.ts';
import { parameterAmount, type Parameter } from '../../scenarios/schema/evidence.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import {
  boundExpected,
  boundIn,
  gateAggregations,
  gateOperators,
  gateTags,
  parseGateBound,
  parseGateSelector,
} from '../../scenarios/schema/gate.ts';
import { scenarioFields } from '../../scenarios/schema/scenario.ts';
import type { TenantRate } from '../../scenarios/schema/tenant-rate.ts';
import { checkArms } from './check-arms.ts';
import { checkGroups } from './check-groups.ts';
import { checkLoad } from './check-load.ts';
import { checkRollout } from './check-rollout.ts';
import { describeValue, unknownWord, type Locate } from './issue-problem.ts';
import { keysOf, listOf, mapOf } from './raw-value.ts';
import { parameterValueExpected } from './parameter-value.ts';
import type { Report, ScenarioProblem } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

/** All the names a scenario may use. */
export interface KnownNames {
  readonly personas: readonly string[];
  readonly targets: readonly string[];
  /** Unit by id. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly parameters: readonly Parameter[];
  /** Of a scenario with a rollout. */
  readonly tenantRates: readonly TenantRate[];
}

/** A browser does some ten sign-ins a second: 10 million are twelve days. */
const mostSignIns = 10_000_000;

/** The person acts alone here: no request is sent that could be delayed or refused. */
const personOnly: ReadonlySet<Action> = new Set(actionsAt('head'));

export function checkScenario(
  raw: Readonly<Record<string, unknown>>,
  known: KnownNames,
  locate: Locate,
): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const report: Report = (code, path, found, expected, what = 'value') =>
    problems.push({ code, place: locate(path, what), path: path.join('.'), found, expected });
  const mustBeKnown = (word: unknown, names: readonly string[], path: Path, what: 'key' | 'value' = 'value') => {
    if (typeof word !== 'string' || names.includes(word)) return;
    problems.push(unknownWord('unknown-reference', word, names, path, locate(path, what)));
  };

  for (const persona of keysOf(raw['personas'])) mustBeKnown(persona, known.personas, ['personas', persona], 'key');
  checkWeights(raw['personas'], report);
  checkGroups(raw, report, mustBeKnown);
  mustBeKnown(scenarioFields.target.safeParse(raw['target']).data, known.targets, ['target']);
  checkDesign(raw, report);
  checkAmount(raw, raw['users'], ['users'], report);
  checkSettle(raw, report);
  checkLoad(raw, report);
  problems.push(...checkRollout(raw, known.tenantRates, locate, report));

  for (const [id, value] of Object.entries(mapOf(raw['parameters']))) {
    mustBeKnown(
      id,
      known.parameters.map((parameter) => parameter.id),
      ['parameters', id],
      'key',
    );
    const parameter = known.parameters.find((one) => one.id === id);
    const amount = parameterAmount.safeParse(value).data;
    const expected =
      amount === undefined || parameter === undefined ? undefined : parameterValueExpected(amount, parameter);
    if (expected !== undefined) report('wrong-value', ['parameters', id], describeValue(value), expected);
  }

  const arms = scenarioFields.arms.safeParse(raw['arms']).data;
  const armIds = arms?.map(({ id }) => id);
  const surroundings = {
    personas: keysOf(raw['personas']),
    parameters: known.parameters,
    policy: scenarioFields.policy.safeParse(raw['policy']).data,
  };
  problems.push(...checkArms(arms ?? [], surroundings, locate, report));
  for (const [selectorText, bounds] of Object.entries(mapOf(raw['gates']))) {
    const path = ['gates', selectorText];
    const selector = parseGateSelector(selectorText);
    if (selector === undefined) {
      problems.push({
        code: 'wrong-value',
        place: locate(path, 'key'),
        path: path.join('.'),
        found: describeValue(selectorText),
        expected: `a metric id, with {tag:value} of ${gateTags.join(' and ')} where wanted, for example "success-per-need{arm:passkey}"`,
      });
    } else {
      mustBeKnown(selector.metric, Object.keys(known.metrics), path, 'key');
      if (selector.tags.arm !== undefined && armIds !== undefined) mustBeKnown(selector.tags.arm, armIds, path, 'key');
      if (selector.tags.persona !== undefined) mustBeKnown(selector.tags.persona, keysOf(raw['personas']), path, 'key');
    }
    for (const [index, bound] of listOf(bounds).entries()) {
      if (typeof bound !== 'string') continue;
      const parsed = parseGateBound(bound);
      const unit = known.metrics[selector?.metric ?? ''];
      if (parsed === undefined) {
        report(
          'wrong-value',
          [...path, index],
          describeValue(bound),
          `a threshold such as "value>90 %": ${gateAggregations.join(', ')}, then ${gateOperators.join(' ')}, then a number with its unit`,
        );
      } else if (unit !== undefined && boundIn(parsed, unit) === undefined) {
        report('wrong-value', [...path, index], describeValue(bound), boundExpected(unit));
      }
    }
  }

  const lived =
    arms === undefined || raw['rollout'] !== undefined ? new Set(Object.keys(known.flows)) : livedFlows(arms);
  for (const [index, fault] of listOf(raw['faults']).entries())
    checkFault(mapOf(fault), index, { flows: known.flows, lived }, locate, problems);
  return problems;
}

function checkWeights(personas: unknown, report: Report): void {
  const parsed = scenarioFields.personas.safeParse(personas);
  if (!parsed.success) return;
  const weights = Object.values(parsed.data);
  const percent = weights.reduce((sum, weight) => sum + weight * 100, 0);
  if (weights.length === 0) report('sum-not-whole', ['personas'], 'no persona', 'at least one with its weight');
  else if (Math.abs(percent - 100) > 1e-6)
    report(
      'sum-not-whole',
      ['personas'],
      `weights that add up to ${Number(percent.toPrecision(12))} %`,
      'weights that add up to 100 %',
    );
}

function checkDesign(raw: Readonly<Record<string, unknown>>, report: Report): void {
  const arms = scenarioFields.arms.safeParse(raw['arms']);
  const design = scenarioFields.design.safeParse(raw['design']);
  // A rollout has no design: what is written of one is told elsewhere.
  if (!arms.success || raw['rollout'] !== undefined) return;
  if (design.success && design.data === 'paired' && arms.data.length < 2) {
    report('contradiction', ['arms'], `one arm in a paired design`, 'two arms or more, or "design: parallel"');
  }
}

/** @param written how many users; stands at the path. */
function checkAmount(raw: Readonly<Record<string, unknown>>, written: unknown, path: Path, report: Report): void {
  const users = scenarioFields.users.safeParse(written);
  const days = scenarioFields.days.safeParse(raw['days']);
  const signIns = scenarioFields.signInsPerUserAndDay.safeParse(raw['signInsPerUserAndDay']);
  const design = scenarioFields.design.safeParse(raw['design']);
  const arms = scenarioFields.arms.safeParse(raw['arms']);
  if (!users.success || !days.success || !signIns.success || !design.success || !arms.success) return;
  // Where sign-ins arrive at rates, the rates say how many there are.
  const { arrivals, capacity } = mapOf(raw['load']);
  if (raw['driver'] === 'load' && (arrivals !== undefined || capacity !== undefined)) return;
  const planned = users.data * days.data * signIns.data * (design.data === 'paired' ? arms.data.length : 1);
  if (planned > mostSignIns) {
    report(
      'contradiction',
      path,
      `${planned.toExponential(1)} planned sign-ins (${path.join('.')} x days x signInsPerUserAndDay x arms)`,
      `at most ${mostSignIns.toExponential(0)}`,
    );
  }
}

function checkSettle(raw: Readonly<Record<string, unknown>>, report: Report): void {
  const settle = scenarioFields.settle.safeParse(raw['settle']);
  if (!settle.success || settle.data === false) return;
  checkAmount(raw, settle.data.users, ['settle', 'users'], report);
  const arms = scenarioFields.arms.safeParse(raw['arms']);
  if (arms.success && arms.data.length < 2)
    report(
      'contradiction',
      ['settle'],
      'settle with one arm',
      'two arms or more, which are compared, or "settle: false"',
    );
}

function checkFault(
  fault: Readonly<Record<string, unknown>>,
  index: number,
  { flows, lived }: { flows: KnownNames['flows']; lived: ReadonlySet<string> },
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
  if (action !== undefined && personOnly.has(action))
    report(`a fault at "${at}", where the person acts alone`, 'a step that sends a request');
  else if (!lived.has(flowId))
    report(`a fault at "${at}", which nobody in this scenario comes to`, `a step of ${[...lived].join(', ')}`);
}

/** With the right flow, its steps; else all of them. */
function stepsWorthNaming(at: string, flows: KnownNames['flows'], steps: readonly string[]): readonly string[] {
  const flow = at.split('/')[0] ?? '';
  return flow in flows ? steps.filter((step) => step.startsWith(`${flow}/`)) : steps;
}
