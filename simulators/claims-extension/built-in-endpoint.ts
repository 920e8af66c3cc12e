// The built-in check as the HTTP endpoint of a custom authentication extension: takes what Entra ID posts and nothing else. It does not ask
// for Entra ID's token, as nobody on this machine has one; instead it serves no page of a browser and no name but its own.
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { waitInFull } from '../machine/wait-in-full.ts';
import type { AppContext, AppEnvironment } from '../web-server/app-environment.ts';
import { validateBuiltIn, type PersonnelRecord } from './built-in-validation.ts';
import { callout as calloutSchema, type Callout } from './callout.ts';
import { verdictAnswer } from './claim-verdict.ts';

/** What goes wrong with every request, for drills. */
export interface PlantedTrouble {
  /** Before anything else, ms. */
  readonly delayMs?: number;
  /** Instead of an answer. `hang-up`: the connection is reset. */
  readonly instead?: '500' | '503' | 'wrong-shape' | 'hang-up';
}

export interface BuiltInOptions {
  readonly tenantId: string;
  /** @param userPrincipalName in lower case, as the directory compares it. */
  readonly recordOf: (userPrincipalName: string) => PersonnelRecord | undefined;
  readonly planted?: PlantedTrouble;
}

export const builtInPath = '/verified-id-claim-validation';

/** The largest honest callout has a few KB. */
const largestBodyBytes = 64 * 1_024;

/** @param host under which it is reached, "localhost:PORT". */
export function builtInEndpoint(
  { tenantId, recordOf, planted = {} }: BuiltInOptions,
  host: string,
): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.use(async (context, next) => {
    // A page that has a name of its own lead here sends that name; any page sends its origin.
    if (context.req.header('host') !== host) return refuse(context, 421, 'misdirectedRequest', 'another host');
    if (context.req.header('origin') !== undefined) return refuse(context, 403, 'forbidden', 'a page of a browser');
    return next();
  });
  app.use(bodyLimit({ maxSize: largestBodyBytes, onError: (context) => refuse(context, 413, 'tooLarge', 'too much') }));
  app.post(builtInPath, async (context) => {
    const text = await context.req.text();
    const troubled = await trouble(context, planted);
    if (troubled !== undefined) return troubled;
    if (!/^application\/json[ \t]*(?:;|$)/i.test(context.req.header('content-type') ?? ''))
      return refuse(context, 415, 'unsupportedMediaType', 'another content type than application/json');
    const parsed = calloutSchema.safeParse(parsedJson(text));
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.').slice(0, 100) ?? '';
      return refuse(context, 400, 'badRequest', `no callout of OnVerifiedIdClaimValidation: ${where || 'all of it'}`);
    }
    const { data, source } = parsed.data;
    if (data.tenantId !== tenantId || !source.startsWith(`/tenants/${tenantId}/`))
      return refuse(context, 403, 'forbidden', 'another tenant');
    return context.json(verdictAnswer(validateBuiltIn(recordOf(upnOf(data)), claimedIn(data))));
  });
  app.all(builtInPath, (context) => refuse(context, 405, 'methodNotAllowed', 'another method than POST'));
  app.notFound((context) => refuse(context, 404, 'notFound', 'another path'));
  return app;
}

const upnOf = ({ authenticationContext }: Callout['data']) =>
  authenticationContext.user.userPrincipalName.toLowerCase();

/** The employee id comes beside the claims: a document has none. */
function claimedIn({ verifiedIdClaimsContext: { claims, additionalInfo } }: Callout['data']) {
  return { ...claims, employeeId: additionalInfo['employeeId'] };
}

async function trouble(context: AppContext, { delayMs = 0, instead }: PlantedTrouble): Promise<Response | undefined> {
  if (delayMs > 0) await waitInFull(delayMs);
  if (instead === '500') return refuse(context, 500, 'internalServerError', 'planted trouble');
  if (instead === '503') return refuse(context, 503, 'serviceUnavailable', 'planted trouble');
  if (instead === 'wrong-shape') return context.json({ result: 'pass' });
  if (instead === undefined) return undefined;
  context.env?.incoming?.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

type RefusalStatus = 400 | 403 | 404 | 405 | 413 | 415 | 421 | 500 | 503;

/** As Graph words errors. @param found what was asked; never a value of it. */
function refuse(context: AppContext, status: RefusalStatus, code: string, found: string) {
  return context.json({ error: { code, message: `Found ${found}.` } }, status);
}
