// The machine profile of a finished browser or load run: whole steps as they were measured, by action and result. From quiet attempts
// only; delays that the scenario planted are taken out, and steps that nobody answered left out.
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { actionsAt } from '../../../scenarios/flows/action.ts';
import { parquetRows } from '../../../scenarios/schema/file-in-sql.ts';
import { machineProfile, type MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import type { Manifest } from '../../../scenarios/schema/run.ts';
import { shellWord } from '../../../scenarios/schema/shell-word.ts';
import { readManifest, refuseHeld } from '../../store/run-folder.ts';

/** Done by this machine. */
const timed = actionsAt('page', 'form', 'ceremony')
  .map((action) => `'${action}'`)
  .join(', ');

/**
 * @param atMost samples of one action and result; of more, as many at evenly spaced ranks of their total are taken.
 * @throws PilotError, bad input: run-folder-missing, run-folder-in-use, manifest-not-valid, machine-time-unfit.
 */
export async function profileOfRun(path: string, atMost: number): Promise<MachineProfile> {
  // A folder without a manifest is told before one that is held.
  readManifest(path);
  refuseHeld(path);
  return profileOfEnded(path, atMost);
}

/** The same of a run that nobody else may be at work on: this program holds it. */
export async function profileOfEnded(path: string, atMost: number): Promise<MachineProfile> {
  const manifest = readManifest(path);
  const { driver } = manifest.scenario;
  if (driver === 'virtual')
    throw unfit(path, `a run of the driver ${driver}`, 'one of the driver browser or load, which measures');
  if (manifest.state !== 'completed')
    throw unfit(
      path,
      manifest.state === 'failed' ? 'a run that has failed' : 'a run that was broken off',
      'a completed one',
      `end it with: passkey-pilot run --resume ${shellWord(resolve(path))}`,
    );
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    await using steps = await open(join(path, 'steps.parquet'));
    await using attempts = await open(join(path, 'attempts.parquet'));
    const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
    await connection.run(`
      CREATE TABLE told AS
      SELECT s.user_id, s.arm, s.flow, s.attempt, s.step, s.action, s.result, s.code, s.navigation_ms AS navigation,
        greatest(0, s.server_ms - coalesce(s.planted_ms, 0)) AS server, s.ceremony_ms AS ceremony, s.rendering_ms AS rendering, s.navigation_ms + server + ceremony + rendering AS total
      FROM ${parquetRows(steps)} s JOIN ${parquetRows(attempts)} a USING (user_id, arm, flow, attempt)
      WHERE a.quiet AND a.outcome <> 'void' AND s.code IS DISTINCT FROM 'no-answer'`);
    const samples = await rowsOf(`
      SELECT action, result, navigation, server, ceremony, rendering FROM (
        SELECT *, row_number() OVER pool - 1 AS place, count(*) OVER (PARTITION BY action, result) AS size FROM told
        WHERE action IN (${timed}) AND total > 0
        WINDOW pool AS (PARTITION BY action, result ORDER BY total, user_id, arm, flow, attempt, step))
      WHERE size <= ${atMost} OR floor((place + 1) * ${atMost} / size) > floor(place * ${atMost} / size)
      ORDER BY action, result, navigation + server + ceremony + rendering, navigation`);
    const flows = await rowsOf(`SELECT DISTINCT split_part(step, '/', 1) AS flow FROM told ORDER BY flow`);
    const [counted] = await rowsOf(
      'SELECT count(DISTINCT (user_id, arm, flow, attempt))::INTEGER AS attempts FROM told',
    );
    if (samples.length === 0)
      throw unfit(
        path,
        'no attempt that ran with the other lanes quiet',
        'some',
        'run it with a higher measurement.quietShare',
      );
    const lastStart = manifest.epochs.at(-1)?.startedAt ?? '';
    return machineProfile.parse({
      title: titleOf(manifest),
      measuredOn: lastStart.slice(0, 10),
      driver,
      run: manifest.id,
      environment: environmentOf(manifest),
      flows: flows.map(({ flow }) => flow),
      attempts: counted?.['attempts'],
      ...busyOf(manifest),
      samples: samples.map(({ action, result, navigation, server, ceremony, rendering }) => ({
        action,
        result,
        parts: [navigation, server, ceremony, rendering].map((ms) => Math.round(Number(ms) * 100) / 100),
      })),
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function titleOf({ name, environment, planned }: Manifest): string {
  return `${name}, ${planned.users} users, in ${environment.k6 === undefined ? (environment.browser ?? 'a browser') : `k6 ${environment.k6}`}`;
}

function environmentOf({
  environment: { browser, k6, cpuModel, cores, memoryGiB, operatingSystem, node },
}: Manifest): MachineProfile['environment'] {
  return {
    ...(browser === undefined ? {} : { browser }),
    ...(k6 === undefined ? {} : { k6 }),
    processor: cpuModel,
    cores: String(cores),
    memory: `${memoryGiB} GiB`,
    system: operatingSystem,
    node,
  };
}

/** Whoever resamples it should know how far it is the machine's own time. */
function busyOf({ epochs }: Manifest): Pick<MachineProfile, 'busyBefore' | 'stolenShare'> {
  const most = (of: 'busyBefore' | 'stolenShare') => {
    const known = epochs.flatMap((epoch) => epoch[of] ?? []);
    return known.length === 0 ? {} : { [of]: Math.max(...known) };
  };
  return { ...most('busyBefore'), ...most('stolenShare') };
}

function unfit(path: string, found: string, expected: string, remedy?: string): PilotError {
  return new PilotError(
    'machine-time-unfit',
    { found, expected, where: path, ...(remedy === undefined ? {} : { remedy }) },
    { badInput: true },
  );
}
