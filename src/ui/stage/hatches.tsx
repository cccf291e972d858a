/** Patterns for states that must be told apart without colour. */
export function Hatches() {
  return (
    <defs aria-hidden="true">
      <pattern
        id="hatch-uncertain"
        width="10"
        height="10"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="10" height="10" style={{ fill: 'var(--uncertain-bg)' }} />
        <rect width="2.5" height="10" style={{ fill: 'var(--uncertain)' }} />
      </pattern>
      <pattern
        id="hatch-crashed"
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect width="9" height="9" style={{ fill: 'var(--bg-stage)' }} />
        <rect width="1.5" height="9" style={{ fill: 'var(--crashed)' }} />
      </pattern>
    </defs>
  );
}
