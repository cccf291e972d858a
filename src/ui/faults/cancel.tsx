/** Puts away what is in hand; Escape does the same. */
export function Cancel({ act }: { readonly act: () => void }) {
  return (
    <button type="button" className="button" onClick={act}>
      Cancel <kbd aria-hidden="true">Esc</kbd>
    </button>
  );
}
