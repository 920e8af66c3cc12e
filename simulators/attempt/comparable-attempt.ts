// All of an attempt that must be the same in every driver: everything but measured time, and what names the run (ids of lanes
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
  lockedOutBy,
  country,
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
    lockedOutBy,
    country,
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

/** Whether two attempts of one person at one need are the same in all that a driver must not change. */
export function sameAttempt(one: Attempt, other: Attempt): boolean {
  return JSON.stringify(comparableAttempt(one)) === JSON.stringify(comparableAttempt(other));
}
