// passkey-pilot validate: predicts published claims from what does not rest on them, and says which are hit.
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import { plainJson } from '../reports/exports/plain-signs.ts';
import { writeSchemaBeside } from '../reports/exports/write-schema-beside.ts';
import type { ComparedStudy, Validation } from '../reports/validation/validation.ts';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { makeFolder, refuseForeign } from '../simulators/store/named-folder.ts';
import type { LoadedPrediction } from '../simulators/experiments/validation/load-prediction.ts';
import { exitCodes } from './explain-error.ts';
import { createProgress } from './progress.ts';

/** A power of 2: only then do Sobol' points fill the cube evenly. */
const defaultDraws = 128;
/** With 60 the intervals of shares near 100 % come out half as wide as with 600, which 150 come near to. */
const defaultUsers = 150;
const level = 0.9;
/** Of the bootstrap; the set-ups have seeds of their own. */
const seed = 20260105;
const shipped = fileURLToPath(new URL('../scenarios/claims', import.meta.url));

interface ValidateOptions {
  readonly draws: string;
  readonly users: string;
  readonly machineTime?: string;
  readonly out: string;
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
    { validationPage },
    { validationFormat },
    { findMachineProfile },
  ] = await Promise.all([
    import('../simulators/experiments/validation/load-prediction.ts'),
    import('../reports/validation/predictive-interval.ts'),
    import('../reports/validation/validation-summary.ts'),
    import('../reports/validation/validation-page.ts'),
    import('../reports/validation/validation.ts'),
    import('../simulators/drivers/virtual/find-machine-profile.ts'),
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

  makeFolder(options.out);
  const progress = createProgress();
  const comparisons: ComparedStudy[] = [];
  let attempts = 0;
  for (const predicted of loaded) {
    const drawsBefore = comparisons.length * draws;
    const onDraw = (done: number) =>
      progress.counted(`Predicting ${predicted.claim.title}`, done, draws, {
        done: drawsBefore + done,
        total: loaded.length * draws,
        of: 'draws',
      });
    const lived = await predict(predicted, { draws, usersPerDraw, profile, onDraw });
    comparisons.push(lived.study);
    attempts += lived.attempts;
  }
  const { title, measuredOn, run } = profile;
  const validation: Validation = {
    $schema: './validation.schema.json',
    format: validationFormat,
    version: packageManifest.version,
    generatedAt: new Date().toISOString(),
    summary: summariseValidation(comparisons, level),
    level,
    seed,
    draws,
    usersPerDraw,
    attempts,
    machineTime: { title, measuredOn, run },
    comparisons,
  };
  progress.stage('Writing the report');
  await writeFile(join(options.out, 'validation.json'), `${plainJson(validation, 2)}\n`);
  await writeSchemaBeside(options.out, 'validation');
  const reportFile = join(options.out, 'report.html');
  await writeFile(reportFile, await validationPage(validation));
  progress.end();
  process.stdout.write(
    options.json ? `${plainJson(validation)}\n` : `${validation.summary}\n\nReport: ${reportFile}\n`,
  );
  return exitCodes.done;
}

interface PredictGround {
  readonly draws: number;
  readonly usersPerDraw: number;
  readonly profile: MachineProfile;
  readonly onDraw: (done: number) => void;
}

async function predict(
  of: LoadedPrediction,
  { draws, usersPerDraw, profile, onDraw }: PredictGround,
): Promise<{ study: ComparedStudy; attempts: number }> {
  const [{ restsOnItself }, { livePrediction }, { sampledMachineTime }, { drawFigures }, { judgeComparison }] =
    await Promise.all([
      import('../simulators/experiments/validation/held-out.ts'),
      import('../simulators/experiments/validation/live-prediction.ts'),
      import('../simulators/drivers/virtual/machine-time.ts'),
      import('../reports/validation/draw-figures.ts'),
      import('../reports/validation/judge-comparison.ts'),
    ]);
  const { claim, prediction, arms, quantities, ranges, published, setUp } = of;
  const { definitions } = prediction;
  const machineTime = sampledMachineTime(profile, setUp.scenario.seed);
  let attempts = 0;
  const figures = [];
  onDraw(0);
  for await (const { draw, attempts: lived } of livePrediction({ of, machineTime, draws, usersPerDraw })) {
    attempts += lived.length;
    figures.push(...drawFigures({ arms, definitions, quantities }, lived));
    onDraw(draw + 1);
  }
  const restsOn = restsOnItself(of).map(({ what, rows }) => ({ what, rows: [...rows] }));
  return {
    attempts,
    study: {
      id: claim.id,
      title: claim.title,
      source: claim.source.where,
      url: claim.source.url,
      year: claim.source.year,
      tier: prediction.tier,
      population: claim.people.said,
      attempt: claim.attempt ?? 'Not stated',
      comparator: comparatorOf(of),
      heldOut: restsOn.length === 0,
      restsOn,
      ranges: [...ranges],
      definitions,
      quantities: judgeComparison({ definitions, quantities }, published, figures, { level, seed }),
    },
  };
}

/** What they compared with, and what of our arms stands for it. */
function comparatorOf({ claim: { ways, statements }, prediction: { standIn } }: LoadedPrediction): string {
  const said = new Set([ways.other, ...statements.map(({ otherWay }) => otherWay)].flatMap((way) => way?.said ?? []));
  return [...said, standIn].join('; ');
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
