// The scripts that do a person's action on a page: fill a field, press a button. Built from the target's selectors; every text
// goes in as a JSON literal, so that no password can break out of its quotes.
import type { PromptPlan } from './page-probe.ts';

/** Sets the field as typing would (input event included) and sends the form with its button. */
export function fillAndSubmit(field: string, text: string, submit: string): string {
  return `${fill(field, text)};
    const button = ${found(field)}.form?.querySelector(${JSON.stringify(submit)}) ?? ${found(submit)};
    button.click()`;
}

/** Sets the field as typing would. */
export function fill(field: string, text: string): string {
  return `{ const field = ${found(field)};
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)});
    field.dispatchEvent(new Event('input', { bubbles: true })); }`;
}

/** Puts a picture into a file field, as a camera does. */
export function takePicture(field: string, jpeg: Uint8Array): string {
  return `{ const field = ${found(field)};
    const bytes = Uint8Array.from(atob(${JSON.stringify(Buffer.from(jpeg).toString('base64'))}), (byte) => byte.charCodeAt(0));
    const taken = new DataTransfer();
    taken.items.add(new File([bytes], 'picture.jpg', { type: 'image/jpeg' }));
    field.files = taken.files;
    field.dispatchEvent(new Event('change', { bubbles: true })); }`;
}

export function isThere(control: string): string {
  return `document.querySelector(${JSON.stringify(control)}) !== null`;
}

/** Where a link leads. */
export function addressOf(link: string): string {
  return `${found(link)}.href`;
}

export function valueOf(field: string): string {
  return `${found(field)}.value`;
}

export function textOf(element: string): string {
  return `${found(element)}.textContent`;
}

/** Takes what stands in these, where they are there, out of sight. */
export function blank(elements: readonly string[]): string {
  return `document.querySelectorAll(${JSON.stringify(elements.join(', '))}).forEach((element) => (element.style.visibility = 'hidden'))`;
}

export function press(control: string): string {
  return `${found(control)}.click()`;
}

/** The next ceremony of the page answers what was answered before, whatever is asked. @param seen as the page sent it, JSON. */
export function replayAssertion(seen: string): string {
  return `navigator.credentials.get = () => Promise.resolve({ toJSON: () => (${JSON.stringify(JSON.parse(seen))}) })`;
}

/** Tells the page probe how the next prompt ends. */
export function planPrompt(plan: PromptPlan): string {
  return `globalThis.passkeyPilotPrompt = ${JSON.stringify(plan)}`;
}

function found(selector: string): string {
  const literal = JSON.stringify(selector);
  return `(document.querySelector(${literal}) ?? (() => { throw new Error('no element ' + ${literal} + ' on ' + location.pathname); })())`;
}
