// What a server process tells its parent once it has tried to start. The parent tells it how to start, and later 'stop'.
export type ServerMessage =
  | { readonly kind: 'ready'; readonly baseUrl: string }
  | { readonly kind: 'failed'; readonly reason: string };
