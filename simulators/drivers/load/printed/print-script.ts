// What --print-k6 writes: the k6 script of a scenario with its data, for anybody's k6 and any target, without this program.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { purposeOf } from '../../../../scenarios/flows/purpose-of.ts';
import type { ArmId } from '../../../../scenarios/schema/arm.ts';
import { accountsFileText } from '../../../identity-provider/accounts-file.ts';
import type { AccountOrder } from '../../../identity-provider/simulation-client.ts';
import type { Population } from '../../../people/population.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import { makeFolder, refuseForeign } from '../../../store/named-folder.ts';
import { ratePlan, type RatePlan } from '../../../arrivals/rate-plan.ts';
import { bundleScript } from '../trial/bundle-script.ts';
import { humanData } from '../trial/human-data.ts';
import { createBooks } from '../orders/create-books.ts';
import type { AddedArgument } from '../../../programs/k6/added-arguments.ts';
import { testRunManifest } from './kubernetes/test-run-manifest.ts';
import { heldForMs } from '../course/enough-due.ts';
import { livesAtOnce } from '../course/live-lives.ts';
import { readMeOfScript, type PrintedTrial } from './read-me-of-script.ts';
import { remoteTarget } from '../course/remote-target.ts';
import { scriptName, scriptTexts, writeScriptFolder } from './script-folder.ts';
import { livesFiles, trialFiles, type FilesGround, type TrialFiles } from '../trial/trial-files.ts';
import { planTrial } from '../course/trial-plan.ts';

export interface PrintOptions {
  /** As its target allows. */
  readonly loaded: LoadedScenario<LoadScenario>;
  readonly population: Population;
  /** Missing or empty. */
  readonly folder: string;
  /** Pods in the manifest for k6-operator. */
  readonly segments: number;
  /** For the pods. */
  readonly k6Args: readonly AddedArgument[];
  /** A command of ours, as it is typed in the folder. */
  readonly typed: (command: string) => string;
}

export interface PrintedScript {
  readonly folder: string;
  /** Of what: a sentence without its full stop. */
  readonly what: string;
}

/** One folder for each arm where there are two. @throws PilotError, bad input: `folder-not-empty`, `folder-not-possible`, `test-run-not-valid`. */
export async function printScripts({
  loaded,
  population,
  folder,
  segments,
  k6Args,
  typed,
}: PrintOptions): Promise<readonly PrintedScript[]> {
  refuseForeign(folder, 'name another one after --print-k6');
  makeFolder(folder, 0o700);
  const { scenario, target } = loaded;
  const ground: FilesGround = {
    loaded,
    script: await bundleScript(),
    human: humanData(loaded),
    // Of the reference provider nobody knows yet where it will listen.
    target: target.kind === 'reference' ? { baseUrls: [] } : remoteTarget(target),
    epoch: 0,
    metrics: true,
    standsAlone: true,
  };
  const write = (into: string, { files, accounts }: TrialFiles, trial: PrintedTrial): PrintedScript => {
    writeScriptFolder(into, files);
    const put = (name: string, text: string) => writeFileSync(join(into, name), text, { mode: 0o600 });
    put('accounts.json', accountsFileText(scenario, accounts));
    put(
      'testrun.yaml',
      testRunManifest({
        name: `${scenario.name} ${trial.arm ?? ''}`,
        parallelism: segments,
        script: scriptName,
        files: scriptTexts(files),
        args: k6Args,
        env: { BASE_URL: files.settings.baseUrls.join(',') || addressToFillIn, PILOT_LINES: '1' },
      }),
    );
    put('README.txt', readMeOfScript(loaded, files.settings, trial, typed));
    return { folder: into, what: trial.what };
  };
  const plan = plannedRates(loaded);
  if (plan === undefined) {
    const lived = await livesFiles(ground, population, { vus: scenario.load.vus ?? livesAtOnce, ended: new Set() });
    return [
      write(folder, lived, {
        what: `${lived.lives} whole lives, one after the other in each VU, as the scenario has neither load.arrivals nor load.capacity`,
      }),
    ];
  }
  const printed: PrintedScript[] = [];
  for (const { id: arm } of scenario.arms) {
    const trial = planTrial(scenario, { id: `${arm}-${plan.id}`, arm, purpose: plan.purpose }, plan.rates);
    const made = await trialFiles(ground, createBooks(loaded, population, 0)(arm), trial);
    const accounts = target.kind === 'reference' ? made.accounts : await everybody(loaded, population, arm);
    const what = `${made.orders.length} ${startsOf(scenario)} of the arm ${arm}, due within ${Math.ceil(trial.durationMs / 1_000)} s, for ${trial.vus} VUs${plan.note}`;
    printed.push(
      write(scenario.arms.length > 1 ? join(folder, arm) : folder, { files: made.files, accounts }, { what, arm }),
    );
  }
  return printed;
}

/** How a README calls what is due. */
function startsOf({ arms }: Pick<LoadScenario, 'arms'>): string {
  return arms.some(({ signIn }) => purposeOf(signIn) === 'recovery') ? 'recoveries' : 'sign-ins';
}

/** What the pods are told until somebody writes the right one. */
const addressToFillIn = 'https://write-the-address-of-your-target-here.invalid';

interface PlannedRates {
  readonly id: string;
  readonly purpose: 'profile' | 'search';
  readonly rates: RatePlan;
  readonly note: string;
}

/** Undefined: users live one after the other. */
function plannedRates({ scenario }: LoadedScenario<LoadScenario>): PlannedRates | undefined {
  const { arrivals, capacity } = scenario.load;
  if (arrivals !== undefined)
    return {
      id: 'profile',
      purpose: 'profile',
      rates: ratePlan(arrivals),
      note: capacity === undefined ? '' : '; the capacity search needs passkey-pilot itself',
    };
  if (capacity === undefined) return undefined;
  const { from } = capacity;
  return {
    id: 'search-0-00',
    purpose: 'search',
    rates: [{ durationMs: heldForMs(capacity, from), from, to: from }],
    note: `, at the first rate of the capacity search (${from}/s), as the scenario has no load.arrivals`,
  };
}

/** A run against somebody's own target draws on the whole population, so that whoever imports accounts there needs all of them. */
async function everybody(
  loaded: LoadedScenario<LoadScenario>,
  population: Population,
  arm: ArmId,
): Promise<readonly AccountOrder[]> {
  const members = Array.from({ length: population.size }, (_, index) => index).filter((index) =>
    population.armsOf(index).some(({ id }) => id === arm),
  );
  const { accounts } = await createBooks(loaded, population, 0)(arm).take(members.map(() => 0));
  return accounts;
}
