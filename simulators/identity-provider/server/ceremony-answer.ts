// The site's answer to a ceremony as the page's script reads it: where to go on, or why not.
import type { Answer } from '../../site/answer.ts';
import { errorSentence } from '../pages/error-sentence.ts';
import type { AppContext } from '../../web-server/app-environment.ts';

export function answerWithJson(context: AppContext, { shown }: Pick<Answer, 'shown'>) {
  if (shown.kind === 'refusal')
    return context.json({ code: shown.code, message: errorSentence(shown.code) }, shown.status);
  if (shown.kind === 'page' && shown.page === 'home') return context.json({ next: '/home' });
  throw new Error('the site ends a ceremony with a page that no script goes on to');
}
