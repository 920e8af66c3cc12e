// Where the attempts of a run were lived: in a browser, or in virtual time.
import type { z } from 'zod';
import type { environment } from '../../scenarios/schema/run.ts';
import { count } from './quantity.ts';

type Environment = Pick<z.infer<typeof environment>, 'browser' | 'machineTime'>;

export const inVirtualTime = 'in virtual time, on the rules of the identity provider, without browser or server';

/** "Chromium 156.0.8078.114". */
export const browserInWords = ({ browser }: Pick<Environment, 'browser'>): string =>
  browser === undefined || browser === '' ? 'a browser' : browser;

export const livedWhere = (environmentOfRun: Environment): string =>
  environmentOfRun.machineTime === undefined ? `in ${browserInWords(environmentOfRun)}` : inVirtualTime;

/** After it, what was lived beside the people of a drill. */
export const andManyInWords = (many: { readonly users: number } | undefined): string =>
  many === undefined ? '' : `, and ${count(many.users)} like them, these among them, in virtual time`;
