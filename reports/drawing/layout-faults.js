// Runs in the page, as text: what a reader would see go wrong there. All lists empty means nothing did.
(() => {
  const root = document.documentElement;
  const clipped = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || node.textContent?.trim() === '' || parent.closest('.unseen, .skip, script, style') !== null)
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)) {
      if (parent.closest('.scroll') === null && (box.right > root.clientWidth + 1 || box.left < -1))
        clipped.push(`${node.textContent} leaves the window`);
      for (let around = parent; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        if (
          around instanceof SVGSVGElement &&
          (box.left < edge.left - 1 ||
            box.right > edge.right + 1 ||
            box.top < edge.top - 1 ||
            box.bottom > edge.bottom + 1)
        )
          clipped.push(`${node.textContent} leaves its drawing`);
        if (overflowX === 'hidden' && (box.left < edge.left - 1 || box.right > edge.right + 1))
          clipped.push(`${node.textContent} is cut sideways`);
        if (overflowY === 'hidden' && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1))
          clipped.push(`${node.textContent} is cut`);
      }
    }
  }
  const overlapping = [];
  for (const svg of document.querySelectorAll('.drawing svg')) {
    const texts = [...svg.querySelectorAll('text')]
      .map((text) => ({ text: text.textContent ?? '', box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        // Boxes include the leading of a line, so neighbours may share a few pixels of it.
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 4) overlapping.push(`${one.text} over ${other.text}`);
      }
    }
  }
  const drawn = [...document.querySelectorAll('.drawing svg')].filter(
    (svg) => svg.getBoundingClientRect().width > 0,
  ).length;
  const smallest = Math.min(
    ...[...document.querySelectorAll('.drawing svg')]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .map((svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute('width'))),
  );
  return { sideways: root.scrollWidth - root.clientWidth, clipped, overlapping, drawn, smallest };
})();
