// passkey-pilot validate: predicts published claims from what does not rest on them, and says which are hit.
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import { plainJson } from '../reports/exports/plain-signs.ts';
import { writeSchemaBeside } from '../reports/exports/write-schema-beside.ts';
import type { ComparedStudy, Validation } from '../reports/validation/validation.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { makeFolder, refuseForeign } from '../simulators/store/named-folder.ts';
import { exitCodes } from './explain-error.ts';
import { createProgress } from './progress.ts';

/** A power of 2: only then do Sobol' points fill the cube evenly. */
const defaultDraws = 128;
/** With 60 the intervals of shares near 100 % come out half as wide as with 600, which 150 come near to. */
const defaultUsers = 150;
/** Each lives months. */
const mostEnrolmentDraws = 64;
const level = 0.9;
/** Of the bootstrap; the set-ups have seeds of their own. */
const seed = 20260105;
const shipped = fileURLToPath(new URL('../scenarios/claims', import.meta.url));

interface ValidateOptions {
  readonly draws: string;
  readonly users: string;
  readonly machineTime?: string;
  readonly out: string;
  readonly keep?: true;
  readonly revised?: string;
  readonly json?: true;
}

export function validateCommand(): Command {
  return new Command('validate')
    .description('predict published claims without using them, and compare')
    .argument('[folder]', 'folder of claims (YAML)', relative(process.cwd(), shipped) || '.')
    .option(
      '--draws <number>',
      'draws of the uncertain parameters for each comparison; best a power of 2',
      String(defaultDraws),
    )
    .option('--users <number>', 'virtual users of each draw', String(defaultUsers))
    .option(
      '--machine-time <run or profile>',
      'what steps take the machine: folder of a run, or id of a machine profile',
    )
    .option('--out <dir>', 'folder for validation.json and the report', join('runs', 'validation'))
    .option('--keep', 'keep the predictions beside the claims, where runs find them, and register those that are new')
    .option('--revised <why>', 'with --keep: why a set-up, a definition or ranges changed after the first prediction')
    .option('--json', 'the validation as JSON on standard output')
    .action(async (folder: string, options: ValidateOptions) => {
      process.exitCode = await validate(folder, options);
    });
}

async function validate(folder: string, options: ValidateOptions): Promise<number> {
  const [
    { loadPredictions },
    { fewestDraws },
    { summariseValidation },
    { predictionScore },
    { validationPage },
    { validationCsv },
    { validationFormat },
    { findMachineProfile },
    { readFirstPredictions, daysOf, withEntries },
    { restsOnOf },
    { predictComparison },
    { predictEnrolment },
  ] = await Promise.all([
    import('../simulators/experiments/validation/load-prediction.ts'),
    import('../reports/validation/predictive-interval.ts'),
    import('../reports/validation/validation-summary.ts'),
    import('../reports/validation/prediction-score.ts'),
    import('../reports/validation/validation-page.ts'),
    import('../reports/validation/validation-csv.ts'),
    import('../reports/validation/validation.ts'),
    import('../simulators/drivers/virtual/find-machine-profile.ts'),
    import('../simulators/experiments/validation/first-predictions.ts'),
    import('../simulators/experiments/validation/rests-on.ts'),
    import('./predict-comparison.ts'),
    import('./predict-enrolment.ts'),
  ]);
  const draws = wholeNumber(options.draws, '--draws', fewestDraws, 65_536);
  const usersPerDraw = wholeNumber(options.users, '--users', 20, 100_000);
  refuseForeign(options.out, 'give another --out', (names) => names.includes('validation.json'));
  // All are read before the first is lived: a mistake in the last should not be told after a minute.
  const loaded = await loadPredictions(folder);
  const [first] = loaded;
  if (first === undefined) return exitCodes.done;
  const { scenario } = first.setUp;
  const profile = await findMachineProfile(
    options.machineTime === undefined
      ? scenario
      : { ...scenario, virtual: { ...scenario.virtual, machineTime: options.machineTime } },
  );
  const today = new Date().toISOString().slice(0, 10);
  const rests = loaded.map((of) => ({ id: of.id, rests: restsOnOf(of) }));
  const registered = await readFirstPredictions(folder);
  const entries = options.keep === true ? withEntries(registered, rests, { today, why: options.revised }) : registered;

  makeFolder(options.out);
  const progress = createProgress();
  const comparisons: ComparedStudy[] = [];
  let attempts = 0;
  for (const predicted of loaded) {
    const drawsBefore = comparisons.length * draws;
    const onDraw = (done: number) =>
      progress.counted(`Predicting ${predicted.title}`, done, draws, {
        done: drawsBefore + done,
        total: loaded.length * draws,
        of: 'draws',
      });
    const days = daysOf(predicted.id, entries, today);
    const lived = await predictComparison(predicted, { draws, usersPerDraw, level, seed, profile, days, onDraw });
    comparisons.push(lived.study);
    attempts += lived.attempts;
  }
  const isShipped = relative(shipped, folder) === '';
  const enrolment = isShipped
    ? await predictEnrolment({
        draws: Math.min(draws, mostEnrolmentDraws),
        people: usersPerDraw,
        level,
        seed,
        profile,
        onDraw: (what, done, of) => progress.counted(what, done, of),
      })
    : undefined;
  attempts += enrolment?.attempts ?? 0;
  const { title, measuredOn, run } = profile;
  const score = predictionScore(comparisons, level, today);
  const validation: Validation = {
    $schema: './validation.schema.json',
    format: validationFormat,
    version: packageManifest.version,
    generatedAt: new Date().toISOString(),
    summary: [
      summariseValidation(comparisons, score),
      ...(enrolment === undefined ? [] : [`${enrolment.finding}.`]),
    ].join(' '),
    score,
    level,
    seed,
    draws,
    usersPerDraw,
    attempts,
    machineTime: { title, measuredOn, run },
    comparisons,
    ...(enrolment === undefined ? {} : { enrolment: enrolment.results }),
  };
  progress.stage('Writing the report');
  await writeFile(join(options.out, 'validation.json'), `${plainJson(validation, 2)}\n`);
  await writeSchemaBeside(options.out, 'validation');
  await writeFile(join(options.out, 'validation.csv'), validationCsv(validation));
  if (options.keep === true) {
    progress.stage('Keeping the predictions');
    const [{ keepPredictions }, { modelFingerprint }] = await Promise.all([
      import('./keep-predictions.ts'),
      import('../simulators/experiments/validation/model-fingerprint.ts'),
    ]);
    const ours = isShipped ? loaded : await loadPredictions(shipped);
    const model = await modelFingerprint(ours, await findMachineProfile(scenario));
    await keepPredictions({ folder, loaded, validation, entries, model, today });
  }
  const reportFile = join(options.out, 'report.html');
  await writeFile(reportFile, await validationPage(validation));
  progress.end();
  process.stdout.write(
    options.json ? `${plainJson(validation)}\n` : `${validation.summary}\n\nReport: ${reportFile}\n`,
  );
  return exitCodes.done;
}

function wholeNumber(text: string, option: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new PilotError(
    'option-invalid',
    { found: `"${text}"`, expected: `a whole number from ${least} to ${most}`, where: option },
    { badInput: true },
  );
}
