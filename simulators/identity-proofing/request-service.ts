// The Request Service over HTTP, for the server that it is a part of: presentation requests are made by whoever has the key, and answered on the
// phone's pages. Shapes: learn.microsoft.com, "Request Service REST API presentation specification" and "Use Face Check".
import { randomBytes } from 'node:crypto';
import type { FaceCheck } from '../../scenarios/schema/face-check.ts';
import type { AppContext } from '../web-server/app-environment.ts';
import { BoundedMap } from '../web-server/bounded-map.ts';
import { verifyPresentation, type TrustedIssuer } from './identity-credential.ts';
import { checkPresentationRequest, type RequestServiceError } from './presentation-request.ts';
import {
  newPresentation,
  present,
  type Presentation,
  type PresentationAnswer,
  type WalletRequest,
} from './presentation.ts';
import { presentationCallback } from './presentation-callback.ts';
import { simulatedHeaders } from './server/simulated-headers.ts';
import { sendCallback } from './signed-callback.ts';

export interface RequestServiceOptions {
  /** "http://localhost:PORT" of the server that it is a part of. */
  readonly baseUrl: string;
  readonly profile: FaceCheck;
  /** Of whoever asks for presentations; callbacks are signed with it. */
  readonly apiKey: string;
  readonly issuers: ReadonlyMap<string, TrustedIssuer>;
  readonly isRevoked: (credentialId: string) => boolean;
  /** As the tenant of a request has set them. */
  readonly settingsFor: (context: AppContext) => { readonly tries: number; readonly requestLifeMs: number };
}

/** Memory limit; the request used longest ago is forgotten first. */
const capacity = 20_000;

export type CreatedPresentation =
  | {
      readonly status: 201;
      /** `expiry`: seconds since the Unix epoch. */
      readonly body: { readonly requestId: string; readonly url: string; readonly expiry: number };
    }
  | { readonly status: 400; readonly body: RequestServiceError };

export class RequestService {
  readonly options: RequestServiceOptions;
  /** Since the start, in the currency of the profile. */
  readonly charges = { checks: 0, amount: 0 };
  readonly #presentations = new BoundedMap<string, Presentation>(capacity);

  constructor(options: RequestServiceOptions) {
    this.options = options;
  }

  create(context: AppContext, body: unknown): CreatedPresentation {
    const checked = checkPresentationRequest(body);
    if (!checked.ok) return { status: 400, body: checked.body };
    const { tries, requestLifeMs } = this.options.settingsFor(context);
    const requestId = randomBytes(32).toString('base64url');
    const expiresAtMs = context.var.nowMs + requestLifeMs;
    this.#presentations.set(requestId, newPresentation({ requestId, request: checked.request, tries, expiresAtMs }));
    const page = `${this.options.baseUrl}/presentation/${requestId}`;
    return {
      status: 201,
      body: {
        requestId,
        url: `openid-vc://?request_uri=${encodeURIComponent(page)}`,
        expiry: Math.floor(expiresAtMs / 1_000),
      },
    };
  }

  find(requestId: string): Presentation | undefined {
    return this.#presentations.get(requestId);
  }

  /** @param presentation signed by the holder, as it came. */
  async shown(context: AppContext, requestId: string, presentation: string): Promise<PresentationAnswer> {
    const asked = this.find(requestId);
    const credential = await verifyPresentation(presentation, {
      issuers: this.options.issuers,
      isRevoked: this.options.isRevoked,
      audience: asked?.request.authority ?? '',
      nonce: requestId,
    });
    return this.answer(context, requestId, { kind: 'show-credential', credential });
  }

  /** Asks the machine, keeps how far it has come, books, and tells whoever asked before the person hears of it. */
  async answer(context: AppContext, requestId: string, request: WalletRequest): Promise<PresentationAnswer> {
    const before = this.find(requestId);
    const answer = present(this.options.profile, before, request, context.var.nowMs);
    if (before === undefined) return answer;
    if (answer.presentation !== undefined) this.#presentations.set(requestId, answer.presentation);
    if (answer.charge !== undefined) {
      this.charges.checks += 1;
      this.charges.amount += answer.charge.amount;
    }
    if (answer.callback !== undefined) {
      const { url, headers, state } = before.request.callback;
      const to = { url, headers: { ...headers, ...simulatedHeaders(context) } };
      await sendCallback(to, this.options.apiKey, presentationCallback(requestId, state, answer.callback));
    }
    return answer;
  }
}
