// Parsed pages by k6's HTML module. Runs in k6 only.
import { parseHTML, type Selection } from 'k6/html';
import type { Form, ParsedPage } from '../session/web-client.ts';

export function parseK6Page(body: string): ParsedPage {
  const page = parseHTML(body);
  return {
    matches: (selector) => page.find(selector).size() > 0,
    attribute(selector, name) {
      const found = page.find(selector);
      return found.size() > 0 ? found.first().attr(name) : undefined;
    },
    text(selector) {
      const found = page.find(selector);
      return found.size() > 0 ? found.first().text() : undefined;
    },
    form(control) {
      const found = page.find(control);
      const form = found.closest('form');
      return form.size() > 0 ? formOf(form, found.first().attr('name')) : undefined;
    },
  };
}

function formOf(form: Selection, controlName: string | undefined): Form {
  const fields: Record<string, string> = {};
  form.find('input[name]').each((_index, element) => {
    const name = element.getAttribute('name');
    const type = element.getAttribute('type') ?? 'text';
    if (name !== undefined && name !== '' && !['submit', 'button', 'checkbox', 'radio', 'file'].includes(type))
      fields[name] = element.getAttribute('value') ?? '';
  });
  return {
    method: form.attr('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
    action: form.attr('action') ?? '',
    fields,
    ...(controlName === undefined ? {} : { controlName }),
  };
}
