// What the person means to do at a step, of one shape whatever the step: read at each of very many steps, V8 would look up every shape anew
// and box each number of it.
import type { ActionAt } from '../../scenarios/flows/action.ts';
import type { Cause } from '../../scenarios/schema/attempt.ts';
import type { Intent } from './intent.ts';

type PromptEnd = Intent<ActionAt<'ceremony'>>['prompt'];

/** Whoever asks for many and keeps none hands in one to be written anew (human-model.ts). */
export class IntentInHand {
  modelledMs = Number.NaN;
  cause: Cause | undefined;
  text: string | undefined;
  prompt: PromptEnd | undefined;
  result: string | undefined;

  /** A page, or what a link leads to. */
  opens(modelledMs: number): this {
    return this.#means(modelledMs, undefined, undefined, undefined, undefined);
  }

  types(modelledMs: number, text: string, cause?: Cause): this & { readonly text: string } {
    return this.#means(modelledMs, cause, text, undefined, undefined) as this & { readonly text: string };
  }

  answers(modelledMs: number, prompt: PromptEnd, cause?: Cause): this & { readonly prompt: PromptEnd } {
    return this.#means(modelledMs, cause, undefined, prompt, undefined) as this & { readonly prompt: PromptEnd };
  }

  /** By themselves: in their head, or looking for what they need. */
  finds<R extends string>(modelledMs: number, result: R, cause?: Cause): this & { readonly result: R } {
    return this.#means(modelledMs, cause, undefined, undefined, result) as this & { readonly result: R };
  }

  #means(
    modelledMs: number,
    cause: Cause | undefined,
    text: string | undefined,
    prompt: PromptEnd | undefined,
    result: string | undefined,
  ): this {
    this.modelledMs = modelledMs;
    this.cause = cause;
    this.text = text;
    this.prompt = prompt;
    this.result = result;
    return this;
  }
}
