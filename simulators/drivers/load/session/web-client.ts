// How the load driver speaks HTTP and reads pages: in k6 by k6's own modules, in tests by Node's. One client serves one attempt and
// keeps its cookies.
import type { PageName } from '../../../../scenarios/flows/page-name.ts';

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** All of them, content-type included. */
  readonly headers: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly json?: string;
}

/** Redirects followed; times are sums over them, ms. */
export type WebAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: string;
      readonly isJson: boolean;
      readonly totalMs: number;
      /** The target's own time, by its Server-Timing header. */
      readonly serverMs: number;
      /** Delay that the scenario planted, by the same header; not in serverMs. */
      readonly plantedMs: number;
    }
  | { readonly kind: 'unreachable'; readonly totalMs: number }
  /** No answer within the scenario's limit. */
  | { readonly kind: 'stalled'; readonly totalMs: number };

export interface WebClient {
  send(request: WebRequest): WebAnswer | Promise<WebAnswer>;
}

export interface Form {
  readonly method: 'GET' | 'POST';
  /** As written on the page. */
  readonly action: string;
  /** What it would send as it stands. */
  readonly fields: Readonly<Record<string, string>>;
  /** Name of the control that was asked for; absent for a button without one. */
  readonly controlName?: string;
}

/** A parsed page, asked by CSS selectors. */
export interface ParsedPage {
  matches(selector: string): boolean;
  /** Absent: no such element, or it has no such attribute. */
  attribute(selector: string, name: string): string | undefined;
  /** Text of the element; absent: no such element. */
  text(selector: string): string | undefined;
  /** The form around a control; absent: no such control, or it is in none. */
  form(control: string): Form | undefined;
}

export interface PageReader {
  pageOf(body: string): PageName | undefined;
  /** The target's error code on the page; absent: all is well. */
  codeOf(body: string): string | undefined;
  /** The whole page, for what is not needed at every step. */
  parse(body: string): ParsedPage;
}
