// What `passkey-pilot run --json` says on standard output: one line of JSON, a stated part of results.json, with the decisions and what they
// rest on. Its JSON Schema is published beside this file.
import { join } from 'node:path';
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { pilotManifest } from '../../scenarios/schema/run.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import { askedOfArm, figuresAsked, type Asked } from '../decision/asked-of-arm.ts';
import { phishingResults, resistanceVerdict } from '../results/phishing-results.ts';
import { recoveryClaim } from '../results/recovery-claim.ts';
import { recoveryResults } from '../results/recovery-results.ts';
import {
  drillResults,
  manyResults,
  pilotResults,
  type Results,
  type ResultsOfDrill,
  resultsOfPhishing,
  type ResultsOfPhishing,
  type ResultsOfPilot,
  type ResultsOfSignIns,
} from '../results/results.ts';
import { sensitivityOfRun } from '../results/sensitivity-results.ts';
import { signInResults } from '../results/sign-in-results.ts';
import { isOf } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import { inputsDecisionOfRun, sampleDecision } from '../results/persona-decision.ts';
import { interval } from '../results/results-interval.ts';

export const runAnswerFormat = 'passkey-pilot-run-answer/2';

const persona = signInResults.shape.personas.element.shape;
const claim = signInResults.shape.claims.element;

const decidedOn = z.object({
  metric: z.string().describe('Id of the metric'),
  of: z.enum(['difference', 'arm']).describe('difference: arm less baseline. arm: that arm alone'),
  value: z.number().optional().meta(inUnit('as `unit` says', 'What was found. Absent: `withheld` says why.')),
  interval: interval.optional().describe('Absent: `withheld` says why'),
  unit: z.string().describe('Unit of value, interval and margin'),
  margin: z.number().meta(inUnit('as `unit` says', 'What the rule holds the figure against.')),
  wanted: z.enum(['above', 'below']).describe('On which side of the margin it is good'),
  withheld: z.string().optional().describe('Why there is no figure, or no interval: a sentence'),
});

const decided = {
  persona: persona.id,
  title: persona.title,
  weight: persona.weight,
  figures: z
    .array(decidedOn)
    .describe('What the rule looks at in the people of the run, the success of sign-ins first'),
};

export const runAnswer = z.object({
  format: z.literal(runAnswerFormat).describe('Name and version of the format'),
  run: z.string().describe('Folder of the run'),
  report: z.string().describe('Path of report.html'),
  results: z.string().describe('Path of results.json: the complete result'),
  estimates: z.string().describe('Path of estimates.csv'),
  state: pilotManifest.shape.state,
  summary: pilotResults.shape.summary,
  departures: pilotResults.shape.departures,
  decisions: z
    .array(z.discriminatedUnion('basis', [sampleDecision.extend(decided), inputsDecisionOfRun.extend(decided)]))
    .describe(
      'A decision for each persona and arm that is compared. Empty where no arm is, and of a rollout, which compares tenants',
    ),
  claims: z
    .array(
      claim.pick({ id: true, there: true }).extend({
        here: claim.shape.here
          .pick({ arms: true, verdict: true, why: true })
          .describe('Held against this run: the verdict, and why'),
      }),
    )
    .describe("Vendors' claims that were registered before the run"),
  gates: signInResults.shape.gates,
  recovery: z
    .object({
      counts: drillResults.shape.counts,
      noneRecovered: recoveryResults.shape.noneRecovered,
      decisions: recoveryResults.shape.decisions,
      claims: z.array(recoveryClaim.pick({ id: true, verdict: true, why: true })).describe('What vendors say of it'),
      many: recoveryResults.shape.many,
    })
    .optional()
    .describe('What came of a recovery drill. Absent: the run is none'),
  phishing: z
    .object({
      counts: resultsOfPhishing.shape.counts,
      doors: phishingResults.shape.doors,
      verdicts: z
        .array(resistanceVerdict.omit({ trace: true }))
        .describe('The claim "phishing-resistant", for each arm'),
      many: phishingResults.shape.many,
    })
    .optional()
    .describe('What came of a phishing drill. Absent: the run is none'),
  layers: z
    .object({
      real: signInResults.shape.counts.pick({ users: true, attempts: true, void: true }).describe('People of the run'),
      many: manyResults
        .pick({ users: true, attempts: true, ofThisRun: true, counts: true, why: true })
        .extend({
          alike: manyResults.shape.alike
            .omit({ different: true })
            .describe('Attempts of this run beside those of the same people among the many'),
        })
        .optional()
        .describe('The same people among many in virtual time. Absent: not asked for, or not lived yet'),
      unknown: z
        .object({
          points: z.int().meta(inUnit('count of points', 'Of the inputs, lived.')),
          planned: z
            .int()
            .meta(inUnit('count of points', 'That were meant; more than `points` where the time ran out.')),
          users: sensitivityOfRun.shape.users,
        })
        .optional()
        .describe('The inputs over their ranges. Absent: not asked for, not lived yet, or the many do not count'),
    })
    .optional()
    .describe('What the decisions of a pilot rest on. Absent: the run is no pilot'),
});
export type RunAnswer = z.infer<typeof runAnswer>;
type DecidedOn = z.infer<typeof decidedOn>;

export function runAnswerOf(folder: string, reportFile: string, results: Results): RunAnswer {
  const { run, summary, departures } = results;
  return {
    format: runAnswerFormat,
    run: folder,
    report: reportFile,
    results: join(folder, 'results.json'),
    estimates: join(folder, 'estimates.csv'),
    state: run.state,
    summary,
    departures,
    ...judgedOf(results),
    ...(results.kind === 'pilot' ? { layers: layersOf(results) } : {}),
    ...(results.kind === 'recovery-drill' ? { recovery: recoveryOf(results) } : {}),
    ...(results.kind === 'phishing-drill' ? { phishing: phishingOf(results) } : {}),
  };
}

function layersOf({ counts, many, sensitivity }: ResultsOfPilot): NonNullable<RunAnswer['layers']> {
  const { users, attempts, void: lost } = counts;
  return {
    real: { users, attempts, void: lost },
    ...(many === undefined ? {} : { many: ofMany(many) }),
    ...(sensitivity === undefined ? {} : { unknown: ofPoints(sensitivity) }),
  };
}

function recoveryOf({ counts, recovery }: ResultsOfDrill): NonNullable<RunAnswer['recovery']> {
  const { noneRecovered, decisions, claims, many } = recovery;
  return {
    counts,
    noneRecovered,
    decisions,
    claims: claims.map(({ id, verdict, why }) => ({ id, verdict, why })),
    ...(many === undefined ? {} : { many }),
  };
}

function phishingOf({ counts, phishing }: ResultsOfPhishing): NonNullable<RunAnswer['phishing']> {
  const { doors, verdicts, many } = phishing;
  return {
    counts,
    doors,
    verdicts: verdicts.map((verdict) => {
      const { trace: _, ...told } = verdict;
      return told;
    }),
    ...(many === undefined ? {} : { many }),
  };
}

function ofMany({ users, attempts, ofThisRun, counts, why, alike }: NonNullable<ResultsOfPilot['many']>) {
  const { different: _, ...twins } = alike;
  return { users, attempts, ofThisRun, counts, ...(why === undefined ? {} : { why }), alike: twins };
}

function ofPoints({ phases, users }: NonNullable<ResultsOfPilot['sensitivity']>) {
  const sum = (of: (phase: (typeof phases)[number]) => number) => phases.reduce((total, each) => total + of(each), 0);
  return { points: sum(({ points }) => points), planned: sum(({ points, planned }) => planned ?? points), users };
}

/** A rollout compares tenants: it decides for no persona, tests no claim and has no gates. */
function judgedOf(results: Results): Pick<RunAnswer, 'decisions' | 'claims' | 'gates'> {
  if (!('gates' in results)) return { decisions: [], claims: [], gates: [] };
  const { claims, gates } = results;
  return {
    decisions: decisionsOf(results),
    claims: claims.map(({ id, there, here: { arms, verdict, why } }) => ({
      id,
      there,
      here: arms === undefined ? { verdict, why } : { arms, verdict, why },
    })),
    gates,
  };
}

function decisionsOf({ run, arms, personas, contrasts, estimates }: ResultsOfSignIns): RunAnswer['decisions'] {
  const { statement: rule } = run.rule;
  const registers = (id: string) => registrationFor(arms.find((arm) => arm.id === id)?.signIn ?? id) !== undefined;
  return personas.flatMap(({ id, title, weight, decisions }) =>
    decisions.map((made) => ({
      persona: id,
      title,
      weight,
      ...made,
      figures: figuresOf(
        askedOfArm(rule, registers(made.arm)),
        contrasts.filter((each) => each.persona === id && each.kind === 'difference' && isOf(made)(each)),
        estimates.filter((estimate) => estimate.persona === id && estimate.arm === made.arm),
      ),
    })),
  );
}

/** In the order in which the rule asks; a figure that the run does not have is left out. */
function figuresOf(asked: readonly Asked[], differences: readonly Contrast[], ofArm: readonly Estimate[]): DecidedOn[] {
  return figuresAsked(asked).flatMap(({ metric, of, margin, wanted }) => {
    const found = (of === 'difference' ? differences : ofArm).find((figure) => figure.metric === metric);
    return found === undefined ? [] : [decidedOnOf(found, of, margin, wanted)];
  });
}

function decidedOnOf(
  {
    metric,
    value,
    interval: found,
    unit,
    withheld,
  }: Pick<Contrast, 'metric' | 'value' | 'interval' | 'unit' | 'withheld'>,
  of: DecidedOn['of'],
  margin: number,
  wanted: DecidedOn['wanted'],
): DecidedOn {
  return {
    metric,
    of,
    ...(value === undefined ? {} : { value }),
    ...(found === undefined ? {} : { interval: found }),
    unit,
    margin,
    wanted,
    ...(withheld === undefined ? {} : { withheld }),
  };
}
