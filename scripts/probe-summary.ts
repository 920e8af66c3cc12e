// What a probe of a tenant's own check has found, summed up.
import { quantile } from '../reports/statistics/series/quantile.ts';
import { usualClient } from '../simulators/claims-extension/call-extension.ts';
import {
  calloutErrors,
  isWellFormed,
  type CalloutErrorCode,
  type ExtensionAnswer,
} from '../simulators/claims-extension/extension-answer.ts';
import type { ProbedPerson } from '../simulators/claims-extension/probe-people.ts';

export interface ProbeSummary {
  readonly people: number;
  readonly asked: number;
  readonly wellFormed: number;
  /** Kinds that came, each with its number of people. */
  readonly answers: Readonly<Partial<Record<ExtensionAnswer['kind'], number>>>;
  /** Claim → people whom it failed. */
  readonly failedClaims: Readonly<Record<string, number>>;
  /** People whose answer names a failed claim that was not sent. */
  readonly withForeignClaims: number;
  /** What the sign-in log would have, each with its number of people. */
  readonly errors: readonly { readonly code: number; readonly name: string; readonly people: number }[];
  /** Of whole calls, all tries of each: what somebody waits. Absent where nobody was asked for. */
  readonly waitMs?: { readonly median: number; readonly p95: number; readonly longest: number };
  /** Limit of a try. */
  readonly limitMs: number;
  /** Calls that took longer than a try may. */
  readonly overLimit: number;
  readonly tries: number;
  /** People who were asked for more than once. */
  readonly retried: number;
}

/** @param people on the list; those who were asked for may be fewer. */
export function probeSummary(probed: readonly ProbedPerson[], people: number): ProbeSummary {
  const answers = probed.map(({ answer }) => answer);
  const failed = answers.filter((answer) => answer.kind === 'failed');
  const failures = answers.filter((answer) => !isWellFormed(answer));
  const waits = probed.map(({ durationMs }) => durationMs);
  return {
    people,
    asked: probed.length,
    wellFormed: probed.length - failures.length,
    answers: tally(answers.map(({ kind }) => kind)),
    failedClaims: tally(failed.flatMap(({ failedClaims }) => failedClaims)),
    withForeignClaims: failed.filter(({ foreignClaims }) => foreignClaims > 0).length,
    errors: Object.entries(tally(failures.map(({ errorCode }) => String(errorCode)))).map(([code, of]) => ({
      code: Number(code),
      name: calloutErrors[Number(code) as CalloutErrorCode],
      people: of,
    })),
    ...(waits.length === 0
      ? {}
      : {
          waitMs: {
            median: quantile({ x: waits, p: 0.5 }),
            p95: quantile({ x: waits, p: 0.95 }),
            longest: quantile({ x: waits, p: 1 }),
          },
        }),
    limitMs: usualClient.timeoutMs,
    overLimit: waits.filter((waitMs) => waitMs > usualClient.timeoutMs).length,
    tries: probed.reduce((sum, { tries }) => sum + tries.length, 0),
    retried: probed.filter(({ tries }) => tries.length > 1).length,
  };
}

function tally<K extends string>(words: readonly K[]): Record<K, number> {
  const counts = new Map<K, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts) as Record<K, number>;
}
