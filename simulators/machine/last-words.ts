// Of all that a program printed, the line that says why it failed.

/** apt-get marks it "E:", JavaScript "Error:", Go "panic:" or "fatal error:"; others put it last. Never a line of a stack. */
export function lastWords(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !stackLine.test(line));
  const marked = lines.findIndex((line) => /^(?:E:|\w*Error:|panic:|fatal error:)/.test(line));
  const why = lines.at(marked) ?? '';
  // "All providers failed:" says why in the line after it.
  return (why.endsWith(':') && marked >= 0 ? `${why} ${lines[marked + 1] ?? ''}` : why).slice(0, 300);
}

/** "at f (/x/y.js:1:2)" of V8, "at f (file:///x/y.js:6:27(34))" of k6. */
const stackLine = /^at .+:\d+(?:\(\d+\))?\)?$/;
