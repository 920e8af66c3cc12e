// For tests: all of an attempt that must be the same in every driver: everything but measured time, and what names the run (ids of lanes
// and starts).
import type { Attempt } from '../../scenarios/schema/attempt.ts';

/** k6's engine and V8 differ in the last digit of logarithms: µs are enough to tell two draws apart. */
const microseconds = (ms: number) => ms.toFixed(3);

export function comparableAttempt({
  user,
  arm,
  flow,
  draw,
  need,
  startedAt,
  device,
  method,
  fellBack,
  outcome,
  modelledMs,
  steps,
}: Attempt) {
  return {
    who: `${user} ${arm} ${flow} ${draw}`,
    need,
    startedAt,
    device,
    method,
    fellBack,
    outcome,
    modelledMs: microseconds(modelledMs),
    steps: steps.map(({ flow: at, step, action, result, code, cause, logged, modelledMs: spentMs, plantedMs }) => ({
      at: `${at}/${step}`,
      action,
      result,
      code,
      cause,
      logged,
      spentMs: microseconds(spentMs),
      plantedMs: microseconds(plantedMs ?? 0),
    })),
  };
}

/** The first few that differ, each beside its twin; empty: none. */
export function differentAttempts(some: readonly Attempt[], others: readonly Attempt[]) {
  const twins = new Map(others.map(comparableAttempt).map((attempt) => [attempt.who, attempt]));
  return some
    .map(comparableAttempt)
    .filter((attempt) => JSON.stringify(attempt) !== JSON.stringify(twins.get(attempt.who)))
    .slice(0, 3)
    .map((attempt) => [attempt, twins.get(attempt.who)]);
}
