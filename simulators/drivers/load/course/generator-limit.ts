// How many sign-ins the generator itself makes on this machine: all are due at once, against a target that does nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import type { GeneratorLimit, Sample } from '../../../../scenarios/schema/load-trial.ts';
import type { ArmId } from '../../../../scenarios/schema/arm.ts';
import { targetFleetOf, type TargetFleet } from '../fleet/target-fleet.ts';
import { startNullTarget } from '../null-target/start-null-target.ts';
import type { TrialConductor } from './trial-conductor.ts';

/** Two to four seconds here. */
const signInsMade = 2_000;
/** Enough that waiting for the target never leaves k6 idle; more only cost memory. */
const vus = 20;

interface MeasuredWith {
  /** Absent: enough for a figure. */
  readonly signIns?: number | undefined;
  /** Whom the simulation plays where accounts are recovered. Absent: nobody recovers one. */
  readonly verifier?: string | undefined;
}

/** Undefined: it was stopped. */
export async function measureGeneratorLimit(
  arm: ArmId,
  conductorAt: (fleet: TargetFleet, samplesFile: string) => TrialConductor,
  { signIns = signInsMade, verifier }: MeasuredWith = {},
): Promise<GeneratorLimit | undefined> {
  const nullTarget = await startNullTarget(verifier === undefined ? {} : { verifier });
  const folder = mkdtempSync(join(tmpdir(), 'passkey-pilot-generator-'));
  try {
    const samplesFile = join(folder, 'samples.ndjson');
    const dueTimes = Array.from({ length: signIns }, () => 0);
    const trial = await conductorAt(targetFleetOf([nullTarget], nullTarget.token), samplesFile).live({
      id: `${arm}-generator`,
      arm,
      purpose: 'generator',
      leadInMs: 0,
      vus,
      plan: [],
      dueTimes,
      durationMs: 60_000,
    });
    if (trial.cutShort?.code === 'interrupted') return undefined;
    if (trial.cutShort !== undefined) {
      throw new PilotError('generator-limit-missing', {
        found: `that ${trial.cutShort.sentence}`,
        expected: 'a trial against a target that does nothing, lived to its end',
        remedy: 'go on; what was done is kept',
      });
    }
    return {
      arm,
      perSecond: (1_000 * trial.started) / trial.durationMs,
      cpuMsPerSignIn: k6CpuMs(samplesFile) / Math.max(1, trial.started),
      vus,
    };
  } finally {
    await nullTarget.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function k6CpuMs(samplesFile: string): number {
  const lines = readFileSync(samplesFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.reduce((sum, line) => sum + (JSON.parse(line) as Sample).k6CpuMs, 0);
}
