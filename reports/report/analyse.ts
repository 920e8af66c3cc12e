// From a run folder to the complete result: the only way from attempts to figures, verdicts and decisions.
import { analyseSignIns } from './analyse-sign-ins.ts';
import type { LoadManifest, PilotManifest } from '../../scenarios/schema/run.ts';
import { loadFacts } from '../departures/load-facts.ts';
import { loadWarnings } from '../load/load-warnings.ts';
import { readLoadResults } from '../load/read-load-results.ts';
import { loadEstimates } from '../metrics/load-metric.ts';
import { loadMetrics } from '../metrics/metrics-by-source.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import {
  resultsFormat,
  type Results,
  type ResultsOfLoad,
  type ResultsOfPilot,
  type ResultsOfSignIns,
} from '../results/results.ts';
import { openRun, readManifest, type OpenRunOptions, type Run } from '../folder/open-run.ts';
import { readMany } from '../folder/read-many.ts';
import { readStoredSample } from '../metrics/stored-sample.ts';
import { createUserClusters } from '../folder/user-clusters.ts';
import { besideRun } from '../sensitivity/beside-run.ts';
import { readSensitivity } from '../sensitivity/read-sensitivity.ts';
import { summarise } from './summary.ts';
import { analyseTimeline } from '../rollout/analyse-timeline.ts';

/** Level of every interval. */
const conf = 0.95;

/**
 * Judges a closed run folder.
 * @throws PilotError as openRun; run-empty; gate-syntax; of a load run also as readLoadResults
 */
export async function analyse(runFolder: string, options: OpenRunOptions = {}): Promise<Results> {
  const manifest = await readManifest(runFolder);
  if (manifest.kind === 'rollout') return analyseTimeline(runFolder, manifest, conf);
  const run = await openRun(runFolder, options);
  try {
    return await analyseOpen(run);
  } finally {
    run.close();
  }
}

async function analyseOpen(run: Run): Promise<ResultsOfSignIns> {
  await createUserClusters(run);
  const { manifest } = run;
  switch (manifest.kind) {
    case 'pilot':
      return analysePilot(run, manifest);
    case 'load':
      return analyseLoad(run, manifest);
  }
}

async function analysePilot(run: Run, manifest: PilotManifest): Promise<ResultsOfPilot> {
  const { figures, ofTables, found } = await analyseSignIns(run, conf, {
    metrics: [],
    estimates: [],
    warnings: [],
    facts: {},
  });
  const storedSample = await readStoredSample(figures, ofTables);
  const many = await readMany(run.folder, manifest);
  const sensitivity = await readSensitivity(run.folder, manifest);
  const told = {
    kind: 'pilot' as const,
    run: manifest,
    ...found,
    ...(storedSample === undefined ? {} : { storedSample }),
    ...(many === undefined ? {} : { many }),
    ...(sensitivity === undefined ? {} : { sensitivity: besideRun(sensitivity, found) }),
  };
  return { ...headOfFile(), ...told, summary: summarise(told) };
}

async function analyseLoad(run: Run, manifest: LoadManifest): Promise<ResultsOfLoad> {
  const load = await readLoadResults(run, manifest, armsOfRun(manifest), conf);
  const personas = manifest.personas.map(({ id }) => id);
  const { found } = await analyseSignIns(run, conf, {
    metrics: loadMetrics,
    estimates: loadEstimates(load, loadMetrics, personas),
    warnings: loadWarnings(load),
    facts: loadFacts(load),
  });
  const told = { kind: 'load' as const, run: manifest, ...found, load };
  return { ...headOfFile(), ...told, summary: summarise(told) };
}

function headOfFile(): Pick<Results, '$schema' | 'format' | 'generatedAt'> {
  return { $schema: './results.schema.json', format: resultsFormat, generatedAt: new Date().toISOString() };
}
