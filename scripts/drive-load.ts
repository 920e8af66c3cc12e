// The load driver for the run command: k6, found or built, against the target's processes; or its script, written out.
import { join, resolve } from 'node:path';
import type { LoadScenario } from '../scenarios/schema/scenario.ts';
import type { LoadRecord } from '../scenarios/schema/load-trial.ts';
import { ratePlan } from '../simulators/arrivals/rate-plan.ts';
import { refuseNothingDue } from '../simulators/drivers/load/course/enough-due.ts';
import { ensureK6 } from '../simulators/programs/k6/ensure-k6.ts';
import { forecastLoad, withVus } from '../simulators/drivers/load/course/load-forecast.ts';
import { printScripts } from '../simulators/drivers/load/printed/print-script.ts';
import { planTrial, profileId } from '../simulators/drivers/load/course/trial-plan.ts';
import { asTargetAllows } from '../simulators/drivers/load/course/remote-target.ts';
import { consentSentence } from '../simulators/drivers/load/safety/consent-sentence.ts';
import { permittedTarget } from '../simulators/drivers/load/safety/permitted-target.ts';
import { manifestOfKind } from '../simulators/run/manifest-of-kind.ts';
import { environmentSheet } from '../simulators/run/environment-sheet.ts';
import { readLoadRecord } from '../simulators/run/load-record-file.ts';
import { loadRun } from '../simulators/run/load-run.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { announceLoad } from './announce-load.ts';
import { attemptsSoFar } from './attempts-so-far.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';
import { k6OfRun } from './k6-call.ts';
import { tellNames } from './tell-names.ts';
import { createTrialsLeft } from './trials-left.ts';
import { typedIn } from './typed-command.ts';

/** Where the terminal does not say. */
const usualColumns = 80;

export async function prepareLoad({
  loaded: asWritten,
  population,
  options,
  progress,
}: DriveOrder<LoadScenario>): Promise<PreparedDriver | 'done'> {
  const { args, variables, segments, notes: notesOfK6 } = k6OfRun(options, process.env, earlierCall(options.resume));
  // Before anything is found, built or written.
  const permission = permittedTarget(asWritten.target, options.iOwnThisTarget);
  const allowed = asTargetAllows(asWritten);
  refuseEmptyProfile(allowed.scenario);
  const forecast = await forecastLoad(allowed, population);
  const loaded = withVus(allowed, forecast);

  if (options.printK6 !== undefined) {
    const printed = await printScripts({
      loaded,
      population,
      folder: options.printK6,
      segments,
      k6Args: args,
      typed: typedIn(resolve(options.printK6)),
    });
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ printed })}\n`
        : printed.map(({ folder, what }) => `Wrote ${folder}: ${what}. See README.txt there.\n`).join(''),
    );
    return 'done';
  }

  const k6 = await ensureK6({ env: process.env, onProgress: (stage, elapsedMs) => progress.stage(stage, elapsedMs) });
  progress.end();
  const notes = [
    announceLoad(forecast, loaded.scenario.arms.length, process.stderr.columns ?? usualColumns),
    ...(permission.by === 'consent' ? [consentSentence(permission.host, forecast.highestRate)] : []),
    ...remoteNotes(asWritten),
    ...notesOfK6,
  ];
  process.stderr.write(`${notes.join('\n')}\n`);
  await tellNames();
  return {
    environment: environmentSheet({ k6: k6.version, k6Path: k6.path }),
    run: ({ folder, manifest, stop }) => {
      const trialsLeft = createTrialsLeft(
        forecast,
        loaded.scenario.arms.map(({ id }) => id),
        readLoadRecord(folder)?.trials ?? [],
      );
      return loadRun({
        folder,
        manifest: manifestOfKind(manifest, 'load'),
        loaded,
        population,
        k6,
        k6Args: args,
        k6Variables: variables,
        segments,
        stop,
        onStage: (what) => progress.stage(what),
        onProgress: (trial) => progress.load(trial, trialsLeft(trial)),
        onAttempts: attemptsSoFar(loaded.scenario, progress),
      });
    },
  };
}

/** As Go reads them. */
const proxyVariables = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'];

function remoteNotes({ target, scenario }: LoadedScenario<LoadScenario>): string[] {
  if (target.kind === 'reference') return [];
  const proxied = proxyVariables.filter((name) => (process.env[name] ?? '') !== '');
  return [
    `${target.title} is not started by us: it must know the people already (their accounts: --print-k6), codes by message cannot be read and do not arrive, and its sign-in log is not compared.`,
    ...(proxied.length > 0
      ? [
          `k6 heeds ${proxied.join(', ')} of this environment on its way there: what is measured is the proxy too. Unset it, or put the target's host into NO_PROXY.`,
        ]
      : []),
    ...(scenario.load.realtime ? [] : ["Its clock cannot be moved, so people's time is really waited (realtime)."]),
  ];
}

/** What is due is drawn beforehand: whether anybody is can be known before anything is started. */
function refuseEmptyProfile(scenario: LoadScenario): void {
  const { arrivals } = scenario.load;
  if (arrivals === undefined) return;
  for (const { id: arm } of scenario.arms)
    refuseNothingDue(planTrial(scenario, { id: profileId(arm), arm, purpose: 'profile' }, ratePlan(arrivals)));
}

/** Of a run that goes on. */
function earlierCall(resumed: string | undefined): LoadRecord['k6'] | undefined {
  return resumed === undefined ? undefined : readLoadRecord({ file: (name) => join(resumed, name) })?.k6;
}
