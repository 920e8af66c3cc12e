// Benchmark of policies at the size of the largest tenants: 250 000 people in 40 groups each, groups nested five deep; in both forms that
// memberships have. First exports are read and people judged one by one, then the whole command is given: every check, and all that it writes.
// Each in a process of its own.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTenant } from '../../simulators/tenant-exports/read-tenant.ts';
import { judgeTenant } from '../../simulators/tenant-twin/judge-tenant.ts';
import { policyCommand } from '../policy.ts';
import { membershipForms, writeLargeTenant, type MembershipForm } from './large-tenant.ts';

const size = { people: 250_000, groupsEach: 40 } as const;
const goal = { seconds: 60, peakMiB: 2_048 } as const;
const asOf = '2026-11-30';

interface Spent {
  /** Of all threads; more telling than the clock where others use the machine. */
  readonly cpuMs: number;
  readonly peakMiB: number;
}

interface Judged extends Spent {
  readonly readMs: number;
  readonly judgeMs: number;
  readonly memberships: number;
}

interface Answered extends Spent {
  readonly tookMs: number;
}

export interface PolicyBenchmark {
  readonly forms: readonly {
    readonly form: MembershipForm;
    readonly megabytes: number;
    readonly judged: Judged;
    readonly answered: Answered & { readonly megabytes: number };
    /** Processor time of the whole command over that of reading and judging. */
    readonly answerRatio: number;
  }[];
}

export async function benchPolicy(tell: (stage: string) => void): Promise<PolicyBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-policy-'));
  try {
    const forms: PolicyBenchmark['forms'][number][] = [];
    for (const form of membershipForms) {
      const exports = join(folder, form);
      mkdirSync(exports);
      tell(`policy: writing ${form}`);
      writeLargeTenant(exports, size, form);
      tell(`policy: reading and judging ${form}`);
      const judged = await inChild<Judged>('judge', exports);
      tell(`policy: the whole command on ${form}`);
      const out = join(folder, 'out');
      const answered = await inChild<Answered>('answer', exports, out);
      forms.push({
        form,
        megabytes: megabytesIn(exports),
        judged,
        answered: { ...answered, megabytes: megabytesIn(out) },
        answerRatio: answered.cpuMs / judged.cpuMs,
      });
      for (const written of [exports, out]) rmSync(written, { recursive: true });
    }
    return { forms };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const megabytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6;

/** Of this process; ru_maxrss is in KiB, as Node gives it everywhere. */
function spent(): Spent {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, peakMiB: process.resourceUsage().maxRSS / 1_024 };
}

async function judge(folder: string): Promise<Judged> {
  const startedAtMs = performance.now();
  const tenant = await readTenant([folder]);
  const readMs = performance.now() - startedAtMs;
  let memberships = 0;
  for (const person of tenant.people.keys()) memberships += tenant.memberships?.directGroups(person).length ?? 0;
  const { people } = judgeTenant(tenant, { asOf, personas: [] });
  for (let person = 0; person < people.count; person += 1) people.judged(person);
  return { readMs, judgeMs: performance.now() - startedAtMs - readMs, memberships, ...spent() };
}

async function answer(folder: string, out: string): Promise<Answered> {
  await policyCommand().parseAsync([folder, '--out', out, '--as-of', asOf], { from: 'user' });
  // From the start of the process on.
  return { tookMs: performance.now(), ...spent() };
}

type Part = 'judge' | 'answer';

/** What it prints is not told. */
function inChild<T>(part: Part, ...folders: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [`--${part}`, ...folders], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('message', (figures) => resolve(figures as T));
    child.once('error', reject);
    child.once('exit', (status) =>
      reject(new Error(`bench-policy: the process ended with ${status} before it told its figures`)),
    );
  });
}

export function policyText({ forms }: PolicyBenchmark): string {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const told = (tookMs: number, { cpuMs, peakMiB }: Spent) =>
    `${seconds(cpuMs)} of the processor, peak ${peakMiB.toFixed(0)} MiB  ${tookMs < goal.seconds * 1_000 && peakMiB < goal.peakMiB ? 'met' : 'MISSED'}`;
  return [
    `Policies of ${size.people} people in ${size.groupsEach} groups each, nested five deep; goal each time: under ${goal.seconds} s and ${goal.peakMiB} MiB`,
    ...forms.flatMap(({ form, megabytes, judged, answered, answerRatio }) => [
      `  ${form}, ${megabytes.toFixed(0)} MB, ${judged.memberships} memberships`,
      `    read in ${seconds(judged.readMs)}, judged in ${seconds(judged.judgeMs)}: ${told(judged.readMs + judged.judgeMs, judged)}`,
      `    the whole command in ${seconds(answered.tookMs)}, ${answered.megabytes.toFixed(0)} MB written: ${told(answered.tookMs, answered)}; ${answerRatio.toFixed(2)} times the processor time`,
    ]),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [part, folder = '', out = ''] = process.argv.slice(2);
  process.send?.(part === '--judge' ? await judge(folder) : await answer(folder, out));
}
