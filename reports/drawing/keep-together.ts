// Keeps a number and its unit on one line, in texts that other files wrote with plain spaces.

export function keepTogether(text: string): string {
  return text.replaceAll(/(\d) (?=%|(?:s|ms|min|times|users|points)\b)/g, '$1\u00a0');
}
