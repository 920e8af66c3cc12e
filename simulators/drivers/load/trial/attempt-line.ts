// What k6 writes for each attempt of a trial, and Node reads: a line of text with tabs, because writing JSON costs k6 more than the
// sign-in's own bookkeeping. What follows from the order (user, device, persona) is not repeated.
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { FlowId } from '../../../../scenarios/flows/flow-id.ts';
import type { Action } from '../../../../scenarios/flows/action.ts';
import type { Attempt, Cause, Outcome, StepRecord } from '../../../../scenarios/schema/attempt.ts';
import type { AbandonReason } from '../../../../scenarios/flows/flow.ts';
import type { AttemptCourse } from '../../../attempt/attempt-course.ts';
import { exactFromJson, exactJson, exactText } from './exact-number.ts';

export interface LivedAttempt {
  /** Index of the order in its trial. */
  readonly order: number;
  readonly drawIndex: number;
  readonly startsAtMs: number;
  readonly correlationId: string;
  /** Real time, ms from the trial's start. Restarts have no due time. */
  readonly dueMs?: number | undefined;
  readonly begunMs: number;
  readonly endedMs: number;
  readonly course: AttemptCourse;
}

/**
 * A line of a trial: `epoch` says when the trial's clock began (ms since the Unix epoch), `attempt` is one that ended, `dropped` a
 * start that never happened.
 */
export type TrialLine =
  | { readonly kind: 'epoch'; readonly atMs: number }
  | { readonly kind: 'attempt'; readonly attempt: LivedAttempt }
  | { readonly kind: 'dropped'; readonly order: number; readonly dueMs: number }
  /** What a request failed with that had no answer, in k6's words; of each kind the first few only. */
  | { readonly kind: 'request-error'; readonly words: string }
  /** Of a whole life: an attempt as the journal keeps it, and the end of a user. */
  | { readonly kind: 'life'; readonly attempt: Attempt }
  | { readonly kind: 'life-ended'; readonly user: number };

const attemptFields = 14;
const stepFields = 13;
/** Last field of every line, so that one cut off anywhere is known: numbers may be cut and still be numbers. */
const end = '.';

export function encodeEpoch(atMs: number): string {
  return `E\t${exactText(atMs)}\t${end}`;
}

export function encodeDropped(order: number, dueMs: number): string {
  return `D\t${order}\t${exactText(dueMs)}\t${end}`;
}

export function encodeRequestError(words: string): string {
  return `X\t${oneLine(words)}\t${end}`;
}

/** Lives are few and not timed: JSON will do. */
export function encodeLife(attempt: Attempt): string {
  return `L\t${exactJson(attempt)}\t${end}`;
}

export function encodeLifeEnd(user: number): string {
  return `U\t${user}\t${end}`;
}

export function encodeAttempt({
  order,
  drawIndex,
  startsAtMs,
  correlationId,
  dueMs,
  begunMs,
  endedMs,
  course,
}: LivedAttempt): string {
  const { outcome } = course;
  let line = `A\t${order}\t${drawIndex}\t${exactText(startsAtMs)}\t${correlationId}\t${dueMs === undefined ? '' : exactText(dueMs)}\t${exactText(begunMs)}\t${exactText(endedMs)}\t${outcome.kind}\t${'step' in outcome ? outcome.step : ''}\t${
    outcome.kind === 'abandoned' ? outcome.reason : 'code' in outcome ? oneLine(outcome.code) : ''
  }\t${outcome.kind === 'void' ? oneLine(outcome.detail ?? '') : ''}\t${course.method ?? ''}\t${course.fellBack ? 1 : 0}\t${exactText(course.endedAtMs)}`;
  for (const { flow, step, result, code, cause, logged, measured, modelledMs, plantedMs } of course.steps) {
    line += `\t${flow}\t${step}\t${result}\t${code === undefined ? '' : oneLine(code)}\t${cause ?? ''}\t${logged ? 1 : 0}\t${exactText(measured.navigationMs)}\t${exactText(measured.serverMs)}\t${exactText(measured.ceremonyMs)}\t${exactText(measured.renderingMs)}\t${exactText(measured.overheadMs)}\t${exactText(modelledMs)}\t${plantedMs === undefined ? '' : exactText(plantedMs)}`;
  }
  return `${line}\t${end}`;
}

/** @throws RangeError for a line that is none of these, as one cut off by a kill. */
export function decodeTrialLine(line: string): TrialLine {
  const fields = line.split('\t');
  if (fields.pop() !== end) throw unreadable(fields);
  switch (fields[0]) {
    case 'E':
      return { kind: 'epoch', atMs: number(fields, 1) };
    case 'D':
      return { kind: 'dropped', order: number(fields, 1), dueMs: number(fields, 2) };
    case 'A':
      return { kind: 'attempt', attempt: decodeAttempt(fields) };
    case 'X':
      return { kind: 'request-error', words: text(fields, 1) };
    case 'L':
      return { kind: 'life', attempt: decodeLife(fields) };
    case 'U':
      return { kind: 'life-ended', user: number(fields, 1) };
    default:
      throw unreadable(fields);
  }
}

function decodeLife(fields: readonly string[]): Attempt {
  try {
    return exactFromJson(text(fields, 1)) as Attempt;
  } catch (cause) {
    throw unreadable(fields, { cause });
  }
}

function decodeAttempt(fields: readonly string[]): LivedAttempt {
  if ((fields.length - attemptFields - 1) % stepFields !== 0) throw unreadable(fields);
  const method = text(fields, 12);
  const dueMs = text(fields, 5);
  const steps: StepRecord[] = [];
  for (let at = attemptFields + 1; at < fields.length; at += stepFields)
    steps.push(decodeStep(fields, at, steps.length));
  return {
    order: number(fields, 1),
    drawIndex: number(fields, 2),
    startsAtMs: number(fields, 3),
    correlationId: text(fields, 4),
    ...(dueMs === '' ? {} : { dueMs: number(fields, 5) }),
    begunMs: number(fields, 6),
    endedMs: number(fields, 7),
    course: {
      outcome: decodeOutcome(fields),
      ...(method === '' ? {} : { method: method as NonNullable<AttemptCourse['method']> }),
      fellBack: text(fields, 13) === '1',
      endedAtMs: number(fields, 14),
      steps,
    },
  };
}

function decodeOutcome(fields: readonly string[]): Outcome {
  const [kind, step, code, detail] = [text(fields, 8), text(fields, 9), text(fields, 10), text(fields, 11)];
  switch (kind as Outcome['kind']) {
    case 'succeeded':
      return { kind: 'succeeded' };
    case 'refused':
      return { kind: 'refused', step, code };
    case 'abandoned':
      return { kind: 'abandoned', step, reason: code as AbandonReason };
    case 'timed-out':
      return { kind: 'timed-out', step };
    case 'void':
      return {
        kind: 'void',
        code: code as Extract<Outcome, { kind: 'void' }>['code'],
        ...(detail === '' ? {} : { detail }),
      };
    default:
      throw unreadable(fields);
  }
}

function decodeStep(fields: readonly string[], at: number, index: number): StepRecord {
  const [flow, step] = [text(fields, at), text(fields, at + 1)];
  const [code, cause, plantedMs] = [text(fields, at + 3), text(fields, at + 4), text(fields, at + 12)];
  const measured = {
    navigationMs: number(fields, at + 6),
    serverMs: number(fields, at + 7),
    ceremonyMs: number(fields, at + 8),
    renderingMs: number(fields, at + 9),
    overheadMs: number(fields, at + 10),
  };
  return {
    index,
    flow,
    step,
    action: actionOf(flow, step),
    result: text(fields, at + 2),
    ...(code === '' ? {} : { code }),
    ...(cause === '' ? {} : { cause: cause as Cause }),
    logged: text(fields, at + 5) === '1',
    measured,
    measuredMs: measured.navigationMs + measured.serverMs + measured.ceremonyMs + measured.renderingMs,
    modelledMs: number(fields, at + 11),
    ...(plantedMs === '' ? {} : { plantedMs: number(fields, at + 12) }),
  };
}

function actionOf(flow: string, step: string): Action {
  const steps: Readonly<Record<string, { readonly action: Action }>> | undefined = flows[flow as FlowId]?.steps;
  const action = steps?.[step]?.action;
  if (action === undefined) throw new RangeError(`no flow has the step "${flow}/${step}"`);
  return action;
}

function text(fields: readonly string[], at: number): string {
  const field = fields[at];
  if (field === undefined) throw unreadable(fields);
  return field;
}

function number(fields: readonly string[], at: number): number {
  const written = text(fields, at);
  const value = Number(written);
  // An empty text would be 0.
  if (written === '' || !Number.isFinite(value)) throw unreadable(fields);
  return value;
}

function unreadable(fields: readonly string[], options?: ErrorOptions): RangeError {
  return new RangeError(`"${fields.slice(0, 4).join(' ').slice(0, 80)}…" is no line of a trial`, options);
}

/** Whatever takes a text apart at line ends finds none: Unicode's own, too, at which Node's readline does. */
function oneLine(words: string): string {
  return words.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ');
}
