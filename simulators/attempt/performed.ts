// What a page says after an action, as a result of that action. The same for every driver that sees pages.
import { actionResults, arrivals, type ResultOf } from '../../scenarios/flows/action.ts';
import type { MeasuredParts } from '../../scenarios/schema/attempt.ts';
import type { PageName } from '../../scenarios/flows/page-name.ts';
import type { Target } from '../../scenarios/schema/target.ts';
import { VoidAttempt } from './void-attempt.ts';
import type { Performed, TargetAction } from './target-session.ts';

/** What one action did to the page. */
export type PageAnswer =
  | {
      readonly kind: 'page';
      readonly page?: PageName | undefined;
      readonly code?: string | undefined;
      readonly measured: MeasuredParts;
      readonly plantedMs: number;
      readonly status: number;
    }
  /** The connection broke: the browser shows an error page of its own. */
  | { readonly kind: 'unreachable'; readonly measured: MeasuredParts }
  /** No answer within the scenario's limit. */
  | { readonly kind: 'stalled'; readonly measured: MeasuredParts; readonly waitedMs: number };

/** Of a step whose connection broke, or never was. */
export const unreachableCode = 'connection-reset';

/** What the page says, as a result of the action. Throws VoidAttempt when the target's description does not cover it. */
export function performed<A extends TargetAction>(action: A, target: Target, answer: PageAnswer): Performed<A> {
  const unavailable = 'unavailable' as ResultOf<A>;
  const { measured } = answer;
  if (answer.kind === 'unreachable') return { result: unavailable, code: unreachableCode, measured };
  if (answer.kind === 'stalled')
    return { result: unavailable, code: 'no-answer', measured, plantedMs: answer.waitedMs };
  const { code, page, status } = answer;
  const plantedMs = answer.plantedMs > 0 ? answer.plantedMs : undefined;
  if (status >= 500) return { result: unavailable, code: `http-${status}`, measured, plantedMs };
  return { result: resultShown(action, target, page, code), code, measured, plantedMs };
}

/** The same of a target that did answer. */
export function resultShown<A extends TargetAction>(
  action: A,
  target: Target,
  page: PageName | undefined,
  code: string | undefined,
): ResultOf<A> {
  if (code === undefined) {
    const arrived = page === undefined ? undefined : arrivals[action][page];
    if (arrived !== undefined) return arrived;
  } else {
    const meaning = target.meanings[code];
    if (meaning !== undefined && (actionResults[action] as readonly string[]).includes(meaning))
      return meaning as ResultOf<A>;
  }
  throw new VoidAttempt(
    'harness-error',
    `${action} led to page "${page ?? 'unknown'}" with code "${code ?? 'none'}", which the target's description does not cover`,
  );
}
