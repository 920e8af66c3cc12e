// Reads one text field of a posted form.
import type { AppContext } from './app-environment.ts';

/** Empty when the field is missing, is a file, or is longer than any honest entry (characters). */
export async function formField(context: AppContext, name: string, longest = 512): Promise<string> {
  const value = (await context.req.parseBody())[name];
  return typeof value === 'string' && value.length <= longest ? value : '';
}
