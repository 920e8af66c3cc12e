// Typed access to the inputs and data sets of a reference case. What a case says and nobody reads is told by `unread`, and a value that an
// adapter does not know throws: a case is never answered as if it had asked something else. For tests only.
import { z } from 'zod';
import type { UserCount } from '../clustered/clustered-count.ts';
import type { TwoCounts } from '../proportions/counts.ts';
import type { ReferenceCase } from './reference-case.ts';
import type { TimedAttempt } from '../times/timed-attempt.ts';

const ends = ['lost', 'signed-in', 'gave-up'] as const;
const arms = z.enum(['passkey', 'otp']);
const text = z.union([z.number(), z.string()]);
const attemptsSchema = z.strictObject({
  arm: z.array(arms),
  time: z.array(z.number()),
  status: z.array(z.union([z.literal(0), z.literal(1), z.literal(2)])),
  user: z.array(text),
  persona: z.array(z.string()),
});
const clusteredSchema = z.strictObject({ user: z.array(z.number()), arm: z.array(z.number()), y: z.array(z.number()) });

const swapped = { 'signed-in': 'gave-up', 'gave-up': 'signed-in', lost: 'lost' } as const;

/** Giving up as what is waited for, signing in as what competes. */
export function swapEnds(attempts: readonly TimedAttempt[]): TimedAttempt[] {
  return attempts.map((attempt) => ({ ...attempt, end: swapped[attempt.end] }));
}

export class ReferenceInputs {
  readonly #inputs: Readonly<Record<string, unknown>>;
  readonly #datasets: Readonly<Record<string, unknown>>;
  /** Names of the outputs the case asks for. */
  readonly wanted: ReadonlySet<string>;

  readonly #read = new Set<string>();

  constructor({ inputs, outputs }: ReferenceCase, datasets: Readonly<Record<string, unknown>>) {
    // A case without inputs has an empty list, as R writes it; what stands in one has no name that anybody reads.
    this.#inputs = Object.fromEntries(Object.entries(inputs));
    this.#datasets = datasets;
    this.wanted = new Set(Object.keys(outputs));
  }

  /** Names of inputs that no one has asked for. */
  get unread(): string[] {
    return Object.keys(this.#inputs).filter((name) => !this.#read.has(name));
  }

  #input(name: string): unknown {
    this.#read.add(name);
    return this.#inputs[name];
  }

  #parsed<S extends z.ZodType>(name: string, schema: S): z.output<S> {
    return schema.parse(this.#input(name), {
      error: ({ message }) => `input ${name}: ${message ?? 'not as expected'}`,
    });
  }

  has(name: string): boolean {
    return name in this.#inputs;
  }

  number(name: string): number {
    return this.#parsed(name, z.number());
  }

  numberOr(name: string, otherwise: number): number {
    return this.has(name) ? this.number(name) : otherwise;
  }

  /** One of the values that are known here. */
  oneOf<const T extends string | number>(name: string, known: readonly [T, ...T[]]): T {
    return this.#parsed(name, z.literal([...known]));
  }

  /** An input that the answer does not depend on, for a reason that the adapter gives. */
  immaterial(name: string): void {
    this.#input(name);
  }

  texts(name: string): string[] {
    return this.#parsed(name, z.array(z.string()));
  }

  /** A single number counts as a list of one, as in R. */
  list(name: string): number[] {
    return this.#parsed(name, z.union([z.number().transform((x) => [x]), z.array(z.number())]));
  }

  /** By exactly these names. */
  table(name: string, keys: readonly string[]): Record<string, number> {
    return this.#parsed(name, z.strictObject(Object.fromEntries(keys.map((key) => [key, z.number()]))));
  }

  /** The arm that a case is of. */
  arm(): 'passkey' | 'otp' {
    return this.oneOf('arm', ['passkey', 'otp']);
  }

  /** Applies f elementwise over inputs, the shorter recycled as in R. */
  map(names: readonly string[], f: (...values: number[]) => number): number[] {
    const lists = names.map((name) => this.list(name));
    const length = Math.max(...lists.map((list) => list.length));
    return Array.from({ length }, (_, i) => f(...lists.map((list) => list[i % list.length] ?? Number.NaN)));
  }

  counts(): TwoCounts {
    return { x1: this.number('x1'), n1: this.number('n1'), x2: this.number('x2'), n2: this.number('n2') };
  }

  /** With the level of an interval. */
  twoCounts(): TwoCounts & { readonly conf: number } {
    return { ...this.counts(), conf: this.number('conf') };
  }

  /** Strata of two arms. */
  strata(): TwoCounts[] {
    const [x1, n1, x2, n2] = [this.list('x1'), this.list('n1'), this.list('x2'), this.list('n2')];
    return x1.map((x, i) => ({ x1: x, n1: n1[i] ?? Number.NaN, x2: x2[i] ?? Number.NaN, n2: n2[i] ?? Number.NaN }));
  }

  weightedStrata(): (TwoCounts & { readonly weight: number })[] {
    const weights = this.list('w');
    return this.strata().map((stratum, i) => Object.assign(stratum, { weight: weights[i] ?? Number.NaN }));
  }

  attempts(arm: z.output<typeof arms>): TimedAttempt[] {
    const data = attemptsSchema.parse(this.#datasets['attempts']);
    return data.time.flatMap((time, i) =>
      data.arm[i] === arm
        ? [{ user: String(data.user[i]), persona: data.persona[i] ?? '', time, end: ends[data.status[i] ?? 0] }]
        : [],
    );
  }

  /** Of the arm of the case, with the event of the case as what is waited for: 1 signed in, 2 given up. */
  attemptsByEvent(): TimedAttempt[] {
    const attempts = this.attempts(this.arm());
    return this.oneOf('event', [1, 2]) === 1 ? attempts : swapEnds(attempts);
  }

  trials(arm: number): { readonly user: string; readonly success: boolean }[] {
    const data = clusteredSchema.parse(this.#datasets['clustered']);
    return data.y.flatMap((y, i) => (data.arm[i] === arm ? [{ user: String(data.user[i]), success: y === 1 }] : []));
  }

  userCounts(arm: number): UserCount[] {
    return [...Map.groupBy(this.trials(arm), ({ user }) => user)].map(([user, rows]) => ({
      user,
      successes: rows.filter(({ success }) => success).length,
      trials: rows.length,
    }));
  }

  successTimes(): { readonly first: number[]; readonly second: number[] } {
    const times = (name: string): number[] => z.array(z.number()).parse(this.#datasets[name]);
    return { first: times('otp_success_times'), second: times('passkey_success_times') };
  }
}
