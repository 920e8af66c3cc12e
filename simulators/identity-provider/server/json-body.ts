// Reads a posted JSON body.
import type { AppContext } from './app-environment.ts';

/** Undefined when the body is not JSON or does not say that it is. */
export async function jsonBody(context: AppContext): Promise<unknown> {
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return undefined;
  try {
    return await context.req.json();
  } catch {
    return undefined;
  }
}
