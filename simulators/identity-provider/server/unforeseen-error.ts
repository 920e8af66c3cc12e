// The last line of defence, for what no route has foreseen: the visitor gets a page or JSON with a code and nothing else, whoever runs the
// server a line without stack, and the sign-in log a row where a sign-in was being decided.
import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { errorPage } from '../pages/error-page.ts';
import { errorSentence } from '../pages/error-sentence.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { externalAnswerPath } from '../external-paths.ts';
import { logSignIn } from './log-sign-in.ts';
import type { Provider } from './provider.ts';

/** Where a credential is looked at, and how far a sign-in has come there. */
const requirements: Readonly<Record<string, 'singleFactorAuthentication' | 'multiFactorAuthentication'>> = {
  'POST /sign-in/password': 'singleFactorAuthentication',
  'POST /sign-in/code': 'multiFactorAuthentication',
  'POST /sign-in/pass': 'multiFactorAuthentication',
  [`POST ${externalAnswerPath}`]: 'multiFactorAuthentication',
  'POST /passkey/authentication/verify': 'multiFactorAuthentication',
};

export function unforeseenError(provider: Provider): ErrorHandler<AppEnvironment> {
  return (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (hasHungUp(context)) return context.html(errorPage('bad-request'), 400);
    const request = `${context.req.method} ${context.req.path}`;
    // The path is a visitor's text too: as JSON it stays one line.
    console.error(
      `identity provider: ${JSON.stringify(request)} failed on its own account: ${JSON.stringify(`${error.name}: ${error.message}`)}`,
    );
    const requirement = requirements[request];
    if (requirement !== undefined) logFailure(context, provider, requirement);
    const code = requirement === undefined ? 'service-unavailable' : '50000';
    const isScripted = /^\/(passkey|simulation)\//.test(context.req.path);
    return isScripted ? context.json({ code, message: errorSentence(code) }, 500) : context.html(errorPage(code), 500);
  };
}

/** The rest of the request will never come, and nobody waits for an answer. */
function hasHungUp({ env }: AppContext): boolean {
  const incoming = env?.incoming;
  return incoming !== undefined && !incoming.complete && incoming.destroyed;
}

function logFailure(
  context: AppContext,
  provider: Provider,
  requirement: 'singleFactorAuthentication' | 'multiFactorAuthentication',
): void {
  const browser = provider.sessions.find(context);
  const stage = browser?.session.stage;
  const userName = stage !== undefined && 'userName' in stage ? stage.userName : browser?.session.challenge?.userName;
  logSignIn(
    context,
    provider,
    { code: '50000', account: provider.directory.accountOf(userName ?? ''), userName },
    { authenticationRequirement: requirement, authenticationDetails: [], additionalDetails: null },
    browser?.correlationId,
  );
}
