// What can be written into the search beside words, each with a button that writes it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './listTools.css';

const operators = [
  ['from:', 'from'],
  ['case:', 'case'],
  ['before:', 'before'],
  ['after:', 'after'],
  ['is:unread', 'unread'],
  ['is:flagged', 'flagged'],
  ['has:pdf', 'pdf'],
  ['has:note', 'note'],
  ['" "', 'phrase'],
] as const;

interface SearchHelpProps {
  id: string;
  onWrite: (operator: string) => void;
}

export function SearchHelp({ id, onWrite }: SearchHelpProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="list-tools" id={id} aria-label={t('search.help')}>
      <ul className="operators">
        {operators.map(([operator, name]) => (
          <li key={operator}>
            {name === 'phrase' ? (
              <code className="operator">{operator}</code>
            ) : (
              <button type="button" className="operator operator-write" onClick={() => onWrite(operator)}>
                {operator}
              </button>
            )}
            <span>{t(`search.means.${name}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
