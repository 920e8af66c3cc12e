// Run folders from hand-made attempts, for tests: what the store would write, without a browser. Numbers in them are invented.
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Attempt, StepRecord } from '../../scenarios/schema/attempt.ts';
import { attemptColumns, stepColumns, type Column } from '../../scenarios/schema/columns.ts';
import { jsonRows, parquetCopy } from '../../scenarios/schema/file-in-sql.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';

/** A manifest that passes the schema; override what the test is about. */
export function syntheticManifest(overrides: Partial<Manifest> = {}): Manifest {
  return {
    format: 'passkey-pilot-run/1',
    id: 'synthetic',
    name: 'Synthetic run (invented numbers)',
    state: 'completed',
    version: '0.0.0',
    scenarioFile: 'synthetic.yaml',
    scenarioHash: '0'.repeat(64),
    scenario: {
      name: 'Synthetic run',
      design: 'paired',
      arms: ['password-otp', 'passkey'],
      gates: {},
      limits: { void: 0.02 },
      days: 1,
      signInsPerUserAndDay: 1,
    },
    overrides: [],
    seed: 1,
    personas: [],
    claims: [],
    parameters: [],
    published: [],
    environment: {
      node: 'v22.12.0',
      browser: 'none',
      headless: 'shell',
      sandbox: false,
      operatingSystem: 'none',
      cpuModel: 'none',
      cores: 1,
      memoryGiB: 1,
      packages: {},
    },
    epochs: [
      {
        startedAt: '2026-01-05T08:00:00.000Z',
        endedAt: '2026-01-05T08:01:00.000Z',
        ended: 'completed',
        runningMs: 60_000,
      },
    ],
    planned: { users: 0, sessions: 0 },
    ...overrides,
  };
}

export interface SyntheticStep {
  readonly step: string;
  readonly action: StepRecord['action'];
  readonly result: string;
  readonly code?: string;
  readonly cause?: StepRecord['cause'];
  readonly measuredMs?: number;
  readonly modelledMs?: number;
}

/** A step record from its "flow/step", action and result; measured time is all server time unless said otherwise. */
export function syntheticStep(step: SyntheticStep, index: number): StepRecord {
  const [flow = '', name = ''] = step.step.split('/');
  const measuredMs = step.measuredMs ?? 0;
  return {
    index,
    flow,
    step: name,
    action: step.action,
    result: step.result,
    ...(step.code === undefined ? {} : { code: step.code }),
    ...(step.cause === undefined ? {} : { cause: step.cause }),
    logged: false,
    measured: { navigationMs: 0, serverMs: measuredMs, ceremonyMs: 0, renderingMs: 0, overheadMs: 1 },
    measuredMs,
    modelledMs: step.modelledMs ?? 0,
  };
}

export interface SyntheticAttempt extends Partial<Omit<Attempt, 'steps'>> {
  readonly user: number;
  readonly persona: string;
  readonly arm: string;
  readonly steps: readonly SyntheticStep[];
}

/** A whole attempt record; times are the sums of its steps, it succeeded by the arm's own method unless said otherwise. */
export function syntheticAttempt({ steps, ...given }: SyntheticAttempt): Attempt {
  const records = steps.map(syntheticStep);
  const total = (of: (record: StepRecord) => number) => records.reduce((sum, record) => sum + of(record), 0);
  const outcome = given.outcome ?? { kind: 'succeeded' as const };
  const method = given.method ?? (given.arm === 'passkey' ? 'passkey' : 'password-otp');
  const flow = given.flow ?? given.arm;
  return {
    userPrincipalName: `user${given.user}@example.test`,
    attempt: 0,
    draw: given.attempt ?? 0,
    session: 0,
    day: 0,
    startedAt: '2026-01-05T08:00:00.000Z',
    device: 'main',
    deviceKind: 'windows-laptop',
    fellBack: false,
    quiet: true,
    lane: 0,
    epoch: 0,
    correlationId: `${given.user}-${given.arm}-${flow}-${given.attempt ?? 0}`,
    measuredMs: total((record) => record.measuredMs),
    modelledMs: total((record) => record.modelledMs),
    overheadMs: total((record) => record.measured.overheadMs),
    ...given,
    flow,
    purpose: purposeOf(flow) ?? 'sign-in',
    outcome,
    ...(outcome.kind === 'succeeded' ? { method } : {}),
    steps: records,
  };
}

function attemptRow(runId: string, record: Attempt): Record<string, unknown> {
  const { outcome } = record;
  const code =
    outcome.kind === 'refused' || outcome.kind === 'void'
      ? outcome.code
      : outcome.kind === 'abandoned'
        ? outcome.reason
        : null;
  return {
    run_id: runId,
    user_id: record.user,
    user_principal_name: record.userPrincipalName,
    persona: record.persona,
    arm: record.arm,
    flow: record.flow,
    purpose: record.purpose,
    attempt: record.attempt,
    session: record.session,
    day: record.day,
    started_at: record.startedAt,
    device_kind: record.deviceKind,
    method: record.method ?? null,
    fell_back: record.fellBack,
    outcome: outcome.kind,
    step: 'step' in outcome ? outcome.step : null,
    code,
    measured_ms: record.measuredMs,
    modelled_ms: record.modelledMs,
    overhead_ms: record.overheadMs,
    quiet: record.quiet,
    lane: record.lane,
    epoch: record.epoch,
    correlation_id: record.correlationId,
    trial: record.load?.trial ?? null,
    due_ms: record.load?.dueMs ?? null,
    begun_ms: record.load?.begunMs ?? null,
    ended_ms: record.load?.endedMs ?? null,
  };
}

function stepRow(runId: string, record: Attempt, step: StepRecord): Record<string, unknown> {
  return {
    run_id: runId,
    user_id: record.user,
    persona: record.persona,
    arm: record.arm,
    flow: record.flow,
    attempt: record.attempt,
    index: step.index,
    step: `${step.flow}/${step.step}`,
    action: step.action,
    result: step.result,
    code: step.code ?? null,
    cause: step.cause ?? null,
    logged: step.logged,
    measured_ms: step.measuredMs,
    navigation_ms: step.measured.navigationMs,
    server_ms: step.measured.serverMs,
    ceremony_ms: step.measured.ceremonyMs,
    rendering_ms: step.measured.renderingMs,
    overhead_ms: step.measured.overheadMs,
    modelled_ms: step.modelledMs,
    planted_ms: step.plantedMs ?? null,
    quiet: record.quiet,
  };
}

async function writeTable(
  folder: string,
  table: string,
  columns: readonly Column[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const lines = join(folder, `${table}.ndjson`);
  await writeFile(lines, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const types = columns.map((column) => `'${column.name}': '${column.type}'`).join(', ');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await using from = await open(lines);
    await using to = await open(join(folder, `${table}.parquet`), 'w');
    await connection.run(parquetCopy(`SELECT * FROM ${jsonRows(from, 'uncompressed', `{${types}}`)}`, to));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  await rm(lines);
}

/** Writes a run folder. Users of each persona are counted from the attempts where the manifest has no personas. */
export async function writeSyntheticRun(
  folder: string,
  attempts: readonly Attempt[],
  given: Partial<Manifest> = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const users = new Map<string, Set<number>>();
  for (const { persona, user } of attempts) users.set(persona, (users.get(persona) ?? new Set()).add(user));
  const personas = [...users].map(([id, members]) => ({ id, title: id, weight: 1 / users.size, users: members.size }));
  const made = syntheticManifest({
    personas,
    planned: { users: new Set(attempts.map((record) => record.user)).size, sessions: attempts.length },
    ...given,
  });
  await writeFile(join(folder, 'run.json'), `${JSON.stringify(made, undefined, 2)}\n`);
  await writeTable(
    folder,
    'attempts',
    attemptColumns,
    attempts.map((record) => attemptRow(made.id, record)),
  );
  await writeTable(
    folder,
    'steps',
    stepColumns,
    attempts.flatMap((record) => record.steps.map((step) => stepRow(made.id, record, step))),
  );
}
