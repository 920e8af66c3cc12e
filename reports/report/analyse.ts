// From a run folder to the complete result: the only way from attempts to figures, verdicts and decisions.
import { analyseSignIns } from './analyse-sign-ins.ts';
import type { DrillManifest, LoadManifest, PhishingManifest, PilotManifest } from '../../scenarios/schema/run.ts';
import { loadFacts } from '../departures/load-facts.ts';
import { loadWarnings } from '../load/load-warnings.ts';
import { readLoadResults } from '../load/read-load-results.ts';
import { loadEstimates } from '../metrics/load-metric.ts';
import { loadMetrics } from '../metrics/metrics-by-source.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import {
  resultsFormat,
  type Results,
  type ResultsOfDrill,
  type ResultsOfPhishing,
  type ResultsOfRollout,
  type ResultsOfSignIns,
} from '../results/results.ts';
import { openRun, openTables, readManifest, type OpenRunOptions, type Run } from '../folder/open-run.ts';
import { readMany } from '../folder/read-many.ts';
import type { Figures } from '../metrics/estimate-metrics.ts';
import { readStoredSample } from '../metrics/stored-sample.ts';
import { createUserClusters } from '../folder/user-clusters.ts';
import { besideRun } from '../sensitivity/beside-run.ts';
import { decisionsOfRun } from '../sensitivity/decisions-of-run.ts';
import { readSensitivity } from '../sensitivity/read-sensitivity.ts';
import { analysePhishing } from '../phishing/analyse-phishing.ts';
import { analyseDrill } from '../recovery/analyse-drill.ts';
import { summarise } from './summary.ts';
import { analyseTimeline } from '../rollout/analyse-timeline.ts';

/** Level of every interval. */
const conf = 0.95;

/** A run that was analysed, and what its figures are made from, for whoever makes more of them. */
export type Analysed = AnalysedSignIns | { readonly results: ResultsOfRollout | ResultsOfDrill | ResultsOfPhishing };

export interface AnalysedSignIns {
  readonly results: ResultsOfSignIns;
  /** Of its tables, which stay open while this is in use. */
  readonly figures: Figures;
}

/**
 * Judges a closed run folder.
 * @throws PilotError as openRun; run-empty; gate-syntax; of a load run also as readLoadResults
 */
export async function analyse(runFolder: string, options: OpenRunOptions = {}): Promise<Results> {
  return withAnalysed(runFolder, ({ results }) => Promise.resolve(results), options);
}

/** The same, and its tables stay open until `use` is done. */
export async function withAnalysed<T>(
  runFolder: string,
  use: (analysed: Analysed) => Promise<T>,
  options: OpenRunOptions = {},
): Promise<T> {
  const manifest = await readManifest(runFolder);
  if (manifest.kind === 'rollout') return use({ results: await analyseTimeline(runFolder, manifest, conf) });
  if (manifest.kind === 'recovery-drill' || manifest.kind === 'phishing-drill')
    return use({ results: await drillOf(runFolder, manifest, options) });
  const run = await openRun(runFolder, options);
  try {
    return await use(await analyseOpen(run));
  } finally {
    run.close();
  }
}

async function drillOf(
  folder: string,
  manifest: DrillManifest | PhishingManifest,
  options: OpenRunOptions,
): Promise<ResultsOfDrill | ResultsOfPhishing> {
  if (manifest.kind === 'phishing-drill') return closing(await openTables(folder, manifest, options), analysePhishing);
  return closing(await openTables(folder, manifest, options), analyseDrill);
}

async function closing<R extends { close(): void }, T>(run: R, analyseRun: (run: R) => Promise<T>): Promise<T> {
  try {
    return await analyseRun(run);
  } finally {
    run.close();
  }
}

async function analyseOpen(run: Run): Promise<AnalysedSignIns> {
  await createUserClusters(run);
  const { manifest } = run;
  switch (manifest.kind) {
    case 'pilot':
      return analysePilot(run, manifest);
    case 'load':
      return analyseLoad(run, manifest);
  }
}

async function analysePilot(run: Run, manifest: PilotManifest): Promise<AnalysedSignIns> {
  const { figures, ofTables, found, invalid } = await analyseSignIns(run, conf, {
    metrics: [],
    estimates: [],
    warnings: [],
    facts: {},
  });
  const storedSample = await readStoredSample(figures, ofTables);
  const many = await readMany(run.folder, manifest);
  const analysis = await readSensitivity(run.folder, manifest);
  // Where the people of the run are among the many who lived the centre, chance in their sample says nothing against it.
  const sensitivity =
    analysis === undefined || many?.counts === true ? analysis : besideRun(analysis, found, manifest.rule.statement);
  const layers = {
    ...(many === undefined ? {} : { many }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
  };
  const told = {
    kind: 'pilot' as const,
    run: manifest,
    ...found,
    ...(storedSample === undefined ? {} : { storedSample }),
    ...layers,
    personas: decisionsOfRun({
      personas: found.personas,
      ...layers,
      ...(invalid === undefined ? {} : { invalid }),
      planted: hasPlantedFaults(found.departures),
    }),
  };
  return { figures, results: { ...headOfFile(), ...told, summary: summarise(told) } };
}

async function analyseLoad(run: Run, manifest: LoadManifest): Promise<AnalysedSignIns> {
  const load = await readLoadResults(run, manifest, armsOfRun(manifest), conf);
  const personas = manifest.personas.map(({ id }) => id);
  const { figures, found } = await analyseSignIns(run, conf, {
    metrics: loadMetrics,
    estimates: loadEstimates(load, loadMetrics, personas),
    warnings: loadWarnings(load),
    facts: loadFacts(load),
  });
  const told = { kind: 'load' as const, run: manifest, ...found, load };
  return { figures, results: { ...headOfFile(), ...told, summary: summarise(told) } };
}

function headOfFile(): Pick<Results, '$schema' | 'format' | 'generatedAt'> {
  return { $schema: './results.schema.json', format: resultsFormat, generatedAt: new Date().toISOString() };
}
