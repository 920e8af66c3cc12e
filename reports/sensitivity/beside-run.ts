// An analysis beside the run it was asked of. Its points are other users than those of the run, so chance alone may put a figure on the other
// side of a threshold than the run's own interval. Then neither is told as settled: a report does not contradict itself.
import { figureParts, type FigureId, type PointMetric } from '../../scenarios/measures/parameter-point.ts';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { boundsInWords, quantity } from '../words/quantity.ts';
import { unnamedArm, type ArmOfRun } from '../results/arm-of-run.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import type { Interval } from '../results/results-interval.ts';
import { turnsOf } from './decisions.ts';
import { definitionOf } from './definition-words.ts';
import { figureUnit } from './figure-words.ts';
import { holdsAt, type Question } from './questions.ts';
import type { SensitivityOfRun } from '../results/sensitivity-results.ts';

type Figures = Pick<ResultsOfSignIns, 'estimates' | 'contrasts'>;
type Turn = Pick<Question, 'figure' | 'threshold' | 'holds'>;

export function besideRun<S extends SensitivityOfRun>(sensitivity: S, figures: Figures, rule: DecisionRule): S {
  const questions = sensitivity.questions.map((question) => {
    const told = otherwise({ ...question, figure: question.figure as FigureId }, question.centre, figures);
    return told === undefined ? question : { ...question, settled: false, besideRun: told };
  });
  const open = new Set(questions.filter(({ settled }) => !settled).map(({ id }) => id));
  return {
    ...sensitivity,
    questions,
    flips: sensitivity.flips.filter(({ question }) => !open.has(question)),
    decisions: sensitivity.decisions.map((decision) => {
      const told = turnsOf(rule, decision.persona, armOf(decision.arm, sensitivity)).flatMap((turn) => {
        const centre = sensitivity.uncertainty.find(({ figure }) => figure === turn.figure)?.centre;
        return centre === undefined ? [] : (otherwise({ ...turn, holds: 'above' }, centre, figures) ?? []);
      });
      return told[0] === undefined
        ? decision
        : { ...decision, settled: false, flips: [], besideRun: told[0], why: whyBesideRun(decision, told[0]) };
    }),
    conditions: sensitivity.conditions.map((condition) => {
      const figure = condition.figure as FigureId;
      const { centre } = condition;
      if (centre === undefined) return condition;
      const told = otherwise(
        { figure, threshold: condition.leastClaimed ?? condition.claimed, holds: 'above' },
        centre,
        figures,
      );
      if (told === undefined || condition.state === 'not settled at the centre') return condition;
      const { point: _, ...rest } = condition;
      const sentence = `${condition.words} ${definitionOf(figureParts(figure).metric)}: ours, ${quantity(centre, figureUnit(figure))} with every parameter at its centre, is ${told}.`;
      return { ...rest, state: 'not settled at the centre', sentence };
    }),
  };
}

/** Said once, however often the report is made. */
function whyBesideRun({ why, besideRun: earlier }: SensitivityOfRun['decisions'][number], told: string): string {
  return earlier === undefined ? `${why} This is ${told}.` : why;
}

function armOf(id: string, { arms }: Pick<SensitivityOfRun, 'arms'>): Pick<ArmOfRun, 'id' | 'signIn'> {
  return arms.find((arm) => arm.id === id) ?? unnamedArm(id);
}

/** What the run's interval says where it excludes the answer at the centre; undefined where it does not, or there is none. */
function otherwise(turn: Turn, centre: number, figures: Figures): string | undefined {
  const interval = intervalOf(turn.figure, figures);
  if (interval === undefined) return undefined;
  const { lower, upper = Number.POSITIVE_INFINITY } = interval;
  const answers = [holdsAt(turn, lower), holdsAt(turn, upper)];
  const excluded = answers.every((answer) => answer !== holdsAt(turn, centre));
  return excluded
    ? `not settled: the interval of the run, ${boundsInWords(interval, figureUnit(turn.figure))}, says otherwise`
    : undefined;
}

function intervalOf(figure: FigureId, { estimates, contrasts }: Figures): Interval | undefined {
  const { metric, side, arm, persona } = figureParts(figure);
  const of = (each: { readonly metric: string; readonly arm: string; readonly persona?: string | undefined }) =>
    each.metric === (metric satisfies PointMetric) && each.arm === arm && each.persona === persona;
  // An arm is compared with one other.
  return side === 'arm'
    ? estimates.find(of)?.interval
    : contrasts.find((each) => of(each) && each.kind === side)?.interval;
}
