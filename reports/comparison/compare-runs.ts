// Two closed run folders → what differs between them, and B against A in every figure that both have. Reads both, changes neither.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { withAnalysed, type Analysed } from '../report/analyse.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import { type MetricInfo } from '../results/estimate.ts';
import type { Results } from '../results/results.ts';
import { commonPoints } from './common-points.ts';
import { comparisonFormat, type ComparedFigure, type ComparedRun, type Comparison, type WhyNot } from './comparison.ts';
import { comparisonSummary } from './comparison-summary.ts';
import { differingSettings, type RunWritten } from './differing-settings.ts';
import { withInputs } from './input-differences.ts';
import { judgedBeside } from './judged-beside.ts';
import { keptInputs } from './kept-inputs.ts';
import { loadDifferences, objectiveOf } from './load-differences.ts';
import { definitionInWords, recordedDefinitions, type Definitions } from './recorded-definitions.ts';
import { readRollout, rolloutDifferences, rolloutMetrics, whyNoCosts } from './rollout-differences.ts';
import { signInDifferences } from './sign-in-differences.ts';
import { commonArms, whyNotComparable } from './why-not-comparable.ts';

export interface CompareOptions {
  /** Also figures that may not be held against each other, each marked. */
  readonly anyway: boolean;
  /** Of this program. */
  readonly version: string;
}

/** @throws PilotError as analyse, of either folder; runs-not-comparable, nothing-to-compare: bad input. */
export async function compareRuns(folderA: string, folderB: string, options: CompareOptions): Promise<Comparison> {
  return withAnalysed(folderA, (a) => withAnalysed(folderB, (b) => compared(folderA, a, folderB, b, options)));
}

async function compared(
  folderA: string,
  a: Analysed,
  folderB: string,
  b: Analysed,
  { anyway, version }: CompareOptions,
): Promise<Comparison> {
  refuseDrills(folderA, a.results, folderB, b.results);
  const [one, other] = [await written(folderA, a.results), await written(folderB, b.results)];
  const whyNot = whyNotComparable(one, other);
  if (!anyway && whyNot.length > 0) throw notComparable(folderB, whyNot);
  const common = commonArms(a.results.run, b.results.run);
  const { figures, metrics } = await figuresOf(folderA, a, folderB, b, common);
  const marked = await markedFigures(folderA, folderB, figures, metrics);
  const ofWhole = whyNot.map(({ code }) => code);
  const kept = marked.flatMap((figure): ComparedFigure[] => {
    const codes = [...ofWhole, ...(figure.notComparable ?? [])];
    if (codes.length === 0) return [figure];
    return anyway ? [{ ...figure, notComparable: codes }] : [];
  });
  if (kept.length === 0) {
    const [first] = figureReasons(marked, a.results, b.results);
    throw new PilotError(
      'nothing-to-compare',
      {
        found: first?.sentence ?? 'no figure that both runs have',
        expected: 'two runs of one kind with an arm and a persona in common',
        where: folderB,
      },
      { badInput: true },
    );
  }
  const reasons = figureReasons(marked, a.results, b.results);
  const noCosts = whyNoCosts(a.results, b.results);
  const comparison: Omit<Comparison, 'summary'> = {
    $schema: './comparison.schema.json',
    format: comparisonFormat,
    generatedAt: new Date().toISOString(),
    version,
    a: runOf(folderA, a.results),
    b: runOf(folderB, b.results),
    whyNot: [...whyNot, ...(anyway ? reasons : [])],
    settings: differingSettings(one, other),
    people: peopleInWords(a.results, b.results, kept),
    arms: armsOfRun(b.results.run).filter(({ id }) => common.includes(id)),
    personas: commonPersonas(a.results, b.results),
    metrics: metrics
      .filter(({ id }) => kept.some(({ metric }) => metric === id))
      .map(({ id, title, estimand, primary }) => ({ id, title, estimand, primary })),
    figures: kept,
    leftOut: [...(noCosts === undefined ? [] : [noCosts]), ...(anyway ? [] : reasons.map(({ sentence }) => sentence))],
    ...('gates' in a.results && 'gates' in b.results
      ? judgedBeside(a.results, b.results)
      : { decisions: [], claims: [], gates: [] }),
  };
  return { ...comparison, summary: comparisonSummary(comparison) };
}

/** Their figures are of people and of attacks, over settings: no difference of two of them has a meaning that is fixed yet. */
function refuseDrills(folderA: string, a: Results, folderB: string, b: Results): void {
  for (const [folder, { kind }] of [
    [folderA, a],
    [folderB, b],
  ] as const) {
    if (kind !== 'recovery-drill') continue;
    throw new PilotError(
      'drills-not-compared',
      {
        found: 'a recovery drill',
        expected: 'two pilots, two load runs or two rollouts',
        where: folder,
        remedy: 'look at both reports, or join both estimates.csv by kind, metric, arm, persona, impostor and setting',
      },
      { badInput: true },
    );
  }
}

async function written(folder: string, { run, departures }: Results): Promise<RunWritten> {
  return { manifest: run, departures, inputs: await keptInputs(folder) };
}

function notComparable(where: string, whyNot: readonly WhyNot[]): PilotError {
  return new PilotError(
    'runs-not-comparable',
    {
      found: whyNot.map(({ sentence }) => sentence.replace(/\.$/, '')).join('; '),
      expected: 'two runs that ask the same',
      where,
      remedy: '--anyway shows their figures all the same, and marks each',
    },
    { badInput: true },
  );
}

async function figuresOf(
  folderA: string,
  a: Analysed,
  folderB: string,
  b: Analysed,
  common: readonly string[],
): Promise<{ figures: ComparedFigure[]; metrics: readonly MetricInfo[] }> {
  if ('figures' in a && 'figures' in b) {
    const arms = armsOfRun(b.results.run).filter(({ id }) => common.includes(id));
    const sides = {
      a,
      b,
      arms,
      personas: commonPersonas(a.results, b.results).map(({ id }) => id),
      sameSeed: a.results.run.seed === b.results.run.seed,
    };
    const points = await commonPoints(folderA, folderB);
    const inputs = { a: sensitivityOf(a.results), b: sensitivityOf(b.results), points };
    return {
      figures: [
        ...(a.results.kind === 'load' && b.results.kind === 'load'
          ? loadDifferences(a.results, b.results, common)
          : []),
        ...(await signInDifferences(sides)).map((figure) => withInputs(figure, inputs)),
      ],
      metrics: b.results.metrics,
    };
  }
  if (a.results.kind === 'rollout' && b.results.kind === 'rollout') {
    const [one, other] = [await readRollout(folderA, a.results), await readRollout(folderB, b.results)];
    return { figures: rolloutDifferences(one, other), metrics: rolloutMetrics(other) };
  }
  return { figures: [], metrics: [] };
}

function sensitivityOf(results: Results) {
  return results.kind === 'pilot' ? results.sensitivity : undefined;
}

/** A metric that was defined otherwise when one of the runs was made counts other things there. */
async function markedFigures(
  folderA: string,
  folderB: string,
  figures: readonly ComparedFigure[],
  metrics: readonly MetricInfo[],
): Promise<ComparedFigure[]> {
  const recorded = [await recordedDefinitions(folderA), await recordedDefinitions(folderB)];
  const changed = new Set(
    metrics.filter((metric) => recorded.some((each) => isOther(each, metric))).map(({ id }) => id),
  );
  return figures.map((figure) =>
    changed.has(figure.metric)
      ? { ...figure, notComparable: [...(figure.notComparable ?? []), 'definition' as const] }
      : figure,
  );
}

function isOther(recorded: Definitions, metric: MetricInfo): boolean {
  const words = recorded.get(metric.id);
  return words !== undefined && words !== definitionInWords(metric);
}

/** Why single figures may not be held against each other, a sentence each. */
function figureReasons(figures: readonly ComparedFigure[], a: Results, b: Results): WhyNot[] {
  const ofDefinition = [
    ...new Set(
      figures.filter(({ notComparable: codes = [] }) => codes.includes('definition')).map(({ metric }) => metric),
    ),
  ];
  const ofObjective = figures.filter(({ notComparable: codes = [] }) => codes.includes('objective'));
  return [
    ...(ofDefinition.length === 0
      ? []
      : [
          {
            code: 'definition' as const,
            sentence: `When one of the runs was analysed, these were defined in other words than now: ${ofDefinition.join(', ')}. Analyse it again with passkey-pilot report if the same was counted, or run it again.`,
          },
        ]),
    ...ofObjective.flatMap(({ arm = '' }) =>
      a.kind === 'load' && b.kind === 'load'
        ? [
            {
              code: 'objective' as const,
              sentence: `The capacity of ${arm} kept to another objective: in A ${objectiveOf(a, arm) ?? 'none'}, in B ${objectiveOf(b, arm) ?? 'none'}.`,
            },
          ]
        : [],
    ),
  ];
}

function runOf(folder: string, { run, counts, kind, departures }: Results): ComparedRun {
  const [first] = run.epochs;
  return {
    id: run.id,
    folder,
    name: run.name,
    kind,
    driver: run.scenario.driver,
    seed: run.seed,
    users: counts.users,
    attempts: counts.attempts,
    version: run.version,
    ...(first === undefined ? {} : { startedAt: first.startedAt }),
    departures: [...departures],
  };
}

function commonPersonas({ run: a }: Results, { run: b }: Results): Comparison['personas'] {
  return b.personas
    .filter(({ id }) => a.personas.some((each) => each.id === id))
    .map(({ id, title }) => ({ id, title }));
}

function peopleInWords(a: Results, b: Results, figures: readonly ComparedFigure[]): string {
  if (a.kind === 'rollout' || b.kind === 'rollout')
    return a.run.seed === b.run.seed
      ? 'Both rollouts have one seed, but their folders keep sums and no single people, so the intervals take them as of other people and are too wide.'
      : 'The two rollouts have other seeds, so they are of other people.';
  if (a.run.seed !== b.run.seed)
    return `Other people lived in the two runs (seeds ${a.run.seed} and ${b.run.seed}), so chance differs in both and the intervals hold that of both.`;
  const pairs = Math.max(0, ...figures.map((figure) => figure.pairs));
  return pairs === 0
    ? 'The runs have one seed and nobody in common, so the intervals hold the chance of both.'
    : `The same people lived in both (one seed; ${pairs} of them, or of random groups of them, are in both): each is compared with themselves, and luck that both runs share is in no interval.`;
}
