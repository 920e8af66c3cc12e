// What is written down of one step of an attempt, and whether its times can be true.
import type { MeasuredParts, StepRecord } from '../../scenarios/schema/attempt.ts';

/** As the interpreter notes it: gone with the next attempt. */
export type StepTaken = { readonly [K in RequiredKey]: StepRecord[K] } & {
  readonly [K in OptionalKey]?: StepRecord[K] | undefined;
};
type OptionalKey = 'code' | 'cause' | 'plantedMs' | 'ceremonyBy';
type RequiredKey = Exclude<keyof StepRecord, OptionalKey>;

/** For whoever keeps it. */
export function stepRecord({
  index,
  flow,
  step,
  action,
  result,
  logged,
  measured,
  measuredMs,
  modelledMs,
  code,
  cause,
  plantedMs,
  ceremonyBy,
}: StepTaken): StepRecord {
  const record: { -readonly [K in keyof StepRecord]: StepRecord[K] } = {
    index,
    flow,
    step,
    action,
    result,
    logged,
    measured,
    measuredMs,
    modelledMs,
  };
  if (code !== undefined) record.code = code;
  if (cause !== undefined) record.cause = cause;
  if (plantedMs !== undefined) record.plantedMs = plantedMs;
  if (ceremonyBy !== undefined) record.ceremonyBy = ceremonyBy;
  return record;
}

export function areSpans({ navigationMs, serverMs, ceremonyMs, renderingMs, overheadMs }: MeasuredParts): boolean {
  // Of a sum that is a number no part is none.
  return (
    navigationMs >= 0 &&
    serverMs >= 0 &&
    ceremonyMs >= 0 &&
    renderingMs >= 0 &&
    overheadMs >= 0 &&
    Number.isFinite(navigationMs + serverMs + ceremonyMs + renderingMs + overheadMs)
  );
}
