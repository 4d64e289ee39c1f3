import { useState, type JSX } from 'react';

interface ConfigLinesProps {
  /** The lines of evenkeel.yaml that set what was tried; null where nothing would change. */
  readonly config: string | null;
  /** Back to the present settings; null if they are shown. */
  readonly onBack: (() => void) | null;
}

/** How to keep what was tried: nothing is changed from here. */
export function ConfigLines({ config, onBack }: ConfigLinesProps): JSX.Element | null {
  const [copied, setCopied] = useState<string | null>(null);
  if (!onBack) return null;
  return (
    <div className="keep">
      {config === null ? null : (
        <>
          <pre>{config.trimEnd()}</pre>
          <button
            type="button"
            className="is-main"
            onClick={() => {
              navigator.clipboard.writeText(config).then(
                () => setCopied(config),
                () => setCopied(null),
              );
            }}
          >
            Copy for evenkeel.yaml
          </button>
        </>
      )}
      <button type="button" className="as-link" onClick={onBack}>
        Back to the present settings
      </button>
      <p className="small" role="status">
        {copied !== null && copied === config ? 'Copied. The run after the change judges with it.' : ''}
      </p>
    </div>
  );
}
