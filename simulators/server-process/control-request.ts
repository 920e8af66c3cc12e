// What the harness asks of a server that it has started, past its pages: with the token, and an answer or an error with a code.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { DirectAnswer } from '../loopback/direct-request.ts';
import { loopbackRequest } from '../loopback/loopback-request.ts';

/** Whom it is asked of, for errors. */
export interface ControlledServer {
  readonly baseUrl: string;
  readonly token: string;
  /** As in "expected the identity provider". */
  readonly noun: string;
  /** `died`: it does not answer; `refused`: it answers otherwise than with success. */
  readonly codes: { readonly died: string; readonly refused: string };
}

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What was answered, read from JSON; undefined when that is nothing. */
export async function controlRequest(
  { baseUrl, token, noun, codes }: ControlledServer,
  { method, path, body, headers = noHeaders }: ControlRequest,
): Promise<unknown> {
  let answer: DirectAnswer;
  try {
    answer = await loopbackRequest(`${baseUrl}${path}`, {
      method,
      headers: {
        ...headers,
        'x-pilot-token': token,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new PilotError(
      codes.died,
      { found: 'no answer', expected: noun, where: baseUrl, remedy: 'look into what ended it, and try again' },
      { cause },
    );
  }
  if (answer.status < 200 || answer.status >= 300) {
    throw new PilotError(codes.refused, {
      found: `status ${answer.status}`,
      expected: 'success',
      where: `${method} ${path.split('/').slice(0, 3).join('/')}`,
    });
  }
  return answer.body === '' ? undefined : JSON.parse(answer.body);
}

const noHeaders: Readonly<Record<string, string>> = {};
