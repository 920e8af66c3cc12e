// Benchmark of policies at the size of the largest tenants: 250 000 people in 40 groups each, groups nested five deep, read from exports and
// judged one by one, in a process of its own; in both forms that memberships have.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTenant } from '../../simulators/tenant-exports/read-tenant.ts';
import { judgeTenant } from '../../simulators/tenant-twin/judge-tenant.ts';
import { membershipForms, writeLargeTenant, type MembershipForm } from './large-tenant.ts';

const size = { people: 250_000, groupsEach: 40 } as const;
const goal = { seconds: 60, peakMiB: 2_048 } as const;
const asOf = '2026-11-30';

interface Judged {
  readonly readMs: number;
  readonly judgeMs: number;
  /** Of all threads; more telling than the clock where others use the machine. */
  readonly cpuMs: number;
  readonly peakMiB: number;
  readonly memberships: number;
}

export interface PolicyBenchmark {
  readonly forms: readonly (Judged & { readonly form: MembershipForm; readonly megabytes: number })[];
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
      const bytes = readdirSync(exports).reduce((sum, name) => sum + statSync(join(exports, name)).size, 0);
      tell(`policy: reading and judging ${form}`);
      forms.push({ form, megabytes: bytes / 1e6, ...(await inChild(exports)) });
      rmSync(exports, { recursive: true });
    }
    return { forms };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Peak resident memory of the process; ru_maxrss is in KiB on Linux, as Node gives it everywhere. */
async function judge(folder: string): Promise<Judged> {
  const startedAtMs = performance.now();
  const tenant = await readTenant([folder]);
  const readMs = performance.now() - startedAtMs;
  let memberships = 0;
  for (const person of tenant.people.keys()) memberships += tenant.memberships?.directGroups(person).length ?? 0;
  const { people } = judgeTenant(tenant, { asOf, personas: [] });
  for (let person = 0; person < people.count; person += 1) people.judged(person);
  const { user, system } = process.cpuUsage();
  return {
    readMs,
    judgeMs: performance.now() - startedAtMs - readMs,
    cpuMs: (user + system) / 1_000,
    peakMiB: process.resourceUsage().maxRSS / 1_024,
    memberships,
  };
}

const role = '--judge';

function inChild(folder: string): Promise<Judged> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [role, folder]);
    child.once('message', (judged) => resolve(judged as Judged));
    child.once('error', reject);
    child.once('exit', (status) =>
      reject(new Error(`bench-policy: the process ended with ${status} before it told its figures`)),
    );
  });
}

export function policyText({ forms }: PolicyBenchmark): string {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return [
    `Policies of ${size.people} people in ${size.groupsEach} groups each, nested five deep; goal: under ${goal.seconds} s and ${goal.peakMiB} MiB`,
    ...forms.map(({ form, megabytes, readMs, judgeMs, cpuMs, peakMiB, memberships }) => {
      const isMet = readMs + judgeMs < goal.seconds * 1_000 && peakMiB < goal.peakMiB;
      return `    ${form.padEnd(14)} ${megabytes.toFixed(0).padStart(4)} MB, ${memberships} memberships: read in ${seconds(readMs)}, judged in ${seconds(judgeMs)} (${seconds(cpuMs)} of the processor), peak ${peakMiB.toFixed(0)} MiB  ${isMet ? 'met' : 'missed'}`;
    }),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === role)
  process.send?.(await judge(process.argv[3] ?? ''));
