// Rows of a sign-in log: which methods were used. A row of v1.0 has no methods, one of beta has them by step; the portal's CSV has the last.
import { countAt, idAt, isObject, listAt, listOf, memberOf, textAt, type JsonObject } from './json-members.ts';
import type { Reading } from './reading.ts';

/** What is written where a claim of an earlier sign-in was enough: nothing was used. */
const reused = /^(previously satisfied|satisfied by)/i;

/** @returns sign-ins read: 1, or 0 where the row came before. */
export function readSignIn(object: JsonObject, reading: Reading): number {
  const { draft } = reading;
  draft.exported.add('signIns');
  const id = idAt(object, 'id', 'originalRequestId');
  if (id !== undefined && draft.signInsSeen.has(id)) {
    reading.note('Rows came more than once, as logs are delivered at least once; each counts once');
    return 0;
  }
  if (id !== undefined) draft.signInsSeen.add(id);
  if (reading.around.context?.includes('/v1.0/') === true && memberOf(object, 'authenticationDetails') !== undefined)
    reading.note('Fields of beta stand under an address of v1.0, and are read as those of beta');
  const who = idAt(object, 'userId') ?? idAt(object, 'userPrincipalName');
  const errorCode = errorOf(object);
  if (errorCode !== 0) noteFailure(object, reading);
  if (who === undefined || errorCode !== 0) return 1;
  const methods = methodsOf(object);
  if (methods.length === 0)
    reading.note('Rows without a method that was used (v1.0 has none, and a claim can be enough)');
  for (const method of new Set(methods)) {
    const people = draft.methodsUsed.get(method) ?? new Map<string, number>();
    people.set(who, (people.get(who) ?? 0) + 1);
    draft.methodsUsed.set(method, people);
  }
  return 1;
}

/** 0: went well, as far as told. */
function errorOf(object: JsonObject): number {
  const status = memberOf(object, 'status');
  const code =
    (isObject(status) ? countAt(status, 'errorCode') : undefined) ??
    countAt(object, 'errorCode') ??
    countAt(object, 'resultType');
  if (code !== undefined) return code;
  return /^(failure|interrupted)/i.test(textAt(object, 'status') ?? '') ? -1 : 0;
}

function noteFailure(object: JsonObject, reading: Reading): void {
  reading.note(
    textAt(object, 'conditionalAccessStatus') === 'success'
      ? 'Rows with an error code although Conditional Access says success: no sign-in, and not counted as one'
      : 'Rows with an error code: no sign-in, and not counted as one',
  );
}

/** In Log Analytics the steps are JSON in a text. */
function methodsOf(object: JsonObject): string[] {
  const told = memberOf(object, 'authenticationDetails');
  const steps = typeof told === 'string' ? listOf(jsonIn(told)) : listOf(told);
  const ofSteps = steps.flatMap((step) => {
    if (!isObject(step) || memberOf(step, 'succeeded') === false) return [];
    return textAt(step, 'authenticationMethod') ?? [];
  });
  const ofMfa = textAt(object, 'mfaMethod');
  const used = listAt(object, 'authenticationMethodsUsed').filter((one) => typeof one === 'string');
  const all = ofSteps.length > 0 ? ofSteps : ofMfa === undefined ? used : [ofMfa];
  return all.filter((method) => !reused.test(method)).map((method) => method.slice(0, 100));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
