// The window's two buttons: one with words, one with an icon whose words are its name and tooltip.
import { Tooltip } from '@base-ui/react/tooltip';
import type { LucideIcon } from 'lucide-react';
import { type ButtonHTMLAttributes, type MouseEvent, memo, type ReactNode, useCallback } from 'react';
import { useLatest } from './useLatest.ts';
import './button.css';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'>;

interface ButtonProps extends Native {
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: LucideIcon;
  type?: 'button' | 'submit';
  children: ReactNode;
}

export function Button({
  look = 'plain',
  icon: Icon,
  type = 'button',
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button className={`button button-${look}`} type={type} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Native {
  icon: LucideIcon;
  label: string;
  /** The key that does the same, shown in the tooltip. */
  hotkey?: string;
  isPressed?: boolean;
  /** Shows the label beside the icon where there is room. */
  hasWords?: boolean;
}

/** Whoever draws it gives a new `onClick` each time; the tooltip, dear to draw, is drawn anew only when something is to be seen. */
export function IconButton({ onClick, ...rest }: IconButtonProps): ReactNode {
  const latest = useLatest(onClick);
  const press = useCallback((event: MouseEvent<HTMLButtonElement>) => latest.current?.(event), [latest]);
  return <WithTooltip {...rest} onClick={press} />;
}

const WithTooltip = memo(function WithTooltip(props: IconButtonProps): ReactNode {
  const { icon: Icon, label, hotkey, isPressed, hasWords = false, ...rest } = props;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={
          <button
            className="button-icon"
            type="button"
            aria-label={label}
            aria-pressed={isPressed}
            aria-keyshortcuts={hotkey}
            {...rest}
          >
            <Icon size={18} aria-hidden />
            {hasWords && <span className="button-word">{label}</span>}
          </button>
        }
      />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="tooltip-place">
          <Tooltip.Popup className="tooltip">
            {label} {hotkey && <kbd>{hotkey}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
});
