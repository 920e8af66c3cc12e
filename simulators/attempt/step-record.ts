// The record of one step of an attempt, and whether its times can be true.
import type { Action } from '../../scenarios/flows/action.ts';
import type { MeasuredParts, StepRecord } from '../../scenarios/schema/attempt.ts';
import { expectedLogCode } from './sign-in-ledger.ts';
import { measuredTotalMs } from './target-session.ts';

/** @param done its code: as shown on the page after the action, if any. */
export function stepRecord(
  index: number,
  flow: string,
  step: string,
  action: Action,
  { result, code: shown, measured, plantedMs }: Pick<StepRecord, 'result' | 'code' | 'measured' | 'plantedMs'>,
  { modelledMs, cause }: Pick<StepRecord, 'modelledMs' | 'cause'>,
): StepRecord {
  const logCode = expectedLogCode(flow, action, result, shown);
  const code = logCode ?? shown;
  const record: { -readonly [K in keyof StepRecord]: StepRecord[K] } = {
    index,
    flow,
    step,
    action,
    result,
    logged: logCode !== undefined,
    measured,
    measuredMs: measuredTotalMs(measured),
    modelledMs,
  };
  if (code !== undefined) record.code = code;
  if (cause !== undefined) record.cause = cause;
  if (plantedMs !== undefined) record.plantedMs = plantedMs;
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
