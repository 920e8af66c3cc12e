// What hangs on the figures: the conditions of the decision, the gates and the claims of a scenario, each as one figure against one number.
// Simulated users cost nothing, so there is no interval here that more of them could not shrink: each is asked of the figure itself.
import { boundIn, parseGateBound, parseGateSelector } from '../../scenarios/schema/gate.ts';
import {
  figureId,
  figureParts,
  pointMetrics,
  type FigureId,
  type PersonaMetric,
  type PointFigure,
  type PointMetric,
} from '../../scenarios/measures/parameter-point.ts';
import type { RecordedArm } from '../../scenarios/schema/arm.ts';
import { contrastsOf, type Contrast } from '../../scenarios/schema/contrasts.ts';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import { figureAsked } from './figure-asked.ts';
import type { PilotScenario } from '../../scenarios/schema/scenario.ts';
import type { Claim } from '../claims/claim.ts';
import { claimedRange } from '../claims/claimed.ts';
import { sidesOfClaim } from '../claims/sides-of-claim.ts';
import { pointsInWords } from '../decision/asked-in-words.ts';
import { askedOfArm, decidingMetrics, figuresAsked, type Asked } from '../decision/asked-of-arm.ts';
import { estimands } from '../../scenarios/measures/catalogue.ts';
import { appliesTo } from '../../scenarios/measures/estimand.ts';
import { armsOfRun, type ArmOfRun } from '../results/arm-of-run.ts';
import { asStated } from '../words/quantity.ts';

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

/** The conditions of the decision on an arm. @param alone no other is compared, so that nothing need say which it is. */
function ofDecision(rule: DecisionRule, { arm, baseline }: Contrast<ArmOfRun>, alone: boolean): Question[] {
  const against = alone ? '' : ` (against ${baseline.inSentence})`;
  return (
    figuresAsked(askedOfArm(rule, registrationFor(arm.signIn) !== undefined))
      // Said with the share that must register.
      .filter(({ kind }) => kind !== 'nobody-registers')
      .map((asked): Question => ({
        id: alone ? idOf(asked) : `${idOf(asked)} ${arm.id}`,
        kind: 'decision',
        title: `${titleOf(asked, arm.inSentence)}${asked.of === 'difference' ? against : ''}`,
        figure: figureAsked(asked, arm.id),
        threshold: asked.margin,
        holds: asked.wanted,
      }))
  );
}

function idOf({ kind, metric }: Asked): string {
  switch (kind) {
    case 'loss':
      return 'not-worse';
    case 'gain':
      return metric === 'success-per-need' ? 'more-success' : 'faster';
    case 'harm':
    case 'guardrail':
      return `${kind} ${metric}`;
    default:
      return kind;
  }
}

function titleOf({ kind, metric, margin, inWords }: Asked, arm: string): string {
  switch (kind) {
    case 'loss':
      return `With ${arm} less than ${pointsInWords(-margin)} of success per need are lost`;
    case 'gain':
      return metric === 'success-per-need'
        ? `With ${arm} at least ${pointsInWords(margin)} more of success per need are gained`
        : `Signing in takes at least ${asStated(-margin, 's')} less with ${arm}, give-ups counted`;
    case 'harm':
    case 'guardrail': {
      const what = inWords ?? estimands[metric].title;
      return `${what.charAt(0).toUpperCase()}${what.slice(1)} rise by no more than ${asStated(margin, 'per 1 000 needs to sign in')} needs with ${arm}`;
    }
    case 'floor':
      return `At least ${asStated(margin, 'proportion')} of needs to sign in are met with ${arm}`;
    case 'fallback':
      return `At least ${asStated(margin, 'proportion')} of needs are met with ${arm} without falling back`;
    case 'registration':
    case 'nobody-registers':
      return `At least ${asStated(margin, 'proportion')} of those who begin register a passkey (${arm})`;
  }
}

/** Claims of the scenario that are judged: with faults planted, what is found speaks neither for nor against any. */
export function judgedClaims(
  { faults = [] }: Partial<Pick<PilotScenario, 'faults'>>,
  registered: readonly Claim[],
): readonly Claim[] {
  return faults.length > 0 ? [] : registered;
}

/** @param registered every claim that the scenario names. */
export function questionsOf(
  scenario: Pick<PilotScenario, 'gates' | 'arms'> & Partial<Pick<PilotScenario, 'faults'>>,
  registered: readonly Claim[],
  rule: DecisionRule,
): Questions {
  const { gates } = scenario;
  const arms = armsOfRun({ scenario });
  const compared = contrastsOf(arms);
  const judged = judgedClaims(scenario, registered);
  const ofGates = Object.entries(gates).flatMap(([selector, expressions]) =>
    expressions.flatMap((expression) => gateQuestions(selector, expression, arms)),
  );
  return {
    questions: [
      ...compared.flatMap((each) => ofDecision(rule, each, compared.length === 1)),
      ...ofGates.filter((gate) => typeof gate !== 'string'),
      ...askedClaims(judged, scenario.arms).flatMap((asked) => claimQuestion(asked) ?? []),
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
function gateQuestions(
  selectorText: string,
  expression: string,
  arms: readonly ArmOfRun[],
): readonly (Question | string)[] {
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
  return arms
    .filter(({ id, signIn }) => (arm ?? id) === id && appliesTo(estimands[metric], signIn))
    .map(({ id: each }) => ({
      id: arm === undefined ? `gate ${name} ${each}` : `gate ${name}`,
      kind: 'gate',
      title: `Gate ${name}${arm === undefined ? `, ${each}` : ''}${bound.aggregation === 'value' || bound.aggregation === 'rate' ? '' : ', asked of the figure itself'}`,
      figure: figureId(metric, 'arm', each, persona),
      threshold,
      holds: bound.operator.startsWith('>') ? 'above' : 'below',
    }));
}

/** Metrics that each persona's figures are needed of: for its decision, and for gates. */
export function metricsByPersona(questions: readonly Question[], rule: DecisionRule): PersonaMetric[] {
  const ofGates = questions.flatMap(({ figure }) => {
    const { metric, persona } = figureParts(figure);
    return persona === undefined || metric === 'time-of-successes-median' ? [] : [metric];
  });
  return [...new Set([...decidingMetrics(rule), ...ofGates])];
}

/** A claim as it is asked here: of an arm with passkeys, and for a ratio of that and the one it is compared with. */
export interface AskedClaim {
  readonly claim: Claim;
  readonly arm: ArmOfRun;
  /** Absent: the claim compares nothing. */
  readonly baseline?: ArmOfRun;
  /** It is asked of other arms, too. */
  readonly several: boolean;
}

/**
 * Of the arms that the report judges it by (sides-of-claim.ts); of a ratio where the arm with passkeys is the one that is compared. A claim that
 * no arm here is about is asked of none. @param recorded as the scenario has them.
 */
export function askedClaims(claims: readonly Claim[], recorded: readonly RecordedArm[]): AskedClaim[] {
  const arms = armsOfRun({ scenario: { arms: recorded } });
  return claims.flatMap((claim) => {
    const sides = sidesOfClaim(claim, recorded, arms).filter(
      ({ passkey, other }) => other === undefined || other.arm.id === passkey.baseline,
    );
    return sides.map(({ passkey: arm, other }): AskedClaim => {
      const asked = { claim, arm, several: sides.length > 1 };
      return other === undefined ? asked : Object.assign(asked, { baseline: other.arm });
    });
  });
}

function claimQuestion(asked: AskedClaim): Question | undefined {
  const { claim, arm, several } = asked;
  const metric = pointMetrics.find((known) => known === claim.metric);
  if (metric === undefined) return undefined;
  return {
    id: several ? `${claim.id} ${arm.id}` : claim.id,
    kind: 'claim',
    title: `At least as claimed: ${claim.title} (${claim.who}, ${claim.year})${several ? `, ${arm.inSentence}` : ''}`,
    figure: claimFigure(asked, metric),
    threshold: claimedRange(claim.claimed).least,
    holds: 'above',
  };
}

/** The quantity of a claim by this metric: the ratio of the arms, or the passkey arm's share. */
export function claimFigure(
  { claim: { claimed }, arm }: Pick<AskedClaim, 'claim' | 'arm'>,
  metric: PointMetric,
): FigureId {
  return figureId(metric, claimed.kind === 'ratio' ? 'ratio' : 'arm', arm.id);
}

export function holdsAt({ threshold, holds }: Pick<Question, 'threshold' | 'holds'>, value: number): boolean {
  return holds === 'above' ? value >= threshold : value <= threshold;
}

/** Nearer than two standard errors of the simulated users, a single user may turn the answer: no parameter then says anything of it. */
export function isSettled(threshold: number, found: PointFigure | undefined): boolean {
  return found !== undefined && Math.abs(found.value - threshold) > 2 * found.monteCarloSe;
}
