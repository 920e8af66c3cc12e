// The token of an Authorization header (RFC 6750).
import type { AppContext } from '../../web-server/app-environment.ts';

export function bearerToken(context: AppContext): string | undefined {
  return /^Bearer ([\w.~+/-]{1,4096}=*)$/.exec(context.req.header('authorization') ?? '')?.[1];
}
