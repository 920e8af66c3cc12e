// From the run folder of a rollout to its results. It holds no attempts, so whatever is about single attempts is empty.
import type { RolloutManifest } from '../../scenarios/schema/run.ts';
import type { Timeline } from '../../scenarios/schema/timeline.ts';
import { departuresOf } from '../departures/departures-of.ts';
import { departureSentence } from '../departures/departures-in-words.ts';
import { limitOfVoid } from '../metrics/validity.ts';
import { percent } from '../words/quantity.ts';
import { resultsFormat, type ResultsOfRollout } from '../results/results.ts';
import { decideRollout } from './decide-rollout.ts';
import { decisionSentence } from './decision-sentence.ts';
import { deadlineFinding } from './deadline-finding.ts';
import { readDoubt } from './doubt/read-doubt.ts';
import { judgeTimeline } from './judge-timeline.ts';
import { readTimeline } from './read-timeline.ts';
import { recoveryFinding } from './recovery-finding.ts';
import { tenantSummary } from './tenant-summary.ts';
import { unconvertedPrices } from './unconverted-prices.ts';

/** @throws PilotError as readTimeline and readDoubt */
export async function analyseTimeline(
  folder: string,
  manifest: RolloutManifest,
  conf: number,
): Promise<ResultsOfRollout> {
  const { rollout } = manifest.scenario;
  const lived = await readTimeline(folder, rollout.prices);
  const judged = judgeTimeline(lived, rollout, conf);
  const rule = manifest.rolloutRule?.statement;
  const timeline = rule === undefined ? judged : { ...judged, decisions: decideRollout(judged, rule) };
  const sensitivity = await readDoubt(folder, manifest);
  const voidShare = lived.attempts === 0 ? 0 : lived.voids / lived.attempts;
  const departures = departuresOf(manifest, { voidShare, voidLimit: limitOfVoid(manifest) });
  return {
    kind: 'rollout',
    $schema: './results.schema.json',
    format: resultsFormat,
    generatedAt: new Date().toISOString(),
    run: manifest,
    summary: [
      departureSentence(departures),
      decisionSentence(timeline, new Map(manifest.personas.map(({ id, title }) => [id, title])), sensitivity),
      tenantSummary(timeline),
      deadlineFinding(timeline),
      recoveryFinding(timeline, rollout),
    ]
      .filter((part) => part !== '')
      .join(' '),
    departures,
    counts: { users: lived.people + lived.hires, attempts: lived.attempts, void: lived.voids },
    validity: { voidShare, warnings: [...warningsOf(lived), ...unconvertedPrices(timeline, manifest.published)] },
    timeline,
    ...(sensitivity === undefined ? {} : { sensitivity }),
  };
}

const dayMs = 86_400_000;

function warningsOf({ people, signInDaysSampled, desk }: Timeline): string[] {
  const swamped = [
    { tenant: 'rollout', words: 'with the rollout' },
    { tenant: 'nothing', words: 'with nothing done' },
  ].filter(({ tenant }) => desk.some((week) => week.tenant === tenant && week.longestWaitMs > 7 * dayMs));
  return [
    ...(swamped.length === 0
      ? []
      : [
          `The help desk is too small ${swamped.map(({ words }) => words).join(' and ')}: some callers wait for more than a week, and the time they lose outweighs all else. Give it more agents.`,
        ]),
    ...(people < 100 ? [`${people} people are few for weekly figures; look at the intervals.`] : []),
    ...(signInDaysSampled < 1
      ? [
          `Of uneventful days ${percent(signInDaysSampled)} were lived step by step and stand for the others; their tickets came to the help desk in as many copies.`,
        ]
      : []),
  ];
}
