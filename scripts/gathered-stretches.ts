// Stretches of a text gathered into pieces of a size that disks and pipes like.

const pieceCharacters = 1 << 20;

export function* gathered(stretches: Iterable<string>): Generator<string> {
  let piece = '';
  for (const stretch of stretches) {
    piece += stretch;
    if (piece.length < pieceCharacters) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
