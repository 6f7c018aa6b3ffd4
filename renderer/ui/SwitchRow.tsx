// A setting that is on or off, with the sentence that says what it does.
import { Switch } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import './field.css';

interface SwitchRowProps {
  label: string;
  hint?: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
}

export function SwitchRow({ label, hint, isOn, isDisabled = false, onChange }: SwitchRowProps): ReactNode {
  const id = useId();
  return (
    <div className="switch-row">
      <div className="switch-words">
        <span id={id}>{label}</span>
        {hint !== undefined && (
          <span className="field-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </div>
      <Switch.Root
        className="switch"
        checked={isOn}
        disabled={isDisabled}
        onCheckedChange={onChange}
        aria-labelledby={id}
        aria-describedby={hint !== undefined ? `${id}-hint` : undefined}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
}
