// A call to a tenant's own check, as Entra ID makes it.
//
// Documented: the limit of a try may be set from 200 to 2000 ms (Graph, customExtensionClientConfiguration; the tutorial sets 2000) and the
// retries to 0 or 1 (the tutorial: 1); an endpoint that does not answer in time is asked again. Assumed: a refused or broken connection and
// a status of 5xx are asked again too, at once, and nothing else is; the limit holds for each try, from connecting to the last byte; an
// answer may have 64 KiB (that there is a limit is documented, not which); no redirect is followed.
import { BodyTooLarge, directRequest } from '../loopback/direct-request.ts';
import type { Callout } from './callout.ts';
import type { ExtensionAnswer } from './extension-answer.ts';
import type { PermittedEndpoint } from './permitted-endpoint.ts';
import { readAnswer } from './read-answer.ts';

export interface ExtensionClient {
  /** Of each try. */
  readonly timeoutMs: number;
  readonly maximumRetries: number;
  readonly largestAnswerBytes: number;
}

export const usualClient: ExtensionClient = { timeoutMs: 2_000, maximumRetries: 1, largestAnswerBytes: 64 * 1_024 };

export interface CallOptions {
  readonly client?: ExtensionClient;
  /** Absent: the call carries no token. Entra ID's own is one of its service's, which nobody else can have. */
  readonly bearerToken?: string | undefined;
}

export interface ExtensionTry {
  readonly kind: ExtensionAnswer['kind'];
  readonly durationMs: number;
}

export interface ExtensionCall {
  /** Of the last try. */
  readonly answer: ExtensionAnswer;
  /** One at least. */
  readonly tries: readonly ExtensionTry[];
  /** All tries together: what somebody waits for. */
  readonly durationMs: number;
}

export async function callExtension(
  { url }: PermittedEndpoint,
  callout: Callout,
  { client = usualClient, bearerToken }: CallOptions = {},
): Promise<ExtensionCall> {
  const startedAtMs = performance.now();
  const tries: ExtensionTry[] = [];
  for (;;) {
    const triedAtMs = performance.now();
    const answer = await tryOnce(url, callout, client, bearerToken);
    const nowMs = performance.now();
    tries.push({ kind: answer.kind, durationMs: nowMs - triedAtMs });
    if (tries.length > client.maximumRetries || !isAskedAgain(answer))
      return { answer, tries, durationMs: nowMs - startedAtMs };
  }
}

function isAskedAgain(answer: ExtensionAnswer): boolean {
  return (
    answer.kind === 'timed-out' ||
    answer.kind === 'unreachable' ||
    (answer.kind === 'http-error' && answer.status >= 500)
  );
}

async function tryOnce(
  url: string,
  callout: Callout,
  { timeoutMs, largestAnswerBytes }: ExtensionClient,
  bearerToken: string | undefined,
): Promise<ExtensionAnswer> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await directRequest(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(bearerToken === undefined ? {} : { authorization: `Bearer ${bearerToken}` }),
      },
      body: JSON.stringify(callout),
      signal: limit,
      largestBytes: largestAnswerBytes,
    });
    return readAnswer(answer, callout);
  } catch (error) {
    if (limit.aborted) return { kind: 'timed-out', errorCode: 1003005, limitMs: timeoutMs };
    if (error instanceof BodyTooLarge) return { kind: 'too-large', errorCode: 1003024, limitBytes: largestAnswerBytes };
    return unheard(error);
  }
}

/** @throws what is no failure of a connection: a mistake of ours. */
function unheard(error: unknown): ExtensionAnswer {
  const reason = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (reason === undefined || reason.startsWith('ERR_INVALID_')) throw error;
  // Node's parser of HTTP.
  if (reason.startsWith('HPE_'))
    return { kind: 'wrong-shape', errorCode: 1003003, found: 'an answer that is not HTTP', expected: 'an HTTP answer' };
  return { kind: 'unreachable', errorCode: 1003027, reason };
}
