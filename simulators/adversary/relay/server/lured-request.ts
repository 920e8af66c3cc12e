// A request of somebody who is lured, as each ruse gets it.
import type { AppContext } from '../../../web-server/app-environment.ts';
import type { Lure } from './lures.ts';

export interface LuredRequest {
  readonly context: AppContext;
  readonly lure: Lure;
  readonly method: 'GET' | 'POST';
  /** As it was asked for, with its query. */
  readonly path: string;
  /** Without the query, and without percent signs: as the site reads it. */
  readonly pathname: string;
  /** Empty where there is none. */
  readonly body: string;
  readonly site: string;
  readonly relay: string;
}

export type Work = (request: LuredRequest) => Promise<Response>;
