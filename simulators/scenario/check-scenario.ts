// What the schema of a scenario cannot see: names that must exist elsewhere, sums, and fields that contradict each other.
// Works on raw values, so that one wrong field does not hide what is wrong with the others.
import { impostorFlows } from '../../scenarios/flows/impostor-flows.ts';
import { livedFlows } from '../../scenarios/flows/lived-flows.ts';
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
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
import { drillScenario, loadScenario, scenarioFields } from '../../scenarios/schema/scenario.ts';
import { inferredKind } from '../../scenarios/schema/scenario-kind.ts';
import type { Deadline } from '../../scenarios/schema/deadline.ts';
import type { TenantRate } from '../../scenarios/schema/tenant-rate.ts';
import { checkAccess } from './check-access.ts';
import { checkArms } from './check-arms.ts';
import { checkDrill } from './check-drill.ts';
import { checkFault } from './check-fault.ts';
import { checkGroups } from './check-groups.ts';
import { checkLoad, checkLoadedArms } from './check-load.ts';
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
  /** Of a scenario with a rollout in which something ends. */
  readonly deadlines: readonly Deadline[];
}

/** A browser does some ten sign-ins a second: 10 million are twelve days. */
const mostSignIns = 10_000_000;

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

  const kind = raw['kind'] ?? inferredKind(raw);
  const isDrill = kind === 'recovery-drill';
  const isLoad = kind === 'load' || raw['driver'] === 'load';
  const armsField = isDrill ? drillScenario.shape.arms : isLoad ? loadScenario.shape.arms : scenarioFields.arms;
  const arms = armsField.safeParse(raw['arms']).data;

  for (const persona of keysOf(raw['personas'])) mustBeKnown(persona, known.personas, ['personas', persona], 'key');
  checkWeights(raw['personas'], report);
  checkGroups(raw, report, mustBeKnown);
  checkAccess(raw, mustBeKnown, locate, report);
  mustBeKnown(scenarioFields.target.safeParse(raw['target']).data, known.targets, ['target']);
  // A drill of one way says how many get back in by it, or are taken over; sign-ins are compared.
  if (!isDrill && kind !== 'phishing-drill') checkDesign(raw, arms, report);
  checkAmount(raw, arms, raw['users'], ['users'], report);
  checkSettle(raw, arms, report);
  checkLoad(raw, report);
  if (isLoad) checkLoadedArms(arms ?? [], report);
  problems.push(...checkRollout(raw, known, locate, report));

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

  const armIds = arms?.map(({ id }) => id);
  const surroundings = {
    personas: keysOf(raw['personas']),
    parameters: known.parameters,
    policy: scenarioFields.policy.safeParse(raw['policy']).data,
  };
  problems.push(...checkArms(arms ?? [], surroundings, locate, report));
  const recovering = arms?.filter(({ signIn }) => purposeOf(signIn) === 'recovery') ?? [];
  if (recovering.length > 0 && surroundings.policy !== undefined)
    checkDrill({ driver: isLoad ? 'load' : raw['driver'], arms: recovering, policy: surroundings.policy }, report);
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
    arms === undefined || raw['rollout'] !== undefined
      ? new Set(Object.keys(known.flows))
      : new Set([...livedFlows(arms), ...(isDrill ? impostorFlows(arms) : [])]);
  for (const [index, fault] of listOf(raw['faults']).entries())
    checkFault(mapOf(fault), index, { flows: known.flows, lived, isLoad }, locate, problems);
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

/** What cannot be read is the schema's to tell. */
type ReadArms = readonly Arm[] | undefined;

function checkDesign(raw: Readonly<Record<string, unknown>>, arms: ReadArms, report: Report): void {
  const design = scenarioFields.design.safeParse(raw['design']);
  // A rollout has no design: what is written of one is told elsewhere.
  if (arms === undefined || raw['rollout'] !== undefined) return;
  if (design.success && design.data === 'paired' && arms.length < 2) {
    report('contradiction', ['arms'], `one arm in a paired design`, 'two arms or more, or "design: parallel"');
  }
}

/** @param written how many users; stands at the path. */
function checkAmount(
  raw: Readonly<Record<string, unknown>>,
  arms: ReadArms,
  written: unknown,
  path: Path,
  report: Report,
): void {
  const users = scenarioFields.users.safeParse(written);
  const days = scenarioFields.days.safeParse(raw['days']);
  const signIns = scenarioFields.signInsPerUserAndDay.safeParse(raw['signInsPerUserAndDay']);
  const design = scenarioFields.design.safeParse(raw['design']);
  if (!users.success || !days.success || !signIns.success || !design.success || arms === undefined) return;
  // Where sign-ins arrive at rates, the rates say how many there are.
  const { arrivals, capacity } = mapOf(raw['load']);
  if (raw['driver'] === 'load' && (arrivals !== undefined || capacity !== undefined)) return;
  const planned = users.data * days.data * signIns.data * (design.data === 'paired' ? arms.length : 1);
  if (planned > mostSignIns) {
    report(
      'contradiction',
      path,
      `${planned.toExponential(1)} planned sign-ins (${path.join('.')} x days x signInsPerUserAndDay x arms)`,
      `at most ${mostSignIns.toExponential(0)}`,
    );
  }
}

function checkSettle(raw: Readonly<Record<string, unknown>>, arms: ReadArms, report: Report): void {
  const settle = scenarioFields.settle.safeParse(raw['settle']);
  if (!settle.success || settle.data === false) return;
  checkAmount(raw, arms, settle.data.users, ['settle', 'users'], report);
  if (arms !== undefined && arms.length < 2)
    report(
      'contradiction',
      ['settle'],
      'settle with one arm',
      'two arms or more, which are compared, or "settle: false"',
    );
}
