import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** A mistake of ours in drawing: never a blank page. Run, event and branches are kept and come back with the reload. */
export class FailureBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main style={{ padding: '2rem' }}>
        <h1>The picture could not be drawn.</h1>
        <p>Your run, its branches and the event you were at are kept.</p>
        <p style={{ display: 'flex', gap: '0.5rem', marginTop: '1rem' }}>
          <button type="button" className="button primary" onClick={() => location.reload()}>
            Reload here
          </button>
          <a className="button" href="#/" onClick={() => setTimeout(() => location.reload())}>
            To the gallery
          </a>
        </p>
      </main>
    );
  }
}
