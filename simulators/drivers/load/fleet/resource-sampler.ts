// What k6, the target, this program and the machine use while a trial runs: a line of samples.ndjson a second.
import { appendFileSync } from 'node:fs';
import type { Sample } from '../../../../scenarios/schema/load-trial.ts';
import { machineCpuMs, processUsage, type ProcessUsage } from '../../../machine/cpu-times.ts';

export interface SampledProcesses {
  readonly k6: readonly number[];
  /** Empty: the target is on no machine that we can see. */
  readonly target: readonly number[];
}

export interface SamplerOptions {
  readonly trial: string;
  /** performance.now() at the trial's start. */
  readonly startedAtMs: number;
  /** Asked at each sample: those of k6 come and go. One that is new counts from its own start. */
  readonly processes: () => SampledProcesses;
  /** samples.ndjson, appended to. */
  readonly file: string;
  readonly everyMs?: number;
}

type Usage = ReadonlyMap<number, ProcessUsage>;

interface Reading {
  readonly atMs: number;
  readonly ownCpuMs: number;
  readonly machineCpuMs: number | undefined;
  readonly k6: Usage;
  /** Undefined: of no process of the target anything can be known. */
  readonly target: Usage | undefined;
}

export class ResourceSampler {
  readonly #options: SamplerOptions;
  #last: Reading;
  #timer: NodeJS.Timeout | undefined;
  /** One sample after the other, also where the system answers late. */
  #pending: Promise<void> = Promise.resolve();
  #failure: { readonly cause: unknown } | undefined;

  private constructor(options: SamplerOptions, first: Reading) {
    this.#options = options;
    this.#last = first;
  }

  /** What was used up to now does not count. Writes nothing where the system does not tell of other processes (Windows). */
  static async start(options: SamplerOptions): Promise<ResourceSampler> {
    const first = await read(options);
    const sampler = new ResourceSampler(
      options,
      first ?? { atMs: 0, ownCpuMs: 0, machineCpuMs: undefined, k6: new Map(), target: new Map() },
    );
    if (first !== undefined) {
      sampler.#timer = setInterval(() => sampler.#take(), options.everyMs ?? 1_000);
      sampler.#timer.unref();
    }
    return sampler;
  }

  /** Writes what has been used since the last line. Rejects when a line could not be written (a full disk). */
  async stop(): Promise<void> {
    if (this.#timer !== undefined) this.#take();
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#pending;
    // Nobody hears a timer: the end says it.
    if (this.#failure !== undefined) throw this.#failure.cause;
  }

  #take(): void {
    this.#pending = this.#pending
      .then(async () => {
        const reading = await read(this.#options);
        if (reading === undefined || reading.atMs <= this.#last.atMs) return;
        const line = sampleOf(this.#options.trial, this.#last, reading);
        // Of a process that is gone its last time is kept, so that it is not taken for a new one should it be asked for again.
        this.#last = {
          ...reading,
          k6: new Map([...this.#last.k6, ...reading.k6]),
          target: reading.target && new Map([...(this.#last.target ?? []), ...reading.target]),
        };
        appendFileSync(this.#options.file, `${JSON.stringify(line)}\n`);
      })
      .catch((cause: unknown) => {
        this.#failure ??= { cause };
      });
  }
}

async function read({ processes, startedAtMs }: SamplerOptions): Promise<Reading | undefined> {
  const { k6, target } = processes();
  const [ofK6, ofTarget] = await Promise.all([processUsage(k6), processUsage(target)]);
  if (ofK6 === undefined || ofTarget === undefined) return undefined;
  const { user, system } = process.cpuUsage();
  return {
    atMs: performance.now() - startedAtMs,
    ownCpuMs: (user + system) / 1_000,
    machineCpuMs: machineCpuMs(),
    k6: ofK6,
    target: target.length === 0 ? undefined : ofTarget,
  };
}

function sampleOf(trial: string, before: Reading, now: Reading): Sample {
  const machine =
    now.machineCpuMs === undefined || before.machineCpuMs === undefined
      ? {}
      : { machineCpuMs: now.machineCpuMs - before.machineCpuMs };
  return {
    trial,
    atMs: now.atMs,
    spanMs: now.atMs - before.atMs,
    k6CpuMs: cpuSince(before.k6, now.k6),
    ownCpuMs: now.ownCpuMs - before.ownCpuMs,
    ...machine,
    k6ResidentBytes: resident(now.k6),
    ...(now.target === undefined
      ? {}
      : { targetCpuMs: cpuSince(before.target ?? new Map(), now.target), targetResidentBytes: resident(now.target) }),
  };
}

/** What a process used between the last sample and its end, under a span's worth, is lost with it. */
function cpuSince(before: Usage, now: Usage): number {
  return [...now].reduce((sum, [id, { cpuMs }]) => sum + Math.max(0, cpuMs - (before.get(id)?.cpuMs ?? 0)), 0);
}

function resident(now: Usage): number {
  return [...now.values()].reduce((sum, { residentBytes }) => sum + residentBytes, 0);
}
