// The load driver for the run command: k6, found or built, against the target's processes; or its script, written out.
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { ensureK6 } from '../simulators/load/k6/ensure-k6.ts';
import { forecastLoad, withVus } from '../simulators/load/load-forecast.ts';
import { printScripts } from '../simulators/load/print-script.ts';
import { asTargetAllows } from '../simulators/load/remote-target.ts';
import { consentSentence } from '../simulators/load/safety/consent-sentence.ts';
import { permittedTarget } from '../simulators/load/safety/permitted-target.ts';
import { environmentSheet } from '../simulators/run/environment-sheet.ts';
import { readLoadRecord } from '../simulators/run/load-record-file.ts';
import { loadRun } from '../simulators/run/load-run.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { announceLoad } from './announce-load.ts';
import { plannedAttempts } from '../simulators/scenario/planned-attempts.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';
import { createTrialsLeft } from './trials-left.ts';

const mostSegments = 64;
/** Where the terminal does not say. */
const usualColumns = 80;

export async function prepareLoad({ loaded: asWritten, population, options, progress }: DriveOrder): Promise<PreparedDriver | 'done'> {
  const segments = segmentsOf(options.segments);
  // Before anything is found, built or written.
  const permission = permittedTarget(asWritten.target, options.iOwnThisTarget);
  const allowed = asTargetAllows(asWritten);
  const forecast = await forecastLoad(allowed, population);
  const loaded = withVus(allowed, forecast);

  if (options.printK6 !== undefined) {
    const printed = await printScripts({ loaded, population, folder: options.printK6, segments, k6Args: options.k6Arg });
    process.stdout.write(options.json ? `${JSON.stringify({ printed })}\n` : printed.map(({ folder, what }) => `Wrote ${folder}: ${what}. See README.txt there.\n`).join(''));
    return 'done';
  }

  const k6 = await ensureK6({ env: process.env, onProgress: (stage, elapsedMs) => progress.stage(stage, elapsedMs) });
  progress.end();
  const notes = [
    announceLoad(forecast, loaded.scenario.arms, process.stderr.columns ?? usualColumns),
    ...(permission.by === 'consent' ? [consentSentence(permission.host, forecast.highestRate)] : []),
    ...remoteNotes(asWritten),
  ];
  process.stderr.write(`${notes.join('\n')}\n`);
  return {
    environment: environmentSheet({ k6: k6.version, k6Path: k6.path }),
    run: ({ folder, manifest, stop }) => {
      const planned = plannedAttempts(loaded.scenario);
      const trialsLeft = createTrialsLeft(forecast, loaded.scenario.arms, readLoadRecord(folder)?.trials ?? []);
      return loadRun({
        folder,
        manifest,
        loaded,
        population,
        k6,
        k6Args: options.k6Arg,
        segments,
        stop,
        onStage: (what) => progress.stage(what),
        onProgress: (trial) => progress.load(trial, trialsLeft(trial)),
        onAttempts: (counts) => progress.attempts({ ...counts, total: Math.max(planned, counts.done) }),
      });
    },
  };
}

function remoteNotes({ target, scenario }: LoadedScenario): string[] {
  if (target.kind === 'reference') return [];
  return [
    `${target.title} is not started by us: it must know the people already (their accounts: --print-k6), codes by message cannot be read and do not arrive, and its sign-in log is not compared.`,
    ...(scenario.load.realtime ? [] : ["Its clock cannot be moved, so people's time is really waited (realtime)."]),
  ];
}

function segmentsOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const segments = Number(text);
  if (Number.isInteger(segments) && segments >= 1 && segments <= mostSegments) return segments;
  throw new PilotError('segments-unfit', { found: `"${text}"`, expected: `a whole number from 1 to ${mostSegments}`, where: '--segments' }, { badInput: true });
}
