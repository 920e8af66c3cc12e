// Typed access to the inputs and data sets of a reference case. For tests only.
import { z } from 'zod';
import type { UserCount } from './clustered-count.ts';
import type { TwoCounts } from './counts.ts';
import type { ReferenceCase } from './reference-case.ts';
import type { TimedAttempt } from './timed-attempt.ts';

const ends = ['lost', 'signed-in', 'gave-up'] as const;
const attemptsSchema = z.object({ arm: z.array(z.string()), time: z.array(z.number()), status: z.array(z.number()), user: z.array(z.union([z.number(), z.string()])) });
const clusteredSchema = z.object({ user: z.array(z.number()), arm: z.array(z.number()), y: z.array(z.number()) });
const cupedSchema = z.object({ arm: z.array(z.number()), x: z.array(z.number()), y: z.array(z.number()) });

export class ReferenceInputs {
  readonly #inputs: Readonly<Record<string, unknown>>;
  readonly #datasets: Readonly<Record<string, unknown>>;
  /** Names of the outputs the case asks for. */
  readonly wanted: ReadonlySet<string>;

  constructor({ inputs, outputs }: ReferenceCase, datasets: Readonly<Record<string, unknown>>) {
    this.#inputs = Array.isArray(inputs) ? {} : inputs;
    this.#datasets = datasets;
    this.wanted = new Set(Object.keys(outputs));
  }

  number(name: string): number {
    return z.number().parse(this.#inputs[name], { error: () => `input ${name}` });
  }

  numberOr(name: string, otherwise: number): number {
    return name in this.#inputs ? this.number(name) : otherwise;
  }

  text(name: string): string {
    return z.string().parse(this.#inputs[name]);
  }

  texts(name: string): string[] {
    return z.array(z.string()).parse(this.#inputs[name]);
  }

  /** A single number counts as a list of one, as in R. */
  list(name: string): number[] {
    return z.union([z.number().transform((x) => [x]), z.array(z.number())]).parse(this.#inputs[name]);
  }

  table(name: string): Record<string, number> {
    return z.record(z.string(), z.number()).parse(this.#inputs[name]);
  }

  /** Applies f elementwise over inputs, the shorter recycled as in R. */
  map(names: readonly string[], f: (...values: number[]) => number): number[] {
    const lists = names.map((name) => this.list(name));
    const length = Math.max(...lists.map((list) => list.length));
    return Array.from({ length }, (_, i) => f(...lists.map((list) => list[i % list.length] ?? Number.NaN)));
  }

  twoCounts(): TwoCounts & { readonly conf: number } {
    return { x1: this.number('x1'), n1: this.number('n1'), x2: this.number('x2'), n2: this.number('n2'), conf: this.numberOr('conf', 0.95) };
  }

  /** Strata of two arms; weights of 0 where the case gives none. */
  strata(): (TwoCounts & { readonly weight: number })[] {
    const [x1, n1, x2, n2] = [this.list('x1'), this.list('n1'), this.list('x2'), this.list('n2')];
    const weights = 'w' in this.#inputs ? this.list('w') : [];
    return x1.map((x, i) => ({ x1: x, n1: n1[i] ?? 0, x2: x2[i] ?? 0, n2: n2[i] ?? 0, weight: weights[i] ?? 0 }));
  }

  attempts(arm: string): TimedAttempt[] {
    const data = attemptsSchema.parse(this.#datasets['attempts']);
    return data.time.flatMap((time, i) => (data.arm[i] === arm ? [{ user: String(data.user[i]), time, end: ends[data.status[i] ?? 0] ?? 'lost' }] : []));
  }

  trials(arm: number): { readonly user: string; readonly success: boolean }[] {
    const data = clusteredSchema.parse(this.#datasets['clustered']);
    return data.y.flatMap((y, i) => (data.arm[i] === arm ? [{ user: String(data.user[i]), success: y === 1 }] : []));
  }

  userCounts(arm: number): UserCount[] {
    return [...Map.groupBy(this.trials(arm), ({ user }) => user)].map(([user, rows]) => ({ user, successes: rows.filter(({ success }) => success).length, trials: rows.length }));
  }

  successTimes(): { readonly first: number[]; readonly second: number[]; readonly conf: number } {
    const times = (name: string): number[] => z.array(z.number()).parse(this.#datasets[name]);
    return { first: times('otp_success_times'), second: times('passkey_success_times'), conf: this.numberOr('conf', 0.95) };
  }

  cuped(): { readonly arm: number[]; readonly x: number[]; readonly y: number[] } {
    return cupedSchema.parse(this.#datasets['cuped']);
  }
}
