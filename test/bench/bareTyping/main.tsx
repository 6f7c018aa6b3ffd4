// The least that searches as one types: React, one field, one call a key, a page of titles; the measure for the real window.
import { type ReactNode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Row {
  id: string;
  title: string;
}

const shown = 15;

function Bare(): ReactNode {
  const [rows, setRows] = useState<Row[]>([]);
  const [isStale, setStale] = useState(false);
  const asked = useRef(0);
  const search = (text: string): void => {
    asked.current += 1;
    const round = asked.current;
    setStale(true);
    const body = JSON.stringify({ text, filter: { box: 'all' }, after: null, limit: 50 });
    void fetch('/api/call/notices.search', { method: 'POST', body })
      .then((answer) => answer.json())
      .then((answer: { value: { rows: Row[] } }) => {
        if (round !== asked.current) return;
        setRows(answer.value.rows);
        setStale(false);
      });
  };
  return (
    <main className="list-frame" data-stale={isStale}>
      <input type="search" aria-label="search" onChange={(event) => search(event.target.value.trim())} />
      {rows.slice(0, shown).map((row) => (
        <div key={row.id} role="option" aria-selected={false}>
          {row.title}
        </div>
      ))}
    </main>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Bare />);
