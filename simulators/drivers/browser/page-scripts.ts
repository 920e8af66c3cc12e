// The scripts that do a person's action on a page: fill a field, press a button. Built from the target's selectors; every text
// goes in as a JSON literal, so that no password can break out of its quotes.
import type { PromptPlan } from './page-probe.ts';

/** Sets the field as typing would (input event included) and sends the form with its button. */
export function fillAndSubmit(field: string, text: string, submit: string): string {
  return `const field = ${found(field)};
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)});
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const button = field.form?.querySelector(${JSON.stringify(submit)}) ?? ${found(submit)};
    button.click()`;
}

export function press(control: string): string {
  return `${found(control)}.click()`;
}

/** Tells the page probe how the next prompt ends. */
export function planPrompt(plan: PromptPlan): string {
  return `globalThis.passkeyPilotPrompt = ${JSON.stringify(plan)}`;
}

function found(selector: string): string {
  const literal = JSON.stringify(selector);
  return `(document.querySelector(${literal}) ?? (() => { throw new Error('no element ' + ${literal} + ' on ' + location.pathname); })())`;
}
