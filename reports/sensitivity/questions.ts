// What hangs on the figures: the conditions of the decision, the gates and the claims of a scenario, each as one figure against one number.
// Simulated users cost nothing, so there is no interval here that more of them could not shrink: each is asked of the figure itself.
import { boundIn, parseGateBound, parseGateSelector } from '../../scenarios/schema/gate.ts';
import {
  figureId,
  pointMetrics,
  type FigureId,
  type PersonaMetric,
  type PointFigure,
  type PointMetric,
} from '../../scenarios/schema/parameter-point.ts';
import type { PilotScenario } from '../../scenarios/schema/scenario.ts';
import type { Claim } from '../claims/claim.ts';
import { claimedRange } from '../claims/claimed.ts';
import { rule } from '../decision/rule.ts';
import { estimands } from '../../scenarios/measures/catalogue.ts';
import { appliesTo } from '../../scenarios/measures/estimand.ts';
import { asStated } from '../words/quantity.ts';
import { figureParts } from './figure-words.ts';

export interface Question {
  readonly id: string;
  readonly kind: 'decision' | 'gate' | 'claim';
  /** What holds when it holds: "Passkeys lose no more than 2 points of success". */
  readonly title: string;
  readonly figure: FigureId;
  readonly threshold: number;
  /** On which side of the threshold it holds. */
  readonly holds: 'above' | 'below';
}

export interface Questions {
  readonly questions: readonly Question[];
  /** Sentences about what is left out. */
  readonly leftOut: readonly string[];
}

const ofDecision: readonly Question[] = [
  {
    id: 'not-worse',
    kind: 'decision',
    title: `Passkeys lose less than ${100 * rule.successMargin} points of success per need`,
    figure: 'success-per-session/difference',
    threshold: -rule.successMargin,
    holds: 'above',
  },
  {
    id: 'more-success',
    kind: 'decision',
    title: 'At least as many needs to sign in are met with passkeys',
    figure: 'success-per-session/difference',
    threshold: 0,
    holds: 'above',
  },
  {
    id: 'faster',
    kind: 'decision',
    title: 'Signing in takes less time with passkeys, give-ups counted',
    figure: 'restricted-time-to-sign-in/ratio',
    threshold: 1,
    holds: 'above',
  },
  {
    id: 'registers',
    kind: 'decision',
    title: `At least ${100 * rule.registrationAtLeast} % of those who begin register a passkey`,
    figure: 'registration-success/passkey',
    threshold: rule.registrationAtLeast,
    holds: 'above',
  },
  ...rule.guardrails.map(({ metric, margin }): Question => ({
    id: `guardrail ${metric}`,
    kind: 'decision',
    title: `${estimands[metric].title} rise by no more than ${asStated(margin, 'per 1 000 needs to sign in')} needs with passkeys`,
    figure: `${metric}/difference`,
    threshold: margin,
    holds: 'below',
  })),
];

/** What the decision by persona rests on. */
const metricsOfDecision: readonly PersonaMetric[] = [
  'success-per-session',
  'restricted-time-to-sign-in',
  'registration-success',
  ...rule.guardrails.map(({ metric }) => metric),
];

/** Claims of the scenario that are judged: with faults planted, what is found speaks neither for nor against any. */
export function judgedClaims(
  { faults = [] }: Partial<Pick<PilotScenario, 'faults'>>,
  registered: readonly Claim[],
): readonly Claim[] {
  return faults.length > 0 ? [] : registered;
}

/** @param registered every claim that the scenario names. */
export function questionsOf(
  scenario: Pick<PilotScenario, 'gates'> & Partial<Pick<PilotScenario, 'faults'>>,
  registered: readonly Claim[],
): Questions {
  const { gates } = scenario;
  const judged = judgedClaims(scenario, registered);
  const ofGates = Object.entries(gates).flatMap(([selector, expressions]) =>
    expressions.flatMap((expression) => gateQuestions(selector, expression)),
  );
  return {
    questions: [
      ...ofDecision,
      ...ofGates.filter((gate) => typeof gate !== 'string'),
      ...judged.flatMap((claim) => claimQuestion(claim) ?? []),
    ],
    leftOut: [
      ...ofGates.filter((gate) => typeof gate === 'string'),
      ...(judged.length < registered.length
        ? [`Not judged, because faults are planted: ${registered.map(({ id }) => id).join(', ')}.`]
        : []),
    ],
  };
}

/** A gate without an arm is one for each arm. A sentence where it cannot be followed. */
function gateQuestions(selectorText: string, expression: string): readonly (Question | string)[] {
  const selector = parseGateSelector(selectorText);
  const bound = parseGateBound(expression);
  const metric = pointMetrics.find((id) => id === selector?.metric);
  const { arm, persona } = selector?.tags ?? {};
  const name = `${selectorText} ${expression}`;
  const threshold = bound === undefined || metric === undefined ? undefined : boundIn(bound, estimands[metric].unit);
  if (metric === undefined || bound === undefined || threshold === undefined)
    return [`The gate ${name} is not followed here: only gates on ${pointMetrics.length} metrics are.`];
  if (persona !== undefined && metric === 'time-of-successes-median')
    return [`The gate ${name} is not followed here: a point has no median by persona.`];
  if (bound.operator === '==' || bound.operator === '!=')
    return [`The gate ${name} is not followed here: an exact value does not turn, it is met or passed over.`];
  return (['password-otp', 'passkey'] as const)
    .filter((each) => (arm ?? each) === each && appliesTo(estimands[metric], each))
    .map((each) => ({
      id: arm === undefined ? `gate ${name} ${each}` : `gate ${name}`,
      kind: 'gate',
      title: `Gate ${name}${arm === undefined ? `, ${each}` : ''}${bound.aggregation === 'value' || bound.aggregation === 'rate' ? '' : ', asked of the figure itself'}`,
      figure: figureId(metric, each, persona),
      threshold,
      holds: bound.operator.startsWith('>') ? 'above' : 'below',
    }));
}

/** Metrics that each persona's figures are needed of: for its decision, and for gates. */
export function metricsByPersona(questions: readonly Question[]): PersonaMetric[] {
  const ofGates = questions.flatMap(({ figure }) => {
    const { metric, persona } = figureParts(figure);
    return persona === undefined || metric === 'time-of-successes-median' ? [] : [metric];
  });
  return [...new Set([...metricsOfDecision, ...ofGates])];
}

function claimQuestion(claim: Claim): Question | undefined {
  const metric = pointMetrics.find((known) => known === claim.metric);
  if (metric === undefined) return undefined;
  return {
    id: claim.id,
    kind: 'claim',
    title: `At least as claimed: ${claim.title} (${claim.who}, ${claim.year})`,
    figure: claimFigure(claim, metric),
    threshold: claimedRange(claim.claimed).least,
    holds: 'above',
  };
}

/** The quantity of a claim by this metric: the ratio of the arms, or the passkey arm's share. */
export function claimFigure({ claimed }: Pick<Claim, 'claimed'>, metric: PointMetric): FigureId {
  return `${metric}/${claimed.kind === 'ratio' ? 'ratio' : 'passkey'}`;
}

export function holdsAt({ threshold, holds }: Pick<Question, 'threshold' | 'holds'>, value: number): boolean {
  return holds === 'above' ? value >= threshold : value <= threshold;
}

/** Nearer than two standard errors of the simulated users, a single user may turn the answer: no parameter then says anything of it. */
export function isSettled(threshold: number, found: PointFigure | undefined): boolean {
  return found !== undefined && Math.abs(found.value - threshold) > 2 * found.monteCarloSe;
}
