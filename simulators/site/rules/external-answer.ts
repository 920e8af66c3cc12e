// What the answer of an external provider is worth (OpenID Connect Core 1.0 section 3.2.2.11, and what Microsoft Entra asks beyond it: one `acr`,
// one `amr`, of another kind than the first factor). Source: Microsoft Learn, concept-authentication-external-method-provider. Of its codes that
// page names 50012 for a signature; 5001256 stands for every other fault of a token, 50089 for a sign-in that is not open any more.
import { askedClass } from '../../../scenarios/schema/external-method.ts';
import { askedMethods, repeatsFirstFactor } from './factor-kind.ts';

/** Of a token whose signature is right, as it says. Absent: it says nothing, or not in the form that the claim has. */
export interface ExternalClaims {
  readonly issuer?: string | undefined;
  readonly audience: readonly string[];
  readonly subject?: string | undefined;
  readonly nonce?: string | undefined;
  /** ms since the Unix epoch. */
  readonly expiresAtMs?: number | undefined;
  readonly issuedAtMs?: number | undefined;
  readonly contextClasses: readonly string[];
  readonly methods: readonly string[];
}

/** `declined`: the person said no. `failed`: the provider tells of any other error. */
export type ExternalAnswer =
  | { readonly kind: 'declined' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'signed'; readonly claims: ExternalClaims };

/** What was asked, so what an answer must say. */
export interface ExternalQuestion {
  readonly state: string;
  readonly nonce: string;
  /** Of the provider. */
  readonly issuer: string;
  /** Of the tenant at the provider. */
  readonly clientId: string;
  readonly subject: string;
  /** When the person was sent there, ms since the Unix epoch. */
  readonly sinceMs: number;
}

const codeOfFault = {
  'state-unknown': '50089',
  late: '50089',
  declined: '500121',
  failed: '5001256',
  unreadable: '5001256',
  forged: '50012',
  issuer: '5001256',
  audience: '5001256',
  subject: '5001256',
  nonce: '5001256',
  expired: '5001256',
  'issued-later': '5001256',
  'context-class': '5001256',
  'method-count': '5001256',
  'method-not-asked-for': '5001256',
  'method-repeats-first-factor': '5001256',
} as const satisfies Readonly<Record<string, '50012' | '50089' | '500121' | '5001256'>>;

export type ExternalFault = keyof typeof codeOfFault;
export type ExternalDecision =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: (typeof codeOfFault)[ExternalFault]; readonly fault: ExternalFault };

/** By which clocks may differ. Microsoft's own libraries: 5 min (TokenValidationParameters.DefaultClockSkew). */
const skewMs = 5 * 60_000;

/** @param question undefined: no sign-in of this browser waits for an answer. */
export function decideExternalAnswer(
  answerWithinMs: number,
  question: ExternalQuestion | undefined,
  state: string,
  answer: ExternalAnswer,
  nowMs: number,
): ExternalDecision {
  if (question === undefined || state !== question.state) return refused('state-unknown');
  if (nowMs - question.sinceMs > answerWithinMs) return refused('late');
  if (answer.kind !== 'signed') return refused(answer.kind);
  const fault = faultOf(question, answer.claims, nowMs);
  return fault === undefined ? { kind: 'accepted' } : refused(fault);
}

function refused(fault: ExternalFault): ExternalDecision {
  return { kind: 'refused', code: codeOfFault[fault], fault };
}

function faultOf(
  { issuer, clientId, subject, nonce }: ExternalQuestion,
  claims: ExternalClaims,
  nowMs: number,
): ExternalFault | undefined {
  if (claims.issuer !== issuer) return 'issuer';
  if (claims.audience.length !== 1 || claims.audience[0] !== clientId) return 'audience';
  if (claims.subject !== subject) return 'subject';
  if (claims.nonce !== nonce) return 'nonce';
  if (claims.expiresAtMs === undefined || nowMs >= claims.expiresAtMs + skewMs) return 'expired';
  if (claims.issuedAtMs === undefined || claims.issuedAtMs > nowMs + skewMs) return 'issued-later';
  if (claims.contextClasses.length !== 1 || claims.contextClasses[0] !== askedClass) return 'context-class';
  const [method] = claims.methods;
  if (method === undefined || claims.methods.length > 1) return 'method-count';
  if (repeatsFirstFactor(method)) return 'method-repeats-first-factor';
  return askedMethods.includes(method) ? undefined : 'method-not-asked-for';
}
