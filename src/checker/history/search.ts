/** What a search found in the operations of one object. */
export type Found =
  | { readonly legal: true; readonly witness: readonly number[] }
  | { readonly legal: false };

/** A search that can be put aside after any node. */
export type Search = Generator<void, Found, void>;
