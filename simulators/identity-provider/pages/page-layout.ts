// A page of the identity provider: the frame, with the sentence for its error.
import { pageFrame, type PageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';
import type { ExternalFault } from '../../site/rules/external-answer.ts';
import { errorSentence, type PageCode } from './error-sentence.ts';

export interface PageLayout extends Pick<PageFrame, 'page' | 'title' | 'notice' | 'body'> {
  readonly error?: PageCode | undefined;
  /** Of an external provider's answer. */
  readonly fault?: ExternalFault | undefined;
  /** The page has a passkey button. */
  readonly passkeys?: boolean;
}

export function pageLayout({ page, title, error, fault, notice, passkeys = false, body }: PageLayout): Page {
  return pageFrame({
    page,
    title,
    error: error === undefined ? undefined : { code: error, sentence: errorSentence(error, fault) },
    notice,
    script: passkeys ? '/passkey.js' : undefined,
    body,
  });
}
