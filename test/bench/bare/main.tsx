// The least that shows a long list: React, TanStack Virtual and one page of notices; the measure for the real window.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import './bare.css';

interface Row {
  id: string;
  title: string;
}

const allRows = 100_000;

function Bare(): ReactNode {
  const [rows, setRows] = useState<Row[]>([]);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const body = JSON.stringify({ filter: { box: 'inbox' }, after: null, limit: 200 });
    void fetch('/api/call/notices.list', { method: 'POST', body })
      .then((answer) => answer.json())
      .then((answer: { value: { rows: Row[] } }) => setRows(answer.value.rows));
  }, []);
  const virtualizer = useVirtualizer({
    count: rows.length === 0 ? 0 : allRows,
    getScrollElement: () => scroller.current,
    estimateSize: () => 80,
  });
  return (
    <div className="scroller" ref={scroller}>
      <div className="list" role="listbox" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            role="option"
            aria-selected={false}
            className="row"
            style={{ transform: `translateY(${start}px)` }}
          >
            {rows[index % rows.length]?.title}
          </div>
        ))}
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Bare />);
