// An endpoint's answer, read strictly and in the order in which Entra ID has codes for what is wrong with it. What was found is told by its
// kind and place, never by its value.
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import type { DirectAnswer } from '../loopback/direct-request.ts';
import { publishedNames, type Callout } from './callout.ts';
import { failedAction, passAction, responseDataType } from './claim-verdict.ts';
import type { CalloutErrorCode, ExtensionAnswer, ExtensionFailure } from './extension-answer.ts';

/** @param callout what was asked: of the failed claims those are told that were sent, or could have been. */
export function readAnswer({ status, headers, body }: DirectAnswer, callout: Callout): ExtensionAnswer {
  if (status >= 300 && status < 400) return { kind: 'redirected', errorCode: 1003002, status };
  if (status !== 200) return { kind: 'http-error', errorCode: 1003002, status };
  if (!/^application\/json[ \t]*(?:;|$)/i.test(headers['content-type'] ?? ''))
    return wrongShape(
      1003006,
      headers['content-type'] === undefined ? 'no content type' : 'another content type',
      'application/json',
    );
  if (body === '') return wrongShape(1003009, 'an empty body', 'JSON');
  const content = parsedJson(body);
  if (content === undefined) return wrongShape(1003003, 'text that is not JSON', 'JSON');
  const data = member(content, 'data');
  if (!isObject(data)) return wrongShape(1003003, `data: ${kindOf(data)}`, 'an object');
  const type = data['@odata.type'];
  if (type !== responseDataType) return wrongShape(1003003, `data.@odata.type: ${typeWord(type)}`, responseDataType);
  const { actions } = data;
  if (!Array.isArray(actions)) return wrongShape(1003003, `data.actions: ${kindOf(actions)}`, 'a list');
  if (actions.length !== 1) return wrongShape(1003010, `${actions.length} actions`, 'one');
  return readAction(actions[0], callout);
}

function readAction(action: unknown, callout: Callout): ExtensionAnswer {
  const where = 'data.actions[0]';
  if (!isObject(action)) return wrongShape(1003003, `${where}: ${kindOf(action)}`, 'an object');
  const { '@odata.type': type, failedClaims } = action;
  if (type === passAction)
    return failedClaims === undefined
      ? { kind: 'pass' }
      : wrongShape(1003003, `${where}.failedClaims beside a pass`, 'a pass without failed claims');
  if (type !== failedAction)
    return wrongShape(1003012, `${where}.@odata.type: ${typeWord(type)}`, `${passAction} or ${failedAction}`);
  if (!Array.isArray(failedClaims))
    return wrongShape(1003003, `${where}.failedClaims: ${kindOf(failedClaims)}`, 'a list of names of claims');
  const other = failedClaims.find((name) => typeof name !== 'string');
  if (other !== undefined)
    return wrongShape(1003003, `${where}.failedClaims with ${kindOf(other)} in it`, 'a list of names of claims');
  const { claims, additionalInfo } = callout.data.verifiedIdClaimsContext;
  const named = new Set<string>(failedClaims);
  const tellable = new Set<string>([...publishedNames, ...Object.keys(claims), ...Object.keys(additionalInfo)]);
  const known = [...named].filter((name) => tellable.has(name));
  return { kind: 'failed', failedClaims: known, foreignClaims: named.size - known.length };
}

function wrongShape(errorCode: CalloutErrorCode, found: string, expected: string): ExtensionFailure {
  return { kind: 'wrong-shape', errorCode, found, expected };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Names of Graph types are told: they are nobody's data, and one letter makes the difference. */
function typeWord(value: unknown): string {
  return typeof value === 'string' && /^#?microsoft\.graph\.[A-Za-z.]{1,100}$/.test(value)
    ? `"${value}"`
    : kindOf(value);
}
