// From the run folder of a phishing drill to its results.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PhishingCounts } from '../../scenarios/measures/phishing-counts.ts';
import { attackTurn } from '../../scenarios/sampling/attack-turn.ts';
import { possibleSights, sightFile, sightsFolder } from '../../scenarios/schema/sight.ts';
import { PhishingTally } from '../../scenarios/measures/phishing-tally.ts';
import { whetherTheyCount } from '../../scenarios/measures/many.ts';
import type { PhishingManifest } from '../../scenarios/schema/run.ts';
import { departuresOf } from '../departures/departures-of.ts';
import type { Run } from '../folder/open-run.ts';
import { storedAttempts } from '../folder/stored-attempts.ts';
import { limitOfVoid } from '../metrics/validity.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { resultsFormat, type ResultsOfPhishing } from '../results/results.ts';
import { leastUsers } from '../statistics/inference.ts';
import { countOf } from '../words/quantity.ts';
import { judgePhishing } from './judge-phishing.ts';
import { phishingSummary } from './phishing-summary.ts';
import { readPhishingLayers } from './read-phishing-layers.ts';

/** @throws PilotError as readPhishingLayers */
export async function analysePhishing(run: Run<PhishingManifest>): Promise<ResultsOfPhishing> {
  const { manifest } = run;
  const counts = await countsOf(run);
  const layers = await readPhishingLayers(run.folder, manifest);
  // Twins that differ say that virtual time lives something else: nothing of it counts then.
  const standing = layers === undefined ? undefined : whetherTheyCount(layers.alike);
  const { scenario, personas } = manifest;
  const arms = armsOfRun(manifest);
  const voidShare = counts.attempts === 0 ? 0 : counts.void / counts.attempts;
  const departures = departuresOf(manifest, { voidShare, voidLimit: limitOfVoid(manifest) });
  const told = {
    kind: 'phishing-drill' as const,
    run: manifest,
    departures,
    arms,
    counts,
    validity: { voidShare, warnings: warningsOf(manifest, standing?.why) },
    ...(manifest.reconciliation === undefined ? {} : { reconciliation: manifest.reconciliation }),
    phishing: judgePhishing(
      {
        arms,
        written: scenario.arms,
        policy: scenario.policy,
        personas,
        real: await countPhishing(run),
        sights: possibleSights(arms).filter((sight) => existsSync(join(run.folder, sightsFolder, sightFile(sight)))),
        ...(layers === undefined || standing?.counts === false
          ? {}
          : { many: { users: layers.users, seconds: layers.seconds, alike: layers.alike, counts: layers.many } }),
      },
      { planted: hasPlantedFaults(departures) },
    ),
  };
  return {
    $schema: './results.schema.json',
    format: resultsFormat,
    generatedAt: new Date().toISOString(),
    ...told,
    summary: phishingSummary(told),
  };
}

/** By the rule that counts those of virtual time. */
async function countPhishing(run: Run<PhishingManifest>): Promise<PhishingCounts> {
  const tally = new PhishingTally(attackTurn(run.manifest.scenario));
  for await (const attempt of storedAttempts(run, { where: 'true', inOrderOf: 'time' }))
    tally.add(attempt, attempt.startedAtMs);
  return tally.counts();
}

async function countsOf(run: Run<PhishingManifest>): Promise<ResultsOfPhishing['counts']> {
  const [row] = await run.rows(`
    SELECT count(DISTINCT user_id)::INTEGER AS users, count(*)::INTEGER AS attempts,
      count(*) FILTER (WHERE purpose IN ('lure', 'attack', 'impostor'))::INTEGER AS moves, count(*) FILTER (WHERE outcome = 'void')::INTEGER AS void
    FROM attempts`);
  return {
    users: Number(row?.['users']),
    attempts: Number(row?.['attempts']),
    byAttackers: Number(row?.['moves']),
    void: Number(row?.['void']),
  };
}

function warningsOf({ personas }: PhishingManifest, whyNotMany: string | undefined): string[] {
  const small = personas.filter(({ users }) => users < leastUsers);
  return [
    ...(whyNotMany === undefined ? [] : [`What was lived in virtual time counts for nothing: ${whyNotMany}`]),
    ...(small.length === 0
      ? []
      : [
          `${countOf(small.length, 'persona')} with fewer than ${leastUsers} people in the run: no interval for their own sign-ins.`,
        ]),
  ];
}
