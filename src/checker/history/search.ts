/** What a search found in the operations of one object. */
export type Found =
  | { readonly legal: true; readonly witness: readonly number[] }
  /** No prefix that ends before the response of `notBefore` fails; null where the search does not tell. */
  | { readonly legal: false; readonly notBefore: number | null };

/** A search that can be put aside after any node. */
export type Search = Generator<void, Found, void>;
